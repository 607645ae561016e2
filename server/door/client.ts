/**
 * Who is at the other end of a request. Behind a proxy every connection comes from the proxy: its word about the client
 * counts only where the installation names it (`SHINRAI_PROXY`), since anybody can write such a header.
 */
import { BlockList, isIP, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export type Proxies = {
  readonly named: boolean;
  readonly trusts: (address: string) => boolean;
};

/** Addresses and networks, separated by commas: `127.0.0.1, 10.0.0.0/8, fd00::/8`. @throws Error naming what is none */
export function readProxies(text: string | undefined): Proxies {
  const list = new BlockList();
  const named = (text ?? '')
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '');
  for (const it of named) {
    const [address = '', bits] = it.split('/');
    const family = familyOf(address);
    const width = bits === undefined || /^\d{1,3}$/.test(bits) ? Number(bits ?? (family === 'ipv6' ? 128 : 32)) : -1;
    if (isIP(address) === 0 || width < 0 || width > (family === 'ipv6' ? 128 : 32))
      throw new Error(`SHINRAI_PROXY names \`${it}\`, which is no address and no network such as 10.0.0.0/8.`);
    list.addSubnet(address, width, family);
  }
  return { named: named.length > 0, trusts: (address) => isIP(address) > 0 && list.check(address, familyOf(address)) };
}

export const noProxies = readProxies(undefined);

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

type Told = { readonly forwardedFor?: string | undefined; readonly forwarded?: string | undefined };

/**
 * The client's address: from the connection back through hops that are trusted, to the first that is not. Both headers may
 * be there; when they tell two stories neither is believed, because only one is the proxy's own.
 */
export function clientAddress(remote: string, { forwardedFor, forwarded }: Told, { trusts }: Proxies): string {
  const near = unmapped(remote);
  const stories = [addressesIn(forwardedFor), forwardedIn(forwarded)].flatMap((it) => (it === undefined ? [] : [it]));
  const [first = near, ...others] = stories.map((hops) => farthest([...hops, near], trusts));
  return others.every((it) => it === first) ? first : near;
}

/** The last of a chain of hops that is vouched for; `hops` begin with the farthest. */
function farthest(hops: readonly string[], trusts: (address: string) => boolean): string {
  let at = hops.length - 1;
  while (at > 0 && trusts(hops[at] ?? '') && isIP(hops[at - 1] ?? '') > 0) at--;
  return hops[at] ?? '';
}

const addressesIn = (header: string | undefined): readonly string[] | undefined =>
  header?.split(',').map((it) => hostOf(it.trim()));

/** RFC 7239: `for=192.0.2.60;proto=http, for="[2001:db8::1]:4711"`. */
const forwardedIn = (header: string | undefined): readonly string[] | undefined =>
  header?.split(',').map((hop) => hostOf(/(?:^|;)\s*for="?([^";]+)"?/i.exec(hop.trim())?.[1] ?? ''));

/** An address without its port. */
const hostOf = (text: string): string =>
  unmapped(/^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/.exec(text)?.[1] ?? text);

/** IPv4 written as IPv6 is IPv4. */
const unmapped = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/** What counts as one client: an IPv4 address, or the /64 of an IPv6 address, which one household or server has whole. */
export function clientKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  // The last group may be a dotted IPv4 address, which stands for two.
  const width = groups.length + rest.length + (rest.at(-1)?.includes('.') === true ? 1 : 0);
  const whole = tail === undefined ? groups : [...groups, ...Array.from({ length: 8 - width }, () => '0'), ...rest];
  return `${whole
    .slice(0, 4)
    .map((it) => Number.parseInt(it, 16).toString(16))
    .join(':')}::/64`;
}

export type Clients = {
  /** Who asks, as one client; empty without a connection. */
  readonly keyOf: (c: Context) => string;
  /** A proxy spoke for clients, and none is named: everybody is counted as one. */
  readonly unnamedProxy: () => boolean;
};

/** @param onUnnamedProxy told once, when a request comes through a proxy that is not named */
export function openClients(proxies: Proxies, onUnnamedProxy: () => void = () => undefined): Clients {
  let unnamed = false;
  return {
    keyOf: (c) => {
      const told = { forwardedFor: c.req.header('x-forwarded-for'), forwarded: c.req.header('forwarded') };
      if (!proxies.named && !unnamed && (told.forwardedFor ?? told.forwarded) !== undefined) {
        unnamed = true;
        onUnnamedProxy();
      }
      return clientKey(clientAddress(remoteOf(c), told, proxies));
    },
    unnamedProxy: () => unnamed,
  };
}

/** Asked without a connection, as in a test, nobody is at the other end. */
function remoteOf(c: Context): string {
  const env: unknown = c.env;
  return typeof env === 'object' && env !== null && 'incoming' in env ? (getConnInfo(c).remote.address ?? '') : '';
}
