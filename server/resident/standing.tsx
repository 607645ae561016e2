/** Home, where I stand, and my dates, from the record. */
import type { Hono } from 'hono';
import { dayInJapan as dayOf, permit, whileOpen } from '#access';
import type { Grant } from '#audit';
import { parseDay } from '#calendar';
import { countTry } from '#parties';
import {
  endFeed,
  type FactVersion,
  factsOf,
  findFeed,
  hasFeed,
  makeFeed,
  type Refused,
  standingsOf,
  standNow,
} from '#records';
import type { Reach } from '#store';
import { readDay } from '../../web/parts/form.ts';
import { DatesPage } from '../../web/resident/dates.tsx';
import { type Change, HomePage } from '../../web/resident/home.tsx';
import { factLabel, toldText } from '../../web/resident/record.tsx';
import { standPaper } from '../../web/resident/stand-paper.ts';
import { NotNowPage, OneStandPage, StandPage, type ToldWhole } from '../../web/resident/standing.tsx';
import { type Me, notHere, type Serve, type Site, show } from '../door/door.tsx';
import { answerBusy } from '../door/failures.ts';
import { bucketOf, mostTries } from '../door/limits.ts';
import { isLocale } from '../door/locale.ts';
import { sendPdf } from '../door/print.ts';
import { answerAt } from '../door/serve.ts';
import { calendarText } from './calendar.ts';
import { cardsOf } from './cards.ts';
import { datesOf, firstOf } from './dates.ts';
import { onPaper, printFor, writingsOf } from './print.ts';
import { saidOf } from './said.ts';
import { everyProcedure, standingsFor, telling, wholeFor, wholeOf } from './told.ts';

const mostEarlier = 20;
const recentlyMs = 90 * 24 * 3600_000;
const comeAgainSeconds = 5;
const calendarType = { 'content-type': 'text/calendar; charset=utf-8' };

export function standingPages(serve: Serve): void {
  serve('GET /:locale/me', async (me, { seeDates, see }, reach) => {
    const { told, refused } = await standingsFor(telling(me), seeDates);
    const due = datesOf(told, me.locale, me.day, see !== undefined);
    const shown = { view: me, today: me.day, due, first: firstOf(told), refused };
    if (see === undefined) return show(me, <HomePage {...shown} />);
    const facts = await factsOf(reach, me.house.vault, see);
    const changed = await changesOf(me, reach, facts);
    const record = { cards: cardsOf(told, me.day), changed, empty: facts.length === 0 };
    return show(me, <HomePage {...shown} record={record} />);
  });

  serve('GET /:locale/me/stand', async (me, { see }) => {
    const { told, refused } = await standingsFor(telling(me), see);
    return show(me, <StandPage view={me} cards={cardsOf(told, me.day)} first={firstOf(told)} refused={refused} />);
  });

  serve('GET /:locale/me/stand/:procedure', async (me, { see }, reach) => {
    const { procedure, on, told, then } = await askedFor(me, see);
    if (told === undefined) return notHere(me);
    if ('no' in told) return notNow(me, [told]);
    const earlier = await standingsOf(reach, me.house.vault, see, { procedure, most: mostEarlier });
    const said = await saidOf(me, reach, await factsOf(reach, me.house.vault, see, { everKnown: true }));
    const shown = { view: me, told, said, earlier };
    if (then === 'not-asked') return show(me, <OneStandPage {...shown} />);
    if (then === 'shown') return show(me, <OneStandPage {...shown} on={on} />);
    const errors = [{ field: 'on', message: me.say('stand.then.no') }];
    return show(me, <OneStandPage {...shown} on={on} errors={errors} />, 422);
  });

  serve('GET /:locale/me/stand/:procedure/paper', async (me, { see }, reach) => {
    const { procedure, told, then } = await askedFor(me, see);
    if (told === undefined || then === 'no-law') return notHere(me);
    if ('no' in told) return notNow(me, [told]);
    const pdf = await printFor(me, standPaper(onPaper(me), told, await writingsOf(me, see, reach)));
    if ('no' in pdf) return notNow(me, [{ procedure, no: pdf.no === 'busy' ? 'busy' : 'too-much' }]);
    return sendPdf(me.c, pdf, `shinrai-${procedure}`);
  });

  serve('GET /:locale/me/dates', async (me, { seeDates, see }) => dates(me, { seeDates, named: see !== undefined }));

  serve('GET /:locale/me/dates.ics', async (me, { seeDates }) => {
    const { told, refused } = await standingsFor(telling(me), seeDates);
    if (refused.length > 0) return notNow(me, refused);
    const text = calendarText(me.house.vault, me.subject, datesOf(told, me.locale, me.day), me.locale, me.now);
    return me.c.body(text, 200, { ...calendarType, 'content-disposition': 'attachment; filename="dates.ics"' });
  });

  serve('POST /:locale/me/dates/feed', async (me, { govern, seeDates }) => {
    const secret = await me.house.app.transaction().execute((act) => makeFeed(act, govern, me.now));
    return dates(me, { seeDates, named: false }, `${me.origin}/calendar/${me.locale}/${secret}.ics`);
  });

  serve('POST /:locale/me/dates/feed/end', async (me, { govern }, act) => {
    await endFeed(act, govern, me.now);
    return me.c.redirect(`/${me.locale}/me/dates`, 303);
  });
}

