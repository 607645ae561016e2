/** My record: what it holds, telling a fact, contesting one. */
import type { Grant } from '#audit';
import { partyName } from '#determinations';
import {
  contestFact,
  contestWords,
  differences,
  type FactVersion,
  factsOf,
  keptNow,
  type Standing,
  situationOf,
  weighed,
  withdrawContest,
} from '#records';
import { japan } from '#rulebook/japan';
import type { Reach } from '#store';
import type { ShownError } from '../../web/parts/errors.tsx';
import { lanesOf } from '../../web/resident/lanes.tsx';
import { ContestPage, RecordPage, type Use } from '../../web/resident/record.tsx';
import { type Me, notHere, type Serve, show } from '../door/door.tsx';
import { saidOf } from './said.ts';
import { inWords, telling } from './told.ts';

const mostWords = 2000;

export function recordPages(serve: Serve): void {
  serve('GET /:locale/me/record', async (me, { see }, reach) => {
    const all = await factsOf(reach, me.house.vault, see, { everKnown: true });
    const facts = all.filter((it) => it.knownUntil === undefined);
    const past = all.filter((it) => it.knownUntil !== undefined);
    const differing = differences(japan.facts, facts, me.day).keys();
    const { input, stale, unheard, apart, versions } = situationOf(japan.facts, facts, weighed, me.day);
    const order = orderOf(versions);
    const said = await saidOf(me, reach, all);
    const kept = await keptNow(reach, me.house.vault, see);
    const uses = await usesOf(me, kept);
    const lanes = lanesOf(
      input,
      kept.flatMap((it) => it.conclusion.findings),
      { ...me, today: me.day },
    );
    return show(
      me,
      <RecordPage
        view={me}
        {...{ facts, past, stale, said, order, uses, lanes }}
        today={me.day}
        differing={new Set([...differing, ...unheard, ...apart])}
        client={clientOf(me)}
      />,
    );
  });

  serve('GET /:locale/me/contest/:version', async (me, { see }, reach) => {
    const fact = await versionIn(me, see, reach);
    if (fact === undefined) return notHere(me);
    return show(me, <ContestPage view={me} {...(await contestOf(me, see, reach, fact))} />);
  });

  serve('POST /:locale/me/contest/:version', async (me, { contest, see }, act) => {
    const fact = await versionIn(me, see, act);
    if (fact === undefined) return notHere(me);
    const { words, errors } = wordsIn(me, 'contest.empty');
    if (errors.length > 0) {
      const shown = await contestOf(me, see, act, fact);
      return show(me, <ContestPage view={me} {...shown} typed={words} errors={errors} />, 422);
    }
    await contestFact(act, me.house.vault, contest, fact.version, words, me.now);
    return me.c.redirect(`/${me.locale}/me/record#fact-${factId(fact)}`, 303);
  });

  serve('POST /:locale/me/contest/:version/withdraw', async (me, { contest }, act) => {
    const version = me.c.req.param('version') ?? '';
    if (isUuid(version)) await withdrawContest(act, contest, version, me.now);
    return me.c.redirect(`/${me.locale}/me/record`, 303);
  });
}

/** Which findings of what is kept rest on which version: none while nobody can put them into words. */
async function usesOf(me: Me, kept: readonly Standing[]): Promise<ReadonlyMap<string, readonly Use[]>> {
  const { told } = await inWords(telling(me), kept);
  const uses = told.flatMap(({ standing: { procedure, conclusion, versions }, brief }) =>
    conclusion.findings.flatMap(({ id, facts, asked, state }, i) =>
      // What is asked of others only is on no page.
      (asked === 'no' && state === 'yes' ? [] : facts).flatMap((fact) =>
        (versions[fact.id] ?? []).map((version) => {
          const name = brief.findings[i] ?? id;
          return { version, procedure, finding: id, text: me.say('join.said', { name: brief.title, text: name }) };
        }),
      ),
    ),
  );
  return Map.groupBy(uses, (it) => it.version);
}

/** A fact as the page about its contest shows it. */
async function contestOf(me: Me, see: Grant<'see'>, reach: Reach, fact: FactVersion) {
  const { sourceName } = await saidOf(me, reach, [fact]);
  const words = await contestWords(reach, me.house.vault, see, [fact]);
  const heldBy = japan.facts.get(factId(fact))?.heldBy ?? 'resident';
  return {
    fact,
    source: sourceName(fact.source),
    heldBy: partyName(heldBy, me.locale),
    said: words.get(fact.contest?.id ?? ''),
  };
}

/** In which order the rules read the versions of one fact. */
export const orderOf = (versions: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> =>
  new Map([...versions.values()].flatMap((some) => some.map((it, i) => [it, i] as const)));

/** Whose record it is, to whoever acts for them. */
export const clientOf = ({ acting, account }: Me): string | undefined => (acting ? account.actingFor : undefined);

const factId = ({ attribute }: FactVersion): string => attribute.split('#')[0] ?? attribute;

export const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** What somebody wrote in their own words, or what is wrong with it. */
export function wordsIn(
  { sent: { typed, refused }, say }: Me,
  empty: 'contest.empty' | 'seen.object.empty',
): { readonly words: string; readonly errors: readonly ShownError[] } {
  const words = (typed.words ?? '').trim().slice(0, mostWords);
  if (refused.length > 0) return { words, errors: refused };
  return { words, errors: words === '' ? [{ field: 'words', message: say(empty) }] : [] };
}

async function versionIn(me: Me, see: Grant<'see'>, reach: Reach): Promise<FactVersion | undefined> {
  const facts = await factsOf(reach, me.house.vault, see);
  return facts.find((it) => it.version === me.c.req.param('version'));
}
