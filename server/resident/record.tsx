/** My record: what it holds, telling a fact, contesting one. */
import type { Grant } from '#audit';
import { inputWith, readInput, readState, toldValue } from '#interview';
import {
  contestFact,
  differences,
  type FactVersion,
  factsOf,
  keptNow,
  situationOf,
  type TellGrants,
  tellFacts,
  weighed,
  withdrawContest,
} from '#records';
import { japan } from '#rulebook/japan';
import type { FactDefinition, SituationInput } from '#rules';
import type { Reach, Transaction } from '#store';
import type { ShownError } from '../../web/parts/errors.tsx';
import { type Typed, typedFrom } from '../../web/parts/form.ts';
import { ContestPage, RecordPage, type Use } from '../../web/resident/record.tsx';
import { isTellable, TellListPage, TellPage } from '../../web/resident/tell.tsx';
import { type Me, notHere, type Serve, show } from '../door/door.tsx';
import { entriesChanged, noneMore, problemError, saidIn } from '../fact-form.ts';
import { saidOf } from './said.ts';
import { inWords, telling } from './told.ts';

const mostWords = 2000;

export function recordPages(serve: Serve): void {
  serve('GET /:locale/me/record', async (me, { see }, reach) => {
    const all = await factsOf(reach, me.house.vault, see, { everKnown: true });
    const facts = all.filter((it) => it.knownUntil === undefined);
    const past = all.filter((it) => it.knownUntil !== undefined);
    const differing = differences(japan.facts, facts, me.day).keys();
    const { stale, unheard, apart, versions } = situationOf(japan.facts, facts, weighed, me.day);
    const order = new Map([...versions.values()].flatMap((some) => some.map((it, i) => [it, i] as const)));
    const said = await saidOf(me, reach, all);
    const uses = await usesOf(me, see, reach);
    return show(
      me,
      <RecordPage
        view={me}
        {...{ facts, past, stale, said, order, uses }}
        differing={new Set([...differing, ...unheard, ...apart])}
      />,
    );
  });

  serve('GET /:locale/me/tell', async (me, { see }, reach) => {
    const asked = /^ask:(\w+)/.exec(me.c.req.query('go') ?? '')?.[1];
    if (asked !== undefined) return me.c.redirect(`/${me.locale}/me/tell/${asked}`, 303);
    const facts = see === undefined ? [] : await factsOf(reach, me.house.vault, see);
    return show(me, <TellListPage view={me} known={new Set(facts.map((it) => it.attribute))} />);
  });

  serve('GET /:locale/me/tell/:fact', async (me, { note, see }, reach) => {
    const fact = factIn(me, note);
    if (fact === undefined) return notHere(me);
    const typed = see === undefined ? {} : await typedNow(me, see, reach, fact);
    return show(me, <TellPage view={me} fact={fact} typed={typed} acting={me.acting} unseen={see === undefined} />);
  });

  serve('POST /:locale/me/tell/:fact', async (me, { note, see }, act) => {
    const fact = factIn(me, note);
    if (fact === undefined) return notHere(me);
    const { typed, refused } = me.sent;
    const again = (to: Typed, errors: readonly ShownError[] = []) =>
      show(
        me,
        <TellPage view={me} fact={fact} typed={to} errors={errors} acting={me.acting} unseen={see === undefined} />,
        errors.length > 0 ? 422 : 200,
      );
    const [verb, argument = ''] = (typed.go ?? 'answer').split(':', 2) as [string, string?];
    if (refused.length > 0) return again(typed, refused);
    if (verb === 'add' || verb === 'remove')
      return again(entriesChanged(typed, verb, argument), verb === 'add' ? noneMore(typed, fact, me.locale) : []);
    const read = inputFrom(me, fact, typed, verb);
    if ('errors' in read) return again(typed, read.errors);
    await write(me, { note, see }, act, read.input);
    return me.c.redirect(afterTelling(me, `#fact-${fact.id}`), 303);
  });

  serve('POST /:locale/me/keep', async (me, { note, see }, act) => {
    const read = readState(japan.facts, me.sent.typed.situation ?? '');
    if ('problems' in read) return notHere(me);
    await write(me, { note, see }, act, read.state.input);
    return me.c.redirect(afterTelling(me, ''), 303);
  });

  serve('GET /:locale/me/contest/:version', async (me, { see }, reach) => {
    const fact = await versionIn(me, see, reach);
    if (fact === undefined) return notHere(me);
    const { sourceName } = await saidOf(me, reach, [fact]);
    return show(me, <ContestPage view={me} fact={fact} source={sourceName(fact.source)} />);
  });

  serve('POST /:locale/me/contest/:version', async (me, { contest, see }, act) => {
    const fact = await versionIn(me, see, act);
    if (fact === undefined) return notHere(me);
    const { words, errors } = wordsIn(me, 'contest.empty');
    if (errors.length > 0) {
      const { sourceName } = await saidOf(me, act, [fact]);
      return show(
        me,
        <ContestPage view={me} fact={fact} source={sourceName(fact.source)} typed={words} errors={errors} />,
        422,
      );
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
async function usesOf(me: Me, see: Grant<'see'>, reach: Reach): Promise<ReadonlyMap<string, readonly Use[]>> {
  const { told } = await inWords(telling(me), await keptNow(reach, me.house.vault, see));
  const uses = told.flatMap(({ standing: { procedure, conclusion, versions }, brief }) =>
    conclusion.findings.flatMap(({ id, facts }, i) =>
      facts.flatMap((fact) =>
        (versions[fact.id] ?? []).map((version) => {
          const name = brief.findings[i] ?? id;
          return { version, procedure, finding: id, text: me.say('join.said', { name: brief.title, text: name }) };
        }),
      ),
    ),
  );
  return Map.groupBy(uses, (it) => it.version);
}

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

/** Who may note but not see is led back to the list of questions. */
const afterTelling = ({ locale, signedIn: { actingFor } }: Me, anchor: string): string =>
  actingFor?.scope === undefined || actingFor.scope.includes('see')
    ? `/${locale}/me/record${anchor}`
    : `/${locale}/me/tell`;

/** A place of a protected person is told by nobody but them. */
function factIn(me: Me, note: Grant<'note'>): FactDefinition | undefined {
  const fact = japan.facts.get(me.c.req.param('fact') ?? '');
  if (fact === undefined || !isTellable(fact)) return undefined;
  return fact.sensitivity === 'place' && !note.places ? undefined : fact;
}

async function versionIn(me: Me, see: Grant<'see'>, reach: Reach): Promise<FactVersion | undefined> {
  const facts = await factsOf(reach, me.house.vault, see);
  return facts.find((it) => it.version === me.c.req.param('version'));
}

/** The form as the person's own word has it now; what others say is not put into their mouth. */
async function typedNow(me: Me, see: Grant<'see'>, reach: Reach, fact: FactDefinition): Promise<Typed> {
  const facts = await factsOf(reach, me.house.vault, see);
  const own = facts.filter((it) => it.label === 'own' && factId(it) === fact.id);
  if (own.length === 0) return {};
  const { input } = situationOf(japan.facts, own, ['own'], me.day);
  const complete = input.completeFor?.[fact.id] === true ? { complete: 'true' } : {};
  return { ...typedFrom(fact, toldValue(input, fact)), ...complete };
}

type InputRead = { readonly input: SituationInput } | { readonly errors: readonly ShownError[] };

function inputFrom({ day, locale }: Me, fact: FactDefinition, typed: Typed, verb: string): InputRead {
  const said = saidIn(fact, typed, verb, locale);
  if ('errors' in said) return said;
  const read = readInput(japan.facts, inputWith({ asOf: day }, { fact }, said));
  return 'problems' in read
    ? { errors: read.problems.map((it) => problemError(it, locale)) }
    : { input: read.state.input };
}

async function write(me: Me, grants: TellGrants, act: Transaction, input: SituationInput): Promise<void> {
  const { actor, house, now } = me;
  const kind = grants.note.purpose === 'help' ? 'helper' : me.acting ? 'guardian' : 'resident';
  const source = { kind, ...(actor.person === undefined ? {} : { party: actor.person }) } as const;
  await tellFacts(act, house.vault, grants, { vocabulary: japan.facts, source, label: 'own', input, at: now });
}
