/**
 * The smallest changes: sets of one or two facts somebody can change, after which nothing known stands in the way any
 * more. No set contains another that already suffices, and each names the value nearest to the present one.
 */
import type { Day } from '#calendar';
import { type Answer, answerAgain, answerOn, type Question, reachedBy } from './answer.ts';
import type { Assessment, Clear, Finding } from './assess.ts';
import { type Budget, budgetOf } from './budget.ts';
import type { EditionRoute } from './edition.ts';
import type { ScalarDefinition } from './fact.ts';
import { endingOf } from './lasting.ts';
import { decides } from './missing.ts';
import { type FactValue, type Representatives, representativesOf } from './representatives.ts';
import { type Situation, segmentOn, withFacts } from './situation.ts';

export type SmallestChange = {
  /** One or two facts and the value each would need. */
  readonly facts: readonly { readonly fact: string; readonly from: FactValue; readonly to: FactValue }[];
  /** `yes`, or `unknown` when facts still missing could stand in the way. */
  readonly clear: Exclude<Clear, 'no'>;
  /** Ways that fail no more then, by the text they are of, in the order of the answer's candidates. */
  readonly ways: readonly (readonly string[])[];
};

/** Empty when nothing stands in the way now, or when no one or two facts would help. Not all when the budget is spent. */
export function smallestChanges(
  question: Question,
  situation: Situation,
  day: Day,
  budget: Budget = budgetOf(),
): readonly SmallestChange[] {
  const answer = answerOn(question, situation, day, budget);
  if ('no' in answer || answer.clear !== 'no') return [];
  const editions = answer.candidates.map((it) => it.edition);
  const mayHelp = helping(answer, situation);
  const clearWith: ClearWith = (values) => {
    if (!mayHelp([...values.keys()])) return { clear: 'no', candidates: [] };
    const changed = answerAgain(question, answer, withFacts(situation, values), values.keys());
    return 'no' in changed ? { clear: 'no', candidates: [] } : changed;
  };
  const facts = changeable(situation, day);
  const options = optionsOf(facts, representativesOf(editions, situation), situation, day);
  const singles = facts.flatMap((fact) => single(fact, options, clearWith));
  const alone = new Set(singles.flatMap((it) => it.facts.map((change) => change.fact)));
  const rest = facts.filter((fact) => !alone.has(fact) && (options.get(fact)?.to.length ?? 0) > 0);
  return [...singles, ...pairs(rest, options, clearWith)];
}

/** May a change of these facts open a way? Not where something that fails on each of them reads none of them. */
function helping(answer: Answer, situation: Situation): (facts: readonly string[]) => boolean {
  const ending = endingOf(situation);
  // What follows the end of what was given is answered for as if it were not known: what fails there is less.
  if (ending !== undefined && ending.on < answer.day) return () => true;
  const ways = answer.candidates.flatMap(failingIn);
  return (facts) => {
    const reached = reachedBy(facts, answer, situation);
    if (reached === 'all' || facts.includes(ending?.fact ?? '')) return true;
    return ways.some((failing) => failing.every((slot) => reached.includes(slot)));
  };
}

/** The slots of what fails on each way; of what closes the procedure, where that is so. */
function failingIn({ edition, gates, routes }: Assessment): readonly (readonly number[])[] {
  const failing = (findings: readonly Finding[], { slots }: EditionRoute): readonly number[] =>
    findings.flatMap((it) => (it.state === 'no' ? [slots.get(it.provision.id) as number] : []));
  const shut = failing(gates, edition.routes[0] as EditionRoute);
  if (shut.length > 0) return [shut];
  return edition.routes.map((route) => {
    const found = routes.find((it) => it.id === route.id);
    // One that is others': what says so fails.
    return found === undefined ? route.requirementSlots.slice(0, 1) : failing(found.findings.filter(decides), route);
  });
}

