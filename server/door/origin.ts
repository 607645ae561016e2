/**
 * Under which addresses an installation answers. WHY: a browser names the host it believes to talk to; a page that points its
 * own name at this machine (DNS rebinding) would else read our answers and post our forms as itself.
 */
export type OwnAddresses = {
  /** Is this where people reach us, by the Host of a request? */
  readonly isHost: (host: string) => boolean;
  /** Is this a page of ours, by the Origin of a request? */
  readonly isOrigin: (origin: string) => boolean;
};

/** One machine under three names. */
const local = ['localhost', '127.0.0.1', '[::1]'];

/** @throws Error when it is no origin such as `https://shinrai.example` */
export function ownAddresses(origin: string): OwnAddresses {
  const { protocol, hostname, port } = readOrigin(origin);
  const names = local.includes(hostname) ? local : [hostname];
  const urls = names.map((it) => new URL(`${protocol}//${it}${port === '' ? '' : `:${port}`}`));
  const [hosts, origins] = [new Set(urls.map((it) => it.host)), new Set(urls.map((it) => it.origin))];
  return {
    isHost: (host) => hosts.has(URL.parse(`${protocol}//${host}`)?.host ?? ''),
    isOrigin: (it) => origins.has(it),
  };
}

/** @throws Error saying what it should look like */
export function readOrigin(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== text.toLowerCase().replace(/\/$/, ''))
    throw new Error(`SHINRAI_ORIGIN must be an address such as https://shinrai.example, not \`${text}\`.`);
  return url;
}
