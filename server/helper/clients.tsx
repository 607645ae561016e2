/** For helpers and guardians: the people they may act for, acting for one, and taking a mandate. */
import type { Hono } from 'hono';
import { dayInJapan, permit } from '#access';
import type { Grant } from '#audit';
import {
  actFor,
  actInPost,
  type Client,
  clientsOf,
  displayName,
  endMandate,
  findOffer,
  namesOf,
  type SignedIn,
  takeOffer,
} from '#parties';
import { GonePage } from '../../web/entrance/new-person.tsx';
import { type ClientLine, ClientsPage, OfferPage } from '../../web/resident/people.tsx';
import { firstPage, notHereFor, sealOfLinks } from '../door/bar.tsx';
import { asOneAct, page, type Site } from '../door/door.tsx';
import { takeUpSealed } from '../door/elsewhere.tsx';
import { addressFor } from '../door/links.ts';
import { askedBy, postOf, sealOf, standingFor } from '../door/opened-for.ts';
import { type At, beginningOf, framed, nextOf, openSignedIn, placeOf, secretIn } from '../entrance/entrance.tsx';
import { datesOf, firstOf } from '../resident/dates.ts';
import { isUuid } from '../resident/record.tsx';
import { standingsFor } from '../resident/told.ts';

const onePage = 20;
type Visit = At & { readonly signedIn: SignedIn };

export function clientPages(app: Hono, site: Site): void {
  const open = openSignedIn(app, site);
  const { house } = site;

  open('GET /:locale/clients', async (at) => {
    const today = dayInJapan(at.now);
    const from = Number.parseInt(at.c.req.query('from') ?? '0', 10) || 0;
    const all = await clientsOf(house.app, at.signedIn.person, today);
    const clients: ClientLine[] = [];
    for (const it of all.slice(from, from + onePage)) clients.push(...(await clientLine(at, site, it, today)));
    const more = all.length > from + onePage ? from + onePage : undefined;
    return page(
      at,
      <ClientsPage view={framed(at)} clients={clients} today={today} {...(more === undefined ? {} : { more })} />,
    );
  });

  open('POST /:locale/clients/:person', async (at) => {
    const client = await clientIn(at, site);
    if (client === undefined) return notHereFor(placeOf(at), at.signedIn);
    await actFor(house.app, at.signedIn.session, client);
    const first = firstPage(at.locale, client.mandate === undefined ? undefined : client.scope);
    return at.c.redirect(
      addressFor(first, sealOf(house.vault, standingFor(at.signedIn.person, client, postOf(at.signedIn)))),
      303,
    );
  });

  open('POST /:locale/clients/:person/return', async (at) => {
    const client = await clientIn(at, site);
    if (client?.mandate === undefined) return notHereFor(placeOf(at), at.signedIn);
    const { mandate } = client;
    return asOneAct(house, async (act) => {
      await endMandate(act, mandate, at.signedIn.person, at.now);
      await actFor(act, at.signedIn.session, undefined);
      return at.c.redirect(`/${at.locale}/clients`, 303);
    });
  });

  open('POST /:locale/me/acting', async (at) => {
    const { before, next = '' } = at.sent.typed;
    const signedIn = await takeUpSealed(at, before);
    if (signedIn === undefined) return notHereFor(placeOf(at), at.signedIn);
    const to = next === '' ? beginningOf(at.locale, signedIn) : nextOf(at);
    return at.c.redirect(addressFor(to, sealOfLinks(house.vault, signedIn)), 303);
  });

  open('POST /:locale/me/acting/end', async (at) => {
    await actFor(house.app, at.signedIn.session, undefined);
    return at.c.redirect(`/${at.locale}/clients`, 303);
  });

  open('POST /:locale/post', async (at) => {
    const { post = '' } = at.sent.typed;
    if (!isUuid(post) || !(await actInPost(house.app, at.signedIn, post))) return notHereFor(placeOf(at), at.signedIn);
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

/** The client of the address, by the mandate the form was made for: one given anew is another. */
async function clientIn({ c, sent, signedIn, now }: Visit, { house }: Site): Promise<Client | undefined> {
  const person = c.req.param('person') ?? '';
  if (!isUuid(person)) return undefined;
  const clients = await clientsOf(house.app, signedIn.person, dayInJapan(now));
  return clients.find((it) => it.person === person && (it.mandate ?? '') === (sent.typed.mandate ?? ''));
}

/** A client as the list shows them, each look with its entry; nothing when the mandate has just ended. */
async function clientLine(at: Visit, { house }: Site, client: Client, day: string): Promise<readonly ClientLine[]> {
  const { locale, signedIn } = at;
  const seesDates = client.mandate === undefined || client.scope.includes('dates');
  const action = seesDates
    ? 'seeDates'
    : client.scope.includes('see')
      ? 'see'
      : client.scope.includes('note')
        ? 'note'
        : 'seeDocuments';
  const grant = await permit(at.gate, {
    ...askedBy(signedIn, standingFor(signedIn.person, client, postOf(signedIn))),
    action,
    what: 'GET /:locale/clients',
  });
  if ('no' in grant) return [];
  const names = await namesOf(house.app, house.vault, grant);
  const name = names === undefined ? '' : displayName(names, locale);
  const dates = grant.action === 'seeDates' ? await datesFor(grant, at, house, day) : { dates: [] };
  return [{ ...client, name, ...dates }];
}

async function datesFor(grant: Grant<'seeDates'>, { locale, now, signedIn }: Visit, house: Site['house'], day: string) {
  const { told } = await standingsFor({ house, locale, day, now, client: signedIn.person }, grant);
  return { dates: datesOf(told, locale, day), first: firstOf(told)?.sentence };
}
