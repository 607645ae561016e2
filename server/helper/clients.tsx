/** For helpers and guardians: the people they may act for, acting for one, a note of one's own, giving a mandate back. */
import type { Hono } from 'hono';
import { dayInJapan, permit } from '#access';
import type { Grant } from '#audit';
import {
  actFor,
  actInPost,
  actorOf,
  type Client,
  clientsOf,
  findOffer,
  keepMandateNote,
  type MandateNote,
  mandateNotesOf,
  mostNoteLetters,
  returnMandate,
  takeOffer,
} from '#parties';
import type { Reach } from '#store';
import { GonePage } from '../../web/entrance/new-person.tsx';
import { ClientPage, ReturnPage } from '../../web/helper/client.tsx';
import { ClientsPage } from '../../web/helper/clients.tsx';
import { OfferPage } from '../../web/helper/offer.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import { sayIn } from '../../web/parts/words.ts';
import { firstPage, notHereFor, sealOfLinks } from '../door/bar.tsx';
import { asOneAct, page, type Site } from '../door/door.tsx';
import { takeUpSealed } from '../door/elsewhere.tsx';
import { answerBusy } from '../door/failures.ts';
import { addressFor } from '../door/links.ts';
import { isPageOfOurs } from '../door/next.ts';
import { postOf, sealOf, standingFor } from '../door/opened-for.ts';
import type { Address } from '../door/table.ts';
import { beginningOf, framed, nextOf, openSignedIn, placeOf, secretIn } from '../entrance/entrance.tsx';
import { calendarText } from '../resident/calendar.ts';
import { isUuid } from '../resident/record.tsx';
import { csvText } from './csv.ts';
import { listOf, lookAt, onePage, openFactsIn, queryIn, type Visit } from './list.ts';
import { rowsOf } from './rows.ts';

export function clientPages(app: Hono, site: Site): void {
  const open = openSignedIn(app, site);
  const { house } = site;

  open('GET /:locale/clients', async (at) => {
    const today = dayInJapan(at.now);
    const query = queryIn(at);
    const list = await listOf(at, query, today, 'GET /:locale/clients');
    const done = at.c.req.query('done') === 'returned';
    return page(at, <ClientsPage view={framed(at)} {...{ list, query, today, onePage, done }} />);
  });

  open('GET /:locale/clients.csv', async (at) => {
    const { lines } = await listOf(at, queryIn(at), dayInJapan(at.now), 'GET /:locale/clients.csv', true);
    return file(at, csvText(rowsOf(lines, at.locale)), 'text/csv', 'clients.csv');
  });

  open('GET /:locale/clients.ics', async (at) => {
    const { lines } = await listOf(at, queryIn(at), dayInJapan(at.now), 'GET /:locale/clients.ics', true);
    // Half a calendar would take days out of the one that is there.
    if (lines.some((it) => it.notNow)) return answerBusy(at.c);
    const dates = lines.flatMap((it) => it.dates);
    const text = calendarText(house.vault, at.signedIn.person, dates, at.locale, at.now);
    return file(at, text, 'text/calendar', 'clients.ics');
  });

  open('GET /:locale/clients/:person', async (at) => {
    const client = await clientIn(at, site, at.c.req.query('mandate'));
    return client === undefined ? nothing(at) : clientPage(at, client);
  });

  open('POST /:locale/clients/:person', async (at) => {
    const client = await clientIn(at, site, at.sent.typed.mandate);
    if (client === undefined) return nothing(at);
    await actFor(house.app, at.signedIn.session, client);
    const { next = '' } = at.sent.typed;
    const first = firstPage(at.locale, client.mandate === undefined ? undefined : client.scope);
    const seal = sealOf(house.vault, standingFor(at.signedIn.person, client, postOf(at.signedIn)));
    return at.c.redirect(addressFor(isPageOfOurs(next) ? next : first, seal), 303);
  });

  open('POST /:locale/clients/:person/note', async (at) => {
    const client = await clientIn(at, site, at.sent.typed.mandate);
    if (client?.mandate === undefined) return nothing(at);
    const { mandate } = client;
    const { typed, refused } = at.sent;
    const words = (typed.words ?? '').normalize('NFC').trim();
    const say = sayIn(at.locale);
    const tooLong = { field: 'words', message: say('clientNote.long', { most: mostNoteLetters }) };
    const errors = [...refused, ...(words.length > mostNoteLetters ? [tooLong] : [])];
    if (errors.length > 0) return clientPage(at, client, { errors, words: typed.words ?? '' });
    const kept = await house.app.transaction().execute(async (act) => {
      const govern = await ownLeave(at, 'POST /:locale/clients/:person/note');
      return keepMandateNote(act, house.vault, govern, { mandate, words, day: dayInJapan(at.now) }, at.now);
    });
    return kept
      ? at.c.redirect(`/${at.locale}/clients/${client.person}?mandate=${mandate}&done=noted#note`, 303)
      : nothing(at);
  });

  open('GET /:locale/clients/:person/return', async (at) => {
    const client = await clientIn(at, site, at.c.req.query('mandate'));
    if (client?.mandate === undefined) return nothing(at);
    const looked = await lookAt(at, client, dayInJapan(at.now), 'GET /:locale/clients/:person/return');
    return looked === undefined ? nothing(at) : page(at, <ReturnPage view={framed(at)} line={looked.line} />);
  });

  open('POST /:locale/clients/:person/return', async (at) => {
    const client = await clientIn(at, site, at.sent.typed.mandate);
    if (client?.mandate === undefined) return nothing(at);
    const { mandate } = client;
    return asOneAct(house, async (act) => {
      await returnMandate(act, mandate, at.signedIn.person, at.now);
      await actFor(act, at.signedIn.session, undefined);
      return at.c.redirect(`/${at.locale}/clients?done=returned`, 303);
    });
  });

  open('POST /:locale/me/acting', async (at) => {
    const { before, next = '' } = at.sent.typed;
    const signedIn = await takeUpSealed(at, before);
    if (signedIn === undefined) return nothing(at);
    const to = next === '' ? beginningOf(at.locale, signedIn) : nextOf(at);
    return at.c.redirect(addressFor(to, sealOfLinks(house.vault, signedIn)), 303);
  });

  open('POST /:locale/me/acting/end', async (at) => {
    await actFor(house.app, at.signedIn.session, undefined);
    return at.c.redirect(`/${at.locale}/clients`, 303);
  });

  open('POST /:locale/post', async (at) => {
    const { post = '' } = at.sent.typed;
    if (!isUuid(post) || !(await actInPost(house.app, at.signedIn, post))) return nothing(at);
    return at.c.redirect(`/${at.locale}/begin`, 303);
  });

  open('GET /:locale/help/:secret', async (at) => {
    const offer = await findOffer(house.app, secretIn(at), at.now);
    if (offer === undefined) return page(at, <GonePage view={framed(at)} />, 404);
    return page(at, <OfferPage view={framed(at)} offer={offer} secret={secretIn(at)} />);
  });

  open('POST /:locale/help/:secret', async (at) => {
    const taken = await house.app
      .transaction()
      .execute((act) => takeOffer(act, secretIn(at), at.signedIn.person, at.now));
    return taken ? at.c.redirect(`/${at.locale}/clients`, 303) : page(at, <GonePage view={framed(at)} />, 404);
  });
}

