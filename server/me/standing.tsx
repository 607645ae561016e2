/** Home, where I stand, and my dates, from the record. */
import type { Context, Hono } from 'hono';
import { dayInJapan as dayOf, permit, whileOpen } from '#access';
import type { Grant } from '#audit';
import { parseDay } from '#calendar';
import { explain } from '#determinations';
import { countTry } from '#parties';
import { endFeeds, factsOf, feedSubject, hasFeed, makeFeed, replay, standingsOf } from '#records';
import { japan } from '#rulebook/japan';
import type { Transaction } from '#store';
import { DatesPage, HomePage, OneStandPage, StandPage, type Told } from '../../web/me/standing.tsx';
import { answerBusy } from '../failures.ts';
import { isLocale } from '../locale.ts';
import { calendarText } from './calendar.ts';
import { type Me, notHere, type Serve, type Site, show } from './door.tsx';
import { bucketOf, mostTries } from './limits.ts';
import { datesOf, standingsFor } from './told.ts';

const recentlyMs = 90 * 24 * 3600_000;
const calendarType = { 'content-type': 'text/calendar; charset=utf-8' };

export function standingPages(serve: Serve): void {
  serve('GET /:locale/me', async (me, { seeDates, see }, act) => {
    const told = await standingsFor(me, seeDates, act);
    const due = datesOf(told, me.locale).filter((it) => it.day >= me.day);
    if (see === undefined) return show(me, <HomePage view={me} today={me.day} due={due} />);
    const facts = await factsOf(act, me.house.vault, see);
    const changed = facts
      .filter((it) => me.now.getTime() - it.knownFrom.getTime() < recentlyMs)
      .map((it) => ({ at: it.knownFrom, attribute: it.attribute.split('#')[0] ?? it.attribute }));
    return show(
      me,
      <HomePage
        view={me}
        today={me.day}
        due={due}
        record={{ told, changed: uniqueChanges(changed), empty: facts.length === 0 }}
      />,
    );
  });

  serve('GET /:locale/me/stand', async (me, { see }, act) =>
    show(me, <StandPage view={me} told={await standingsFor(me, see, act)} />),
  );

  serve('GET /:locale/me/stand/:procedure', async (me, { see }, act) => {
    const procedure = me.c.req.param('procedure') ?? '';
    const [told] = await standingsFor(me, see, act, [procedure]);
    if (told === undefined) return notHere(me);
    const all = await standingsOf(act, me.house.vault, see);
    const earlier = all.filter((it) => it.procedure === procedure);
    const asked = (me.c.req.query('on') ?? '').trim();
    if (asked === '') return show(me, <OneStandPage view={me} told={told} earlier={earlier} />);
    const then = await stoodOn(me, see, act, procedure, asked);
    if (then !== undefined) return show(me, <OneStandPage view={me} told={then} earlier={earlier} on={asked} />);
    const errors = [{ field: 'on', message: me.say('stand.then.no') }];
    return show(me, <OneStandPage view={me} told={told} earlier={earlier} on={asked} errors={errors} />, 422);
  });

  serve('GET /:locale/me/dates', async (me, { seeDates }, act) => {
    const lines = datesOf(await standingsFor(me, seeDates, act), me.locale);
    const feed = await hasFeed(act, seeDates);
    return show(me, <DatesPage view={me} lines={lines} today={me.day} hasFeed={feed} acting={me.acting} />);
  });

  serve('GET /:locale/me/dates.ics', async (me, { seeDates }, act) => {
    const lines = datesOf(await standingsFor(me, seeDates, act), me.locale);
    const text = calendarText(me.house.vault, me.subject, lines, me.locale, me.now);
    return me.c.body(text, 200, { ...calendarType, 'content-disposition': 'attachment; filename="dates.ics"' });
  });

  serve('POST /:locale/me/dates/feed', async (me, { govern, seeDates }, act) => {
    const secret = await makeFeed(act, govern, me.now);
    const lines = datesOf(await standingsFor(me, seeDates, act), me.locale);
    const address = `${me.origin}/calendar/${me.locale}/${secret}.ics`;
    return show(me, <DatesPage view={me} lines={lines} today={me.day} hasFeed feed={address} acting={me.acting} />);
  });

  serve('POST /:locale/me/dates/feed/end', async (me, { govern }, act) => {
    await endFeeds(act, govern, me.now);
    return me.c.redirect(`/${me.locale}/me/dates`, 303);
  });
}

/** Where somebody stood on an earlier day, by what was known at its end. */
async function stoodOn(
  me: Me,
  see: Grant<'see'>,
  act: Transaction,
  procedure: string,
  day: string,
): Promise<Told | undefined> {
  if (parseDay(day) === undefined || day > me.day) return undefined;
  const knownAt = day === me.day ? me.now : new Date(`${day}T23:59:59+09:00`);
  const request = { rulebook: japan, procedure, day, knownAt };
  const replayed = await replay(act, me.house.vault, see, request);
  return replayed && { standing: replayed, explanation: explain(replayed.determination, japan, me.locale) };
}

/** At most ten, each fact once a day. */
function uniqueChanges(changed: readonly { readonly at: Date; readonly attribute: string }[]) {
  const lines = new Map(
    changed.map(({ at, attribute }) => {
      const day = dayOf(at);
      return [`${day}|${attribute}`, { day, attribute }] as const;
    }),
  );
  return [...lines.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, 10);
}

/** The secret address a calendar follows: no cookie, the secret is the leave of the person who made it. */
export function feedRoute(app: Hono, site: Site): void {
  const { house } = site;
  app.get('/calendar/:locale/:file', async (c: Context) => {
    const locale = c.req.param('locale') ?? '';
    const secret = (c.req.param('file') ?? '').replace(/\.ics$/, '');
    const subject = isLocale(locale) ? await feedSubject(house.app, secret) : undefined;
    if (subject === undefined || !isLocale(locale)) {
      const bucket = bucketOf(c, site, 'calendar');
      return (await countTry(house.app, bucket, mostTries.calendar, house.gate.now())) ? c.notFound() : answerBusy(c);
    }
    return whileOpen(house.gate, (gate) =>
      house.app.transaction().execute(async (act) => {
        const actor = { role: 'resident', person: subject, recent: false } as const;
        const grant = await permit(gate, { actor, subject, action: 'seeDates', what: 'calendar feed' }, act);
        if ('no' in grant) return c.notFound();
        const now = gate.now();
        const told = await standingsFor({ house, locale, day: dayOf(now), now }, grant, act);
        return c.body(calendarText(house.vault, subject, datesOf(told, locale), locale, now), 200, calendarType);
      }),
    );
  });
}
