/** From fact versions to the situation the rules read. */
import { type Problem, readSituation, type Situation, type SituationInput, type Vocabulary } from '#rules';
import { type FactLabel, type FactVersion, factOf, isCompleteness, isUnseen, type Source } from './fact.ts';

/**
 * Whose word stands where several speak of one fact: who answers for it before who notes it down. A difference between
 * them is a correction task and is shown on the record.
 */
const weight: Readonly<Record<FactLabel, number>> = {
  adjudication: 5,
  filed: 4,
  living: 3,
  own: 2,
  support: 1,
  survey: 0,
};

/** What a rule may look at. What was told for support or in a survey is not among it: such a label does not compile. */
export const weighed = ['own', 'filed', 'adjudication', 'living'] as const;
export type Weighed = (typeof weighed)[number];

export type RecordSituation = {
  readonly input: SituationInput;
  readonly situation: Situation;
  /** The fact versions each fact of the situation stands on. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  /** Facts that no longer fit this day (an expected date that passed): left out, to be told again. */
  readonly stale: readonly string[];
  /** Facts of which a helper who saw nothing said what does not go with the rest: their word is left out, the rest stays. */
  readonly unheard: readonly string[];
};

/**
 * @param labels whose word is read; nothing else is looked at
 * @param day the day the situation is of (ISO)
 */
export function situationOf(
  vocabulary: Vocabulary,
  facts: readonly FactVersion[],
  labels: readonly Weighed[],
  day: string,
): RecordSituation {
  const read: ReadonlySet<FactLabel> = new Set(labels);
  const readable = facts.filter((it) => read.has(it.label));
  const stale: string[] = [];
  const unheard: string[] = [];
  for (;;) {
    const left = readable.filter(
      (it) => !(stale.includes(factOf(it.attribute)) || (isUnseen(it) && unheard.includes(factOf(it.attribute)))),
    );
    const { input, versions } = inputOf(vocabulary, left, day);
    const situation = readSituation(vocabulary, input);
    if (situation.ok) return { input, situation: situation.situation, versions, stale, unheard };
    const culprits = situation.problems.map((it) => it.fact ?? /^(?:facts|completeFor)\.(\w+)/.exec(it.at)?.[1]);
    const more = culprits.filter((it): it is string => it !== undefined && !stale.includes(it));
    if (more.length === 0)
      throw new Error(`a record that cannot be read: ${situation.problems.map((it) => it.code).join(', ')}`);
    for (const fact of new Set(more)) {
      const beside = !unheard.includes(fact) && left.some((it) => factOf(it.attribute) === fact && isUnseen(it));
      (beside ? unheard : stale).push(fact);
    }
  }
}

/** What is wrong with the facts taken together, before anything is left out. */
export function problemsOf(
  vocabulary: Vocabulary,
  facts: readonly FactVersion[],
  labels: readonly Weighed[],
  day: string,
): readonly Problem[] {
  const read: ReadonlySet<FactLabel> = new Set(labels);
  const situation = readSituation(
    vocabulary,
    inputOf(
      vocabulary,
      facts.filter((it) => read.has(it.label)),
      day,
    ).input,
  );
  return situation.ok ? [] : situation.problems;
}

type InputOf = { readonly input: SituationInput; readonly versions: ReadonlyMap<string, readonly string[]> };

function inputOf(vocabulary: Vocabulary, facts: readonly FactVersion[], day: string): InputOf {
  const told: Record<string, unknown> = {};
  const complete: Record<string, unknown> = {};
  const absent: Record<string, string[]> = {};
  const versions = new Map<string, readonly string[]>();
  const groups = Map.groupBy(standingFacts(vocabulary, facts), (it) => it.attribute);
  // In an order of their own, so that the same record says the same wherever it was brought.
  for (const [attribute, used] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const definition = vocabulary.get(factOf(attribute));
    if (definition === undefined) continue;
    const fact = definition.id;
    versions.set(fact, [...(versions.get(fact) ?? []), ...used.map((it) => it.version)]);
    if (isCompleteness(attribute)) complete[fact] = toldOf(used[0]);
    else if (definition.type === 'list' && used.some((it) => 'value' in it.told))
      told[fact] = used
        .filter((it) => 'value' in it.told)
        .map(toldOf)
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    else if (definition.type !== 'list' && definition.history && used.every((it) => 'value' in it.told))
      told[fact] = historyOf(used, day);
    else {
      const now = used.find((it) => holdsOn(it, day) || definition.type === 'list');
      if (now === undefined) continue;
      if ('value' in now.told) told[fact] = now.told.value;
      else absent[now.told.absence] = [...(absent[now.told.absence] ?? []), fact];
    }
  }
  return { input: { asOf: day, facts: told, completeFor: complete, ...absent }, versions };
}

const toldOf = (it: FactVersion | undefined): unknown =>
  it !== undefined && 'value' in it.told ? it.told.value : undefined;

const holdsOn = ({ valid }: FactVersion, day: string): boolean =>
  (valid.from ?? '') <= day && (valid.until === undefined || day < valid.until);

type Claim = {
  readonly attribute: string;
  readonly label: FactLabel;
  readonly item: string;
  readonly source: { readonly kind: Source['kind'] };
};

/** The facts that stand: every entry of a list, and of what a person has once the word that weighs most; newest first. */
export function standingFacts<T extends Claim>(vocabulary: Vocabulary, facts: readonly T[]): readonly T[] {
  const groups = Map.groupBy(facts, (it) => it.attribute);
  return [...groups].flatMap(([attribute, all]) => {
    const list = vocabulary.get(factOf(attribute))?.type === 'list' && !isCompleteness(attribute);
    return list ? all : strongest(all);
  });
}

function strongest<T extends Claim>(all: readonly T[]): readonly T[] {
  const heard = all.some((it) => !isUnseen(it)) ? all.filter((it) => !isUnseen(it)) : all;
  const most = Math.max(...heard.map((it) => weight[it.label]));
  const item = heard.find((it) => weight[it.label] === most)?.item;
  return heard.filter((it) => it.item === item);
}

/** Values from the day each began; one without a first day counts from the day of the situation. */
function historyOf(used: readonly FactVersion[], day: string): unknown {
  if (used.length === 1 && used[0]?.valid.from === undefined) return toldOf(used[0]);
  return used
    .map((it) => ({ from: it.valid.from ?? day, value: toldOf(it) }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Facts a person has once of which two say different things today. Entries of a list differ by nature. */
export function differences(
  vocabulary: Vocabulary,
  facts: readonly FactVersion[],
  day: string,
): ReadonlyMap<string, readonly FactVersion[]> {
  const once = facts.filter((it) => holdsOn(it, day) && vocabulary.get(it.attribute)?.type !== 'list');
  const groups = Map.groupBy(once, (it) => it.attribute);
  return new Map([...groups].filter(([, all]) => new Set(all.map((it) => JSON.stringify(it.told))).size > 1));
}