const nothing = (at: Visit) => notHereFor(placeOf(at), at.signedIn);

const file = ({ c }: Visit, text: string, type: string, name: string): Response =>
  c.body(text, 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name}"`,
  });

/** The client of the address, by the mandate the page was made for: one given anew is another. */
async function clientIn({ c, signedIn, now }: Visit, { house }: Site, mandate = ''): Promise<Client | undefined> {
  const person = c.req.param('person') ?? '';
  if (!isUuid(person)) return undefined;
  const clients = await clientsOf(house.app, signedIn.person, dayInJapan(now));
  return clients.find((it) => it.person === person && (it.mandate ?? '') === mandate);
}

type Noted = { readonly errors?: readonly ShownError[]; readonly words?: string };

async function clientPage(at: Visit, client: Client, noted: Noted = {}) {
  const today = dayInJapan(at.now);
  const what = 'GET /:locale/clients/:person';
  const looked = await lookAt(at, client, today, what);
  if (looked === undefined) return nothing(at);
  const { line, told } = looked;
  const note = await noteOf(at, client, today, what);
  const papers = told.flatMap(({ brief }) => brief.answer.todo.slice(0, 1)).find((it) => it.papers !== undefined);
  const shown = { line, today, note, open: openFactsIn(told, today), papers: papers?.papers ?? [] };
  const done = at.c.req.query('done') === 'noted';
  const { errors = [] } = noted;
  const view = framed(at);
  return page(at, <ClientPage {...{ view, ...shown, ...noted, errors, done }} />, errors.length > 0 ? 422 : 200);
}

async function noteOf(
  at: Visit,
  { mandate }: Client,
  day: string,
  what: Address,
  reach: Reach = at.house.app,
): Promise<MandateNote | undefined> {
  if (mandate === undefined) return undefined;
  const [note] = await mandateNotesOf(reach, at.house.vault, await ownLeave(at, what), day, mandate);
  return note;
}

/** To look after what is one's own; the entry is one's own too. */
async function ownLeave({ gate, signedIn }: Visit, what: Address): Promise<Grant<'govern'>> {
  const asked = { actor: actorOf(signedIn), subject: signedIn.person, purpose: 'own-view', what } as const;
  const grant = await permit(gate, { ...asked, action: 'govern' });
  if ('no' in grant) throw new Error('nobody is kept from what is their own');
  return grant;
}
