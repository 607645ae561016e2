/** The bar over every page of somebody who is signed in: who it is, whom they act for, and where they can go. */
import type { Context } from 'hono';
import type { Locale } from '#language';
import type { HeldPost, Scope, Settings, SignedIn } from '#parties';
import type { Vault } from '#store';
import type { Account } from '../../web/parts/layout.tsx';
import { NotHere } from '../../web/parts/not-here.tsx';
import { organisationName } from '../../web/parts/organisation-name.ts';
import { sayIn, type WordKey } from '../../web/parts/words.ts';
import { assets } from '../assets.ts';
import { type About, sealOf, standingOf } from './opened-for.ts';
import { type Address, partsOf, rowOf, table } from './table.ts';

type Place = { readonly c: Context; readonly locale: Locale; readonly vault: Vault };
type Named = {
  readonly settings?: Settings;
  /** Whom the page is about. */
  readonly name?: string | undefined;
  /** Who acts, where that is somebody else. */
  readonly own?: string | undefined;
  readonly notices?: number;
  /** Their work, where nothing else is said. */
  readonly about?: About;
};

/** The bar over every page of somebody who is signed in. */
export function accountOf(
  { c, locale, vault }: Place,
  signedIn: SignedIn,
  { settings = {}, name, own, notices, about = 'work' }: Named = {},
): Account {
  const now = standingOf(signedIn, about);
  const acting = now.subject !== signedIn.person;
  const shown = acting ? nameAtWork(locale, own ?? sayIn(locale)('me.helper'), signedIn) : name;
  return {
    invented: signedIn.invented,
    text: settings.text ?? 'normal',
    watched: settings.watched === true,
    openedFor: sealOf(vault, now),
    ...(notices === undefined ? {} : { notices }),
    links: linksOf(c, locale, signedIn),
    posts: signedIn.posts.map((it) => ({
      id: it.id,
      label: postLabel(locale, it),
      current: it.id === signedIn.post?.id,
    })),
    ...(shown === undefined ? {} : { name: shown }),
    ...(acting && name !== undefined ? { actingFor: name } : {}),
  };
}

/** Who acts for somebody, with where they work. */
const nameAtWork = (locale: Locale, name: string, { post }: SignedIn): string =>
  post === undefined ? name : `${name} · ${organisationName(post, locale)}`;

/** Two posts of one person are told apart by it. */
export const postLabel = (locale: Locale, post: HeldPost): string =>
  [
    organisationName(post, locale),
    ...(post.unit === undefined ? [] : [post.unit]),
    sayIn(locale)(`role.${post.role}` as WordKey),
  ].join(' · ');

const scopeOf: Readonly<Record<string, Scope>> = {
  seeDates: 'dates',
  see: 'see',
  note: 'note',
  seeDocuments: 'documents',
};

/** The pages of the menu, in their order. */
const inMenu = (Object.keys(table) as Address[]).flatMap((address) => {
  const { audience, subject, menu, asks } = rowOf(address);
  if (menu === undefined) return [];
  const [group, label] = menu;
  return [{ path: partsOf(address)[1], group, label, audience, subject, scope: scopeOf[asks[0] ?? ''] }];
});

/** What a mandate must say for a page; what it has no word for is for nobody's helper. */
const mayHelp = (scope: readonly Scope[] | undefined, needed: Scope | undefined): boolean =>
  scope === undefined || (needed !== undefined && scope.includes(needed));

/** Where a helper with this mandate begins; a guardian at home. */
export function firstPage(locale: Locale, scope: readonly Scope[] | undefined): string {
  const page = inMenu.find((it) => it.subject === 'client' && mayHelp(scope, it.scope));
  return (page?.path ?? '/:locale/clients').replace(':locale', locale);
}

function linksOf(c: Context, locale: Locale, { resident, actingFor, posts }: SignedIn): Account['links'] {
  const say = sayIn(locale);
  const isOpen = ({ audience, subject, scope }: (typeof inMenu)[number]): boolean => {
    if (subject === 'client') return (resident || actingFor !== undefined) && mayHelp(actingFor?.scope, scope);
    // Their work place is for those who have one.
    if (audience === 'member') return posts.length > 0;
    if (audience === 'officer') return posts.some((it) => it.role === 'officer' || it.role === 'reviewer');
    return subject !== 'organisation' || posts.some((it) => it.role === audience);
  };
  return inMenu.filter(isOpen).map(({ path, group, label }) => {
    const href = path.replace(':locale', locale);
    return { group, href, label: say(label), current: c.req.path === href };
  });
}

/** "There is nothing" and "you may not" are one page. */
export const notHereFor = (place: Place, signedIn: SignedIn): Response | Promise<Response> =>
  place.c.html(`<!doctype html>${NotHere({ locale: place.locale, assets, account: accountOf(place, signedIn) })}`, 404);

/** What the links of a page go on for: nothing in one's own affairs. */
export const sealOfLinks = (vault: Vault, signedIn: SignedIn): string | undefined =>
  signedIn.actingFor === undefined ? undefined : sealOf(vault, standingOf(signedIn, 'record'));
