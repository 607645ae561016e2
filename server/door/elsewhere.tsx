/** Before anything is done: is whoever is there now the one the page was opened for, and for the same person (ADR 20)? */
import type { Context } from 'hono';
import { dayInJapan, type OpenGate, permit } from '#access';
import type { Locale } from '#language';
import { actFor, displayName, namesOf, type SignedIn } from '#parties';
import { openedForField } from '../../web/parts/form.tsx';
import { type Before, FormOpenedFor, LinkOpenedFor } from '../../web/parts/opened-for.tsx';
import { sayIn } from '../../web/parts/words.ts';
import { assets } from '../assets.ts';
import type { Installation } from '../installation.ts';
import { accountOf, notHereFor, postLabel } from './bar.tsx';
import { mostEchoBytes } from './body.ts';
import { addressFor } from './links.ts';
import {
  type About,
  askedBy,
  type Opened,
  openedBy,
  openedFor,
  type Present,
  postOf,
  type Standing,
  sealOf,
  standingOf,
} from './opened-for.ts';
import { isLink, type Sent } from './sent.ts';
import { whoIs } from './who.ts';

export type Entering = {
  readonly c: Context;
  readonly locale: Locale;
  readonly house: Installation;
  readonly origin: string;
  readonly gate: OpenGate;
  readonly sent: Sent;
  readonly signedIn: SignedIn;
};
type Other = Exclude<Opened, { readonly is: 'now' }>;

/**
 * Lets whoever is signed in on to a page, or an act.
 * @param about `session` for what is about the session alone: it asks only who opened the page
 * @returns the page that says for whom and in which post it was opened instead, where that is another
 */
export async function enter(at: Entering, about: About | 'session'): Promise<SignedIn | Response> {
  const { c, house, sent, signedIn } = at;
  const link = isLink(c);
  if (link && about !== 'record') return signedIn;
  if (about === 'session' && openedBy(house.vault, signedIn.person, sent.openedFor)) return signedIn;
  const present = presentOf(at, about === 'session' ? 'work' : about);
  const opened = link ? await linkOpenedFor(c, present) : await openedFor(sent.openedFor, present);
  if (opened.is === 'now' || (opened.is === 'earlier' && about === 'session')) return signedIn;
  if (opened.is !== 'earlier' || sent.typed.again !== 'true') return elsewhere(at, present.now, opened);
  return (await takeUp(at, opened.standing)) ?? elsewhere(at, present.now, { is: 'over' });
}

/** Acts again for whom and in the post in which a page was opened. @returns nothing where that is not possible any more */
async function takeUp(
  { c, house, origin, signedIn }: Entering,
  { subject, post, ...by }: Standing,
): Promise<SignedIn | undefined> {
  const self = subject === signedIn.person;
  await actFor(house.app, signedIn.session, self ? undefined : { ...by, person: subject }, post);
  return whoIs(c, { house, origin });
}

/** Acts again for whom this seal was made. */
export async function takeUpSealed(at: Entering, seal: string | undefined): Promise<SignedIn | undefined> {
  const opened = await openedFor(seal, presentOf(at, 'record'));
  if (opened.is === 'now') return at.signedIn;
  return opened.is === 'earlier' ? takeUp(at, opened.standing) : undefined;
}

const presentOf = ({ house, signedIn }: Entering, about: About): Present => ({
  reach: house.app,
  vault: house.vault,
  now: standingOf(signedIn, about),
  posts: signedIn.posts,
  day: dayInJapan(house.gate.now()),
});

/** An address that does not say whom it is for is about oneself. */
async function linkOpenedFor(c: Context, present: Present): Promise<Opened> {
  const { now } = present;
  const seal = c.req.query(openedForField);
  if (seal !== undefined) return openedFor(seal, present);
  const self = { person: now.person, subject: now.person };
  return now.subject === now.person ? { is: 'now' } : { is: 'earlier', standing: self };
}

async function elsewhere(at: Entering, now: Standing, opened: Other): Promise<Response> {
  const { c, locale, house, sent, signedIn } = at;
  const place = { c, locale, vault: house.vault };
  const name = await nameOf(at, now);
  // Whoever may not act for them any more learns nothing of either.
  if (name === undefined) return notHereFor(place, signedIn);
  const say = sayIn(locale);
  const view = { locale, say, assets, account: accountOf(place, signedIn) };
  const props = {
    view,
    address: c.req.path,
    now: { name, self: now.subject === now.person, seal: sealOf(house.vault, now), post: labelOf(locale, signedIn) },
    before: await beforeOf(at, opened, now),
  };
  if (isLink(c)) {
    const on = addressFor(c.req.path, props.now.self ? undefined : props.now.seal);
    return c.html(`<!doctype html>${LinkOpenedFor({ ...props, on })}`, 409);
  }
  const { again: _, ...typed } = sent.typed;
  const render = (it: typeof typed | undefined) =>
    `<!doctype html>${FormOpenedFor({ ...props, typed: it, seal: sent.openedFor })}`;
  const page = render(sent.unread ? undefined : typed);
  return c.html(Buffer.byteLength(page) > mostEchoBytes ? render(undefined) : page, 409);
}

async function beforeOf(at: Entering, opened: Other, now: Standing): Promise<Before> {
  if (opened.is !== 'earlier') return opened;
  const { standing } = opened;
  const { subject, post } = standing;
  const name = await nameOf(at, standing);
  if (name === undefined) return { is: 'over' };
  const { house, signedIn } = at;
  const otherPost = post !== undefined && post !== postOf(signedIn);
  return {
    is: 'earlier',
    name,
    self: subject === standing.person,
    same: subject === now.subject,
    seal: sealOf(house.vault, standing),
    ...(otherPost ? { post: labelOf(at.locale, signedIn, post) } : {}),
  };
}

/** One of somebody's posts in words. */
function labelOf(locale: Locale, signedIn: SignedIn, id = postOf(signedIn)): string {
  const post = signedIn.posts.find((it) => it.id === id);
  return post === undefined ? sayIn(locale)('opened.post.none') : postLabel(locale, post);
}

/** A name, looked at with leave by whatever lets the person look; nothing where they may not. */
async function nameOf({ c, locale, house, gate, signedIn }: Entering, standing: Standing): Promise<string | undefined> {
  const by = askedBy(signedIn, standing);
  const self = by.subject === signedIn.person;
  const what = `${c.req.method} ${c.req.routePath}`;
  for (const action of self ? (['govern'] as const) : (['seeDates', 'see', 'note', 'seeDocuments'] as const)) {
    const grant = await permit(gate, { ...by, action, what });
    if ('no' in grant) continue;
    const names = await namesOf(house.app, house.vault, grant);
    return names === undefined ? undefined : displayName(names, locale);
  }
  return undefined;
}