/** Known facts somebody can change. */
function changeable(situation: Situation, day: Day): readonly string[] {
  return [...situation.scalars].flatMap(([fact, segments]) =>
    situation.vocabulary.get(fact)?.changeableBy !== undefined && segmentOn(segments, day) !== undefined ? [fact] : [],
  );
}

type Option = { readonly from: FactValue; readonly to: readonly FactValue[] };

/** Other values of each fact, nearest first. */
function optionsOf(
  facts: readonly string[],
  representatives: Representatives,
  situation: Situation,
  day: Day,
): ReadonlyMap<string, Option> {
  return new Map(
    facts.map((fact) => {
      const from = segmentOn(situation.scalars.get(fact) ?? [], day)?.value as FactValue;
      const values = (representatives.get(fact) ?? []).filter((value) => value !== from);
      const definition = situation.vocabulary.get(fact) as ScalarDefinition;
      return [
        fact,
        { from, to: values.toSorted((a, b) => distance(definition, from, a) - distance(definition, from, b)) },
      ];
    }),
  );
}

function distance(definition: ScalarDefinition, from: FactValue, to: FactValue): number {
  if (definition.type === 'choice') {
    return Math.abs(definition.choices.indexOf(from as string) - definition.choices.indexOf(to as string));
  }
  return typeof from === 'number' && typeof to === 'number' ? Math.abs(from - to) : Number.MAX_SAFE_INTEGER;
}

type ClearWith = (values: ReadonlyMap<string, FactValue | undefined>) => Pick<Answer, 'clear'> & {
  readonly candidates: readonly Assessment[];
};

const waysIn = (candidates: readonly Assessment[]): SmallestChange['ways'] =>
  candidates.map(({ routes }) => routes.filter((it) => it.clear !== 'no').map((it) => it.id));

function single(fact: string, options: ReadonlyMap<string, Option>, clearWith: ClearWith): readonly SmallestChange[] {
  const { from, to } = options.get(fact) as Option;
  // If not even an unknown value leaves a way open, no value does.
  if (to.length === 0 || clearWith(new Map([[fact, undefined]])).clear === 'no') return [];
  for (const value of to) {
    const { clear, candidates } = clearWith(new Map([[fact, value]]));
    if (clear !== 'no') return [{ facts: [{ fact, from, to: value }], clear, ways: waysIn(candidates) }];
  }
  return [];
}

function pairs(
  facts: readonly string[],
  options: ReadonlyMap<string, Option>,
  clearWith: ClearWith,
): readonly SmallestChange[] {
  const found: SmallestChange[] = [];
  for (const [i, one] of facts.entries()) {
    for (const other of facts.slice(i + 1)) {
      if (
        clearWith(
          new Map([
            [one, undefined],
            [other, undefined],
          ]),
        ).clear === 'no'
      )
        continue;
      const pair = nearestPair(one, other, options, clearWith);
      if (pair !== undefined) found.push(pair);
    }
  }
  return found;
}

/** The first pair of values that helps, by the sum of their places in nearest-first order. */
function nearestPair(
  one: string,
  other: string,
  options: ReadonlyMap<string, Option>,
  clearWith: ClearWith,
): SmallestChange | undefined {
  const first = options.get(one) as Option;
  const second = options.get(other) as Option;
  const usable = first.to.filter(
    (value) =>
      clearWith(
        new Map<string, FactValue | undefined>([
          [one, value],
          [other, undefined],
        ]),
      ).clear !== 'no',
  );
  const combinations = usable
    .flatMap((a) => second.to.map((b) => ({ a, b, far: first.to.indexOf(a) + second.to.indexOf(b) })))
    .toSorted((x, y) => x.far - y.far);
  for (const { a, b } of combinations) {
    const { clear, candidates } = clearWith(
      new Map([
        [one, a],
        [other, b],
      ]),
    );
    if (clear === 'no') continue;
    return {
      facts: [
        { fact: one, from: first.from, to: a },
        { fact: other, from: second.from, to: b },
      ],
      clear,
      ways: waysIn(candidates),
    };
  }
  return undefined;
}
