/** Telling facts: one question a page, each kept as it is answered; and keeping what was answered elsewhere. */
import type { Grant } from '#audit';
import { inputWith, readInput, readState, toldValue } from '#interview';
import { factOf, factsOf, keptNow, situationOf, type TellGrants, tellFacts } from '#records';
import { japan } from '#rulebook/japan';
import type { FactDefinition, SituationInput } from '#rules';
import type { Reach, Transaction } from '#store';
import type { ShownError } from '../../web/parts/errors.tsx';
import { type Typed, typedFrom } from '../../web/parts/form.ts';
import { factsIn, type Section, sections } from '../../web/resident/sections.ts';
import { isTellable, KeepPage, TellListPage, TellPage } from '../../web/resident/tell.tsx';
import { type Me, notHere, type Serve, show } from '../door/door.tsx';
import { endWaiting, waitingAnswers } from '../door/waiting.ts';
import { entriesChanged, noneMore, problemError, saidIn } from '../fact-form.ts';
import { concerns } from './told.ts';

export function tellPages(serve: Serve): void {
  serve('GET /:locale/me/tell', async (me, { see }, reach) => {
    const { go = '', guide, after, kept, q = '' } = me.c.req.query();
    const asked = japan.facts.get(/^ask:(\w+)/.exec(go)?.[1] ?? '');
    // What is only planned is asked where nothing is kept.
    if (asked?.plan) return me.c.redirect(`/${me.locale}`, 303);
    if (asked !== undefined) return me.c.redirect(`/${me.locale}/me/tell/${asked.id}`, 303);
    const known = see === undefined ? undefined : await knownIn(me, see, reach);
    const open = known === undefined ? [] : await openIn(me, see, reach, known);
    const led = guideIn(guide);
    const next = led && nextIn(led, open, known, after);
    if (next !== undefined) return me.c.redirect(`/${me.locale}/me/tell/${next}?${led}${keptIn(kept)}`, 303);
    const label = japan.facts.has(kept ?? '') ? kept : undefined;
    return show(me, <TellListPage view={me} known={known} open={open} search={q.trim().slice(0, 80)} kept={label} />);
  });

  serve('GET /:locale/me/tell/:fact', async (me, { note, see }, reach) => {
    const fact = factIn(me, note);
    if (fact === undefined) return notHere(me);
    const typed = see === undefined ? {} : await typedNow(me, see, reach, fact);
    const { guide, kept } = me.c.req.query();
    const led = guideIn(guide);
    const before = japan.facts.has(kept ?? '') ? kept : undefined;
    return show(me, <TellPage {...pageOf(me, see)} fact={fact} typed={typed} guide={led?.guide} kept={before} />);
  });

  serve('POST /:locale/me/tell/:fact', async (me, { note, see }, act) => {
    const fact = factIn(me, note);
    if (fact === undefined) return notHere(me);
    const { typed, refused } = me.sent;
    const led = guideIn(typed.guide);
    const again = (to: Typed, errors: readonly ShownError[] = []) =>
      show(
        me,
        <TellPage {...pageOf(me, see)} fact={fact} typed={to} errors={errors} guide={led?.guide} />,
        errors.length > 0 ? 422 : 200,
      );
    const [verb, argument = ''] = (typed.go ?? 'answer').split(':', 2) as [string, string?];
    if (refused.length > 0) return again(typed, refused);
    if (verb === 'add' || verb === 'remove')
      return again(entriesChanged(typed, verb, argument), verb === 'add' ? noneMore(typed, fact, me.locale) : []);
    const read = inputFrom(me, fact, typed, verb);
    if ('errors' in read) return again(typed, read.errors);
    await write(me, { note, see }, act, read.input);
    if (led !== undefined) return me.c.redirect(`/${me.locale}/me/tell?${led}&after=${fact.id}${keptIn(fact.id)}`, 303);
    return me.c.redirect(afterTelling(me, `#fact-${fact.id}`), 303);
  });

  serve('GET /:locale/me/keep', async (me) => {
    const situation = waitingAnswers(me.c, me);
    const read = readState(japan.facts, situation ?? '{}');
    if (situation === undefined || 'problems' in read) return show(me, <KeepPage view={me} facts={[]} />);
    const { facts = {} } = withoutPlans(read.state.input);
    return show(me, <KeepPage view={me} situation={situation} facts={Object.keys(facts)} />);
  });

  serve('POST /:locale/me/keep', async (me, { note, see }, act) => {
    const read = readState(japan.facts, me.sent.typed.situation ?? '');
    if ('problems' in read) return notHere(me);
    await write(me, { note, see }, act, withoutPlans(read.state.input));
    endWaiting(me.c, me.origin);
    return me.c.redirect(afterTelling(me, ''), 303);
  });
}

