/** From fact versions to the situation the rules read. */
import { createHash } from 'node:crypto';
import { dayInJapan } from '#access';
import {
  type Origin,
  type Origins,
  type Problem,
  readSituation,
  type Situation,
  type SituationInput,
  type Vocabulary,
} from '#rules';
import { type FactLabel, type FactVersion, factOf, isCompleteness, isUnseen, type Source } from './fact.ts';

/** What a rule may look at. What was told for support or in a survey is not among it: such a label does not compile. */
export const weighed = ['own', 'filed', 'adjudication', 'living'] as const;
export type Weighed = (typeof weighed)[number];

/**
 * Whose word stands where several speak of one fact: who answers for it before who notes it down. A difference between
 * them is a correction task and is shown on the record.
 */
const weight: Readonly<Record<Weighed, number>> = { adjudication: 4, filed: 3, living: 2, own: 1 };

type Labelled = { readonly label: FactLabel };
type Heard<T extends Labelled> = T & { readonly label: Weighed };

/** The facts of these labels: INVARIANT: nothing else of a record comes near a rule. */
export const heardOf = <T extends Labelled>(facts: readonly T[], labels: readonly Weighed[]): readonly Heard<T>[] =>
  facts.filter((it): it is Heard<T> => (labels as readonly FactLabel[]).includes(it.label));

export type RecordSituation = {
  readonly input: SituationInput;
  readonly situation: Situation;
  /** Whose words the facts of the situation are. */
  readonly origins: Origins;
  /** The fact versions each fact of the situation stands on. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  /** Facts that no longer fit this day (an expected date that passed): left out, to be told again. */
  readonly stale: readonly string[];
  /** Facts of which a helper who saw nothing said what does not go with the rest: their word is left out, the rest stays. */
  readonly unheard: readonly string[];
  /** Facts that cannot all be so beside each other: none of them is read until one is corrected. */
  readonly apart: readonly string[];
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
  const heard = heardOf(facts, labels);
  const whole = readTogether(vocabulary, heard, day);
  if ('situation' in whole && heard.every((it) => vocabulary.has(factOf(it.attribute))))
    return { ...whole, stale: [], unheard: [], apart: [] };
  const stale: string[] = [];
  const unheard: string[] = [];
  const fitting = [...Map.groupBy(heard, (it) => factOf(it.attribute))].flatMap(([fact, all]) => {
    const fits = (some: typeof all) => vocabulary.has(fact) && 'situation' in readTogether(vocabulary, some, day);
    if (fits(all)) return all;
    const seeing = all.filter((it) => !isUnseen(it));
    const isTheirs = seeing.length < all.length && fits(seeing);
    (isTheirs ? unheard : stale).push(fact);
    return isTheirs ? seeing : [];
  });
  const { unheard: more, ...rest } = readApart(vocabulary, fitting, day);
  return { ...rest, stale, unheard: [...unheard, ...more] };
}

/**
 * Of which versions and contests some facts consist, and which of them are not read: the same while nothing that can be read
 * of them changes. What is written elsewhere can take a fact out, where both cannot be so.
 */
export function groundsOf(
  facts: readonly FactVersion[],
  { stale, unheard, apart }: Pick<RecordSituation, 'stale' | 'unheard' | 'apart'>,
  read: ReadonlySet<string>,
): string {
  const words = heardOf(facts, weighed).filter((it) => read.has(factOf(it.attribute)));
  const left = Object.entries({ stale, unheard, apart }).flatMap(([why, some]) =>
    some.filter((it) => read.has(it)).map((it) => `${why} ${it}`),
  );
  return createHash('sha256')
    .update([...words.map(({ version, contest }) => `${version} ${contest?.id ?? ''}`), ...left].toSorted().join('\n'))
    .digest('base64url');
}

type Parted = Together & Pick<RecordSituation, 'unheard' | 'apart'>;

/** What a helper who saw nothing says against the rest is not read; of what else cannot all be so, nothing is. */
function readApart(vocabulary: Vocabulary, facts: readonly Heard<FactVersion>[], day: string): Parted {
  const read = readTogether(vocabulary, facts, day);
  if (!('problems' in read)) return { ...read, unheard: [], apart: [] };
  const named = new Set(read.problems.flatMap(factsIn));
  const all = facts.filter((it) => named.has(factOf(it.attribute)));
  const unseen = all.filter(isUnseen);
  const out = unseen.length > 0 ? unseen : all;
  if (out.length === 0)
    throw new Error(`a record that cannot be read: ${read.problems.map((it) => it.code).join(', ')}`);
  const { unheard, apart, ...rest } = readApart(
    vocabulary,
    facts.filter((it) => !out.includes(it)),
    day,
  );
  const left = [...new Set(out.map((it) => factOf(it.attribute)))];
  return unseen.length > 0
    ? { ...rest, unheard: [...left, ...unheard], apart }
    : { ...rest, unheard, apart: [...left, ...apart] };
}

const factsIn = ({ fact, facts = fact === undefined ? [] : [fact] }: Problem): readonly string[] => facts;

/** What is wrong with the facts taken together, before anything is left out. */
export function problemsOf(
  vocabulary: Vocabulary,
  facts: readonly FactVersion[],
  labels: readonly Weighed[],
  day: string,
): readonly Problem[] {
  const read = readTogether(vocabulary, heardOf(facts, labels), day);
  return 'problems' in read ? read.problems : [];
}

