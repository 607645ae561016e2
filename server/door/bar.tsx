/** The bar over every page of somebody who is signed in: who it is, whom they act for, and where they can go. */
import type { Context } from 'hono';
import type { Locale } from '#language';
import type { HeldPost, Scope, Settings, SignedIn } from '#parties';
import type { Vault } from '#store';
import type { Account, MenuGroup } from '../../web/parts/layout.tsx';
import { NotHere } from '../../web/parts/not-here.tsx';
import { type Say, sayIn, type WordKey } from '../../web/parts/words.ts';
import { assets } from '../assets.ts';
import { type About, sealOf, standingOf } from './opened-for.ts';

type Place = { readonly c: Context; readonly locale: Locale; readonly vault: Vault };
type Named = {
  readonly settings?: Settings;
  readonly name?: string | undefined;
  readonly notices?: number;
  /** Their work, where nothing else is said. */
  readonly about?: About;
};

/** The bar over every page of somebody who is signed in. */
export function accountOf(
  { c, locale, vault }: Place,
  signedIn: SignedIn,
  { settings = {}, name, notices, about = 'work' }: Named = {},
): Account {
  const now = standingOf(signedIn, about);
  const acting = now.subject !== signedIn.person;
  const say = sayIn(locale);
  const shown = acting ? (signedIn.post?.name ?? say('me.helper')) : name;
  return {
    invented: signedIn.invented,
    text: settings.text ?? 'normal',
    watched: settings.watched === true,
    openedFor: sealOf(vault, now),
    ...(notices === undefined ? {} : { notices }),
    links: linksOf(c, locale, signedIn),
    posts: signedIn.posts.map((it) => ({
      id: it.id,
      label: postLabel(say, it),
      current: it.id === signedIn.post?.id,
    })),
    ...(shown === undefined ? {} : { name: shown }),
    ...(acting && name !== undefined ? { actingFor: name } : {}),
  };
}

/** Two posts of one person are told apart by it. */
export const postLabel = (say: Say, { name, unit, role }: HeldPost): string =>
  [name, ...(unit === undefined ? [] : [unit]), say(`role.${role}` as WordKey)].join(' · ');

/** Pages about a record, each with what a helper's mandate must say; the last ones are for nobody's helper. */
const recordPages: readonly (readonly [group: MenuGroup, path: string, label: WordKey, scope?: Scope])[] = [
  ['situation', 'me', 'me.home', 'dates'],
  ['situation', 'me/record', 'me.record', 'see'],
  ['situation', 'me/tell', 'me.tell', 'note'],
  ['situation', 'me/stand', 'me.stand', 'see'],
  ['situation', 'me/dates', 'me.dates', 'dates'],
  ['papers', 'me/documents', 'me.documents', 'documents'],
  ['sharing', 'me/seen', 'me.seen'],
  ['sharing', 'me/helpers', 'me.helpers'],
  ['sharing', 'me/household', 'me.household'],
  ['papers', 'me/take-away', 'me.takeAway'],
];

/** Where a helper with this mandate begins; a guardian at home. */
export const firstPage = (locale: Locale, scope: readonly Scope[] | undefined): string => {
  const page = recordPages.find((it) => scope === undefined || (it[3] !== undefined && scope.includes(it[3])));
  return `/${locale}/${page?.[1] ?? 'clients'}`;
};

function linksOf(c: Context, locale: Locale, { resident, actingFor, posts }: SignedIn): Account['links'] {
  const say = sayIn(locale);
  const roles = posts.map((it) => it.role);
  const scope = actingFor?.scope;
  const open = recordPages.filter((it) => scope === undefined || (it[3] !== undefined && scope.includes(it[3])));
  const pages: readonly (readonly [MenuGroup, string, WordKey, ...unknown[]])[] = [
    ...(resident || actingFor !== undefined ? open : []),
    ['work', 'clients', 'me.clients'],
    ...(roles.includes('administrator') ? [['work', 'administer', 'me.administer'] as const] : []),
    ...(roles.includes('operator') ? [['work', 'operate', 'me.operate'] as const] : []),
    ['account', 'me/settings', 'me.settings'],
    ['account', 'me/account', 'me.account'],
  ];
  return pages.map(([group, path, key]) => {
    const href = `/${locale}/${path}`;
    return { group, href, label: say(key), current: c.req.path === href };
  });
}

/** "There is nothing" and "you may not" are one page. */
export const notHereFor = (place: Place, signedIn: SignedIn): Response | Promise<Response> =>
  place.c.html(`<!doctype html>${NotHere({ locale: place.locale, assets, account: accountOf(place, signedIn) })}`, 404);

/** What the links of a page go on for: nothing in one's own affairs. */
export const sealOfLinks = (vault: Vault, signedIn: SignedIn): string | undefined =>
  signedIn.actingFor === undefined ? undefined : sealOf(vault, standingOf(signedIn, 'record'));