const pageOf = (me: Me, see: Grant<'see'> | undefined) => ({
  view: me,
  acting: me.acting,
  unseen: see === undefined,
});

/** Where the questions come from, one after the other: what matters next, or a topic. */
type Guide = 'next' | Section;

/** As the query of an address that goes on with it. */
function guideIn(text: string | undefined) {
  const guide = (['next', ...sections] as const).find((it) => it === text);
  return guide === undefined ? undefined : { guide, toString: () => `guide=${guide}` };
}
const keptIn = (fact: string | undefined): string => (japan.facts.has(fact ?? '') ? `&kept=${fact}` : '');

async function knownIn(me: Me, see: Grant<'see'>, reach: Reach): Promise<ReadonlySet<string>> {
  return new Set((await factsOf(reach, me.house.vault, see)).map((it) => factOf(it.attribute)));
}

/**
 * What is not told yet and can change where the person stands, in the order people think; what could only open a special
 * way comes last. While nothing was reckoned, everything that is asked of everybody.
 */
async function openIn(
  me: Me,
  see: Grant<'see'> | undefined,
  reach: Reach,
  known: ReadonlySet<string>,
): Promise<readonly string[]> {
  const kept = see === undefined ? [] : await keptNow(reach, me.house.vault, see);
  const missing = kept.filter(concerns).flatMap((it) => it.conclusion.missing.map(({ fact }) => fact));
  const asked: ReadonlySet<string> = new Set(missing);
  const isAsked = (it: FactDefinition) => kept.length === 0 || asked.has(it.id);
  return sections
    .filter((it) => kept.length > 0 || it !== sections.at(-1))
    .flatMap((it) => factsIn(it).filter(isAsked))
    .filter((it) => isTellable(it) && !known.has(it.id))
    .map((it) => it.id);
}

/** The next that is open after one; of a topic that nobody sees into, whatever comes next. */
function nextIn(
  { guide }: { readonly guide: Guide },
  open: readonly string[],
  known: ReadonlySet<string> | undefined,
  after: string | undefined,
): string | undefined {
  const all =
    guide === 'next'
      ? sections.flatMap((it) => factsIn(it).map(({ id }) => id))
      : factsIn(guide)
          .filter(isTellable)
          .map(({ id }) => id);
  const rest = all.slice(after === undefined ? 0 : all.indexOf(after) + 1);
  if (guide === 'next') return rest.find((it) => open.includes(it));
  return rest.find((it) => known?.has(it) !== true);
}

/** Who may note but not see is led back to the list of questions. */
const afterTelling = ({ locale, signedIn: { actingFor } }: Me, anchor: string): string =>
  actingFor?.scope === undefined || actingFor.scope.includes('see')
    ? `/${locale}/me/record${anchor}`
    : `/${locale}/me/tell`;

/** A place of a protected person is told by nobody but them; what is only planned by nobody. */
function factIn(me: Me, note: Grant<'note'>): FactDefinition | undefined {
  const fact = japan.facts.get(me.c.req.param('fact') ?? '');
  if (fact === undefined || !isTellable(fact)) return undefined;
  return fact.sensitivity === 'place' && !note.places ? undefined : fact;
}

/** The form as the person's own word has it now; what others say is not put into their mouth. */
async function typedNow(me: Me, see: Grant<'see'>, reach: Reach, fact: FactDefinition): Promise<Typed> {
  const facts = await factsOf(reach, me.house.vault, see);
  const own = facts.filter((it) => it.label === 'own' && factOf(it.attribute) === fact.id);
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

/** What was answered only to try something out is no fact: what a plan is about, and the day it is planned for. */
export function withoutPlans(input: SituationInput): SituationInput {
  const isPlan = (id: string, value?: unknown): boolean => {
    const fact = japan.facts.get(id);
    const ahead = fact !== undefined && 'ahead' in fact && fact.ahead !== undefined;
    return fact?.plan === true || (ahead && typeof value === 'string' && value > input.asOf);
  };
  const kept = (it: readonly string[] = []) => it.filter((id) => !isPlan(id));
  return {
    ...input,
    facts: Object.fromEntries(Object.entries(input.facts ?? {}).filter(([id, value]) => !isPlan(id, value))),
    dontKnow: kept(input.dontKnow),
    declined: kept(input.declined),
    notApplicable: kept(input.notApplicable),
    notYet: kept(input.notYet),
  };
}

async function write(me: Me, grants: TellGrants, act: Transaction, input: SituationInput): Promise<void> {
  const { actor, house, now } = me;
  const kind = grants.note.purpose === 'help' ? 'helper' : me.acting ? 'guardian' : 'resident';
  const source = { kind, ...(actor.person === undefined ? {} : { party: actor.person }) } as const;
  await tellFacts(act, house.vault, grants, { vocabulary: japan.facts, source, label: 'own', input, at: now });
}