type Together = Omit<RecordSituation, 'stale' | 'unheard' | 'apart'>;

function readTogether(
  vocabulary: Vocabulary,
  facts: readonly Heard<FactVersion>[],
  day: string,
): Together | { readonly problems: readonly Problem[] } {
  const { input, used } = inputOf(vocabulary, facts, day);
  const read = readSituation(vocabulary, input);
  if (!read.ok) return { problems: read.problems };
  const origins = Object.fromEntries([...used].map(([fact, it]) => [fact, originsOf(it, day)]));
  return {
    input,
    origins,
    situation: { ...read.situation, origins },
    versions: new Map([...used].map(([fact, it]) => [fact, [...it.of, ...it.complete].map(({ version }) => version)])),
  };
}

/** The versions a fact of the input stands on, in its order, and what others say of the same. */
type Used = {
  readonly of: readonly FactVersion[];
  readonly complete: readonly FactVersion[];
  readonly otherwise: readonly FactVersion[];
};
type InputOf = { readonly input: SituationInput; readonly used: ReadonlyMap<string, Used> };

function inputOf(vocabulary: Vocabulary, facts: readonly Heard<FactVersion>[], day: string): InputOf {
  const told: Record<string, unknown> = {};
  const complete: Record<string, unknown> = {};
  const absent: Record<string, string[]> = {};
  const used = new Map<string, Used>();
  // In an order of their own, so that the same record says the same wherever it was brought.
  for (const [attribute, all] of [...Map.groupBy(facts, (it) => it.attribute)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const definition = vocabulary.get(factOf(attribute));
    if (definition === undefined) continue;
    const fact = definition.id;
    const standing = inOrder(standingFacts(vocabulary, all), definition.type === 'list' ? '' : day);
    const values = standing.filter((it) => 'value' in it.told);
    const use = (it: Partial<Used>): unknown =>
      used.set(fact, { of: [], complete: [], otherwise: [], ...used.get(fact), ...it });
    if (isCompleteness(attribute)) {
      complete[fact] = toldOf(standing[0]);
      use({ complete: standing });
    } else if (definition.type === 'list' && values.length > 0) {
      told[fact] = values.map(toldOf);
      use({ of: values });
    } else if (definition.type !== 'list' && definition.history && values.length === standing.length) {
      told[fact] = historyOf(standing, day);
      use({ of: standing, otherwise: otherwise(all, standing, day) });
    } else {
      const now = standing.find((it) => holdsOn(it, day) || definition.type === 'list');
      if (now === undefined) continue;
      if ('value' in now.told) told[fact] = now.told.value;
      else absent[now.told.absence] = [...(absent[now.told.absence] ?? []), fact];
      use({ of: [now], otherwise: definition.type === 'list' ? [] : otherwise(all, [now], day) });
    }
  }
  return { input: { asOf: day, facts: told, completeFor: complete, ...absent }, used };
}

const toldOf = (it: FactVersion | undefined): unknown =>
  it !== undefined && 'value' in it.told ? it.told.value : undefined;

const holdsOn = ({ valid }: FactVersion, day: string): boolean =>
  (valid.from ?? '') <= day && (valid.until === undefined || day < valid.until);

/**
 * As they happened, and the rest by what they say: never by ids, which are others wherever a record is brought.
 * @param first where stands what has no first day
 */
const inOrder = (facts: readonly FactVersion[], first: string): readonly FactVersion[] =>
  facts
    .map((it) => ({ it, key: `${it.valid.from ?? first}|${JSON.stringify(it.told)}|${it.item}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ it }) => it);

/** What others say of today that is not what is read; that they cannot or will not tell says nothing else. */
function otherwise(all: readonly FactVersion[], read: readonly FactVersion[], day: string): readonly FactVersion[] {
  const now = read.find((it) => holdsOn(it, day));
  const says = (it: FactVersion | undefined): string => JSON.stringify(it?.told);
  const silent = ({ told }: FactVersion): boolean =>
    'absence' in told && (told.absence === 'dontKnow' || told.absence === 'declined');
  return all.filter((it) => holdsOn(it, day) && !silent(it) && now !== undefined && says(it) !== says(now));
}

function originsOf({ of, complete, otherwise: others }: Used, day: string): Origins[string] {
  const [whole] = complete;
  const against = others.length === 0 ? undefined : others.map((it) => originOf(it));
  return {
    of: of.map((it) => originOf(it, holdsOn(it, day) ? against : undefined)),
    ...(whole === undefined ? {} : { complete: originOf(whole) }),
  };
}

const originOf = (
  { item, version, source, label, knownFrom, contest }: FactVersion,
  against?: readonly Origin[],
): Origin => ({
  item,
  version,
  source: source.kind,
  ...(source.party === undefined ? {} : { party: source.party }),
  label,
  since: dayInJapan(knownFrom),
  ...(contest === undefined
    ? {}
    : { contested: { on: dayInJapan(contest.at), ...(contest.by === undefined ? {} : { by: contest.by }) } }),
  ...(against === undefined ? {} : { otherwise: against }),
});

type Claim = {
  readonly attribute: string;
  readonly label: Weighed;
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
  return used.map((it) => ({ from: it.valid.from ?? day, value: toldOf(it) }));
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