/** `named`: organisations may be named, to those who may see the record. */
type MayDates = { readonly seeDates: Grant<'seeDates'>; readonly named: boolean };

/** @param feed the address just made */
async function dates(me: Me, { seeDates, named }: MayDates, feed?: string): Promise<Response> {
  const { told, refused } = await standingsFor(telling(me), seeDates);
  const lines = datesOf(told, me.locale, me.day, named);
  const hasOne = await hasFeed(me.house.app, seeDates);
  const made = feed === undefined ? {} : { feed };
  return show(
    me,
    <DatesPage
      view={me}
      {...{ lines, first: firstOf(told), refused, ...made }}
      today={me.day}
      hasFeed={hasOne}
      mayFollow={mayFollow(me)}
    />,
  );
}

/** What was asked for cannot be worked out now: why, and what to do. */
function notNow(me: Me, refused: readonly Refused[]): Response | Promise<Response> {
  const busy = refused.some((it) => it.no === 'busy');
  if (busy) me.c.header('Retry-After', String(comeAgainSeconds));
  return show(me, <NotNowPage view={me} refused={refused} />, busy ? 503 : 422);
}

/** A helper's leave is counted by the visit; a calendar asks every day. */
const mayFollow = ({ signedIn: { actingFor } }: Me): boolean => actingFor?.mandate === undefined;

/** The answer that is asked for: today's, or that of the earlier day in the address, where there is law on record for it. */
async function askedFor(me: Me, see: Grant<'see'>) {
  const procedure = me.c.req.param('procedure') ?? '';
  const procedures = everyProcedure.filter((it) => it === procedure);
  const { standings, refused } = await standNow(me.house.standings, see, { ...telling(me), procedures });
  const on = Object.fromEntries(['y', 'm', 'd'].map((it) => [`on.${it}`, me.c.req.query(`on.${it}`) ?? '']));
  const [now] = standings;
  const asked = (told: ToldWhole | Refused | undefined, then: 'not-asked' | 'shown' | 'no-law') => ({
    procedure,
    on,
    told,
    then,
  });
  if (now === undefined) return asked(refused[0], 'not-asked');
  const isAsked = Object.values(on).some((it) => it.trim() !== '');
  const read = readDay('on', on);
  const then = isAsked && 'value' in read ? await stoodOn(me, see, procedure, String(read.value)) : undefined;
  if (then !== undefined) return asked(then, 'shown');
  return asked(await wholeOf(telling(me), see, now), isAsked ? 'no-law' : 'not-asked');
}

/** Where somebody stood on an earlier day, by what was known at its end. */
async function stoodOn(me: Me, see: Grant<'see'>, procedure: string, day: string) {
  if (parseDay(day) === undefined || day > me.day) return undefined;
  const knownAt = day === me.day ? me.now : new Date(`${day}T23:59:59+09:00`);
  return wholeFor(telling(me), see, { procedure, day, knownAt });
}

const mostChanges = 10;

/** What was written lately, by day and by whose word. */
async function changesOf(me: Me, reach: Reach, facts: readonly FactVersion[]): Promise<readonly Change[]> {
  const { say, locale } = me;
  const lately = facts.filter((it) => me.now.getTime() - it.knownFrom.getTime() < recentlyMs);
  const { sourceName } = await saidOf(me, reach, lately);
  const groups = Map.groupBy(lately, (it) => `${dayOf(it.knownFrom)}|${sourceName(it.source)}`);
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, mostChanges)
    .map(([key, all]) => {
      const [day = '', ...by] = key.split('|');
      const told = all.map((it) => ({ label: factLabel(locale, it.attribute), value: toldText(say, locale, it) }));
      return { day, by: by.join('|'), facts: told };
    });
}

/** The secret address a calendar follows: no cookie; it shows what whoever made it may see today. */
export function feedRoute(app: Hono, site: Site): void {
  const { house } = site;
  answerAt(app, 'GET /calendar/:locale/:file', async (c) => {
    const locale = c.req.param('locale') ?? '';
    const secret = (c.req.param('file') ?? '').replace(/\.ics$/, '');
    const feed = isLocale(locale) ? await findFeed(house.app, secret) : undefined;
    if (feed === undefined || !isLocale(locale)) {
      const bucket = bucketOf(c, site, 'calendar');
      return (await countTry(house.app, bucket, mostTries.calendar, house.gate.now())) ? c.notFound() : answerBusy(c);
    }
    const { subject, madeBy } = feed;
    return whileOpen(house.gate, async (gate) => {
      const actor = { role: 'resident', person: madeBy, under: { is: 'guardian' }, recent: false } as const;
      const grant = await permit(gate, {
        actor,
        subject,
        action: 'seeDates',
        purpose: 'own-view',
        what: 'calendar feed',
      });
      if ('no' in grant) return c.notFound();
      const now = gate.now();
      const { told, refused } = await standingsFor({ house, locale, day: dayOf(now), now, client: madeBy }, grant);
      // Half a calendar would take days out of the one that follows it.
      if (refused.length > 0) return answerBusy(c);
      return c.body(
        calendarText(house.vault, subject, datesOf(told, locale, dayOf(now)), locale, now),
        200,
        calendarType,
      );
    });
  });
}
