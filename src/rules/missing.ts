/** Which facts an answer waits for, and which it rests on: both are read off the evaluated tree. */
import type { Day } from '#calendar';
import type { Answer } from './answer.ts';
import type { Assessment, Finding } from './assess.ts';
import { readBy } from './kinds.ts';
import { answering, lawMatters } from './says.ts';
import { isKnownValue, type Seen } from './seen.ts';
import type { Situation } from './situation.ts';

/** Calls `visit` for every step below and including `root`, with the day it was looked at. */
export function walk(root: Seen, day: Day, visit: (step: Seen, day: Day) => boolean | undefined): void {
  if (visit(root, day) === false) return;
  if (root.node.kind === 'at' && root.parts.length === 2) {
    walk(root.parts[0] as Seen, day, visit);
    walk(root.parts[1] as Seen, (root.parts[0] as Seen).lo, visit);
    return;
  }
  for (const part of root.parts) walk(part, day, visit);
}

/** The fact or list a step itself reads; a coarse fact that was answered by its detail reads nothing itself. */
export const readIn = (step: Seen): string | undefined =>
  (step.node.kind === 'coarse' && step.chosen === 'detail') || step.chosen === 'told' ? undefined : readBy(step.node);

/** A field nobody has told is told with its list. */
function listOfField({ node, chosen }: Seen): string | undefined {
  if (node.kind === 'same') return chosen;
  if (node.kind === 'field-is-fact') return chosen === 'told' ? node.as : undefined;
  return node.kind === 'field' || node.kind === 'field-is' ? node.as : undefined;
}

/** Facts a step waits for, in reading order, each with the earliest day for which it is needed. */
export function missingIn(root: Seen, day: Day, into: Map<string, Day> = new Map()): Map<string, Day> {
  walk(root, day, (step, on) => {
    if (isKnownValue(step)) return false;
    const fact = (step.chosen === 'whole' ? undefined : readIn(step)) ?? listOfField(step);
    if (fact !== undefined && step.node.kind !== 'at') into.set(fact, Math.min(on, into.get(fact) ?? on));
    return true;
  });
  return into;
}

export const decides = (finding: Finding): boolean =>
  finding.provision.weight === 'must' || finding.provision.weight === 'in-principle';

/** Is it settled that the procedure is not for this person, or no longer open? */
export const isClosed = ({ gates }: Assessment): boolean => gates.some((it) => it.state === 'no');

/** The findings the outcome or `clear` of an assessment waits for. */
function* openFindings({ outcome, clear, routes }: Assessment): Generator<Finding> {
  if (outcome !== 'unknown' && clear !== 'unknown') return;
  for (const route of routes) {
    if (route.outcome !== 'unknown' || route.dominated) continue;
    yield* route.findings.filter((it) => decides(it) && it.state === 'unknown');
  }
}

/** The trees the outcome, `clear` or an answering value of an assessment waits for. */
function* waitedFor(assessment: Assessment): Generator<Seen> {
  for (const { seen, shield } of openFindings(assessment)) {
    yield seen;
    if (shield !== undefined) yield shield;
  }
  const answers = isClosed(assessment) ? [] : (assessment.edition.procedure.answers ?? []);
  for (const value of assessment.values) if (answers.includes(value.provision.id)) yield value.seen;
}

type Missing = { readonly day: Day; readonly facts: ReadonlyMap<string, Day> };
/** Findings are shared by routes, texts and the answers of a search: each is read once. */
const found: WeakMap<Seen, Missing> = new WeakMap();

function missingOnce(root: Seen, day: Day): ReadonlyMap<string, Day> {
  const known = found.get(root);
  if (known?.day === day) return known.facts;
  const facts = missingIn(root, day);
  found.set(root, { day, facts });
  return facts;
}

/** What is missing in each tree the answer waits for, each tree once. */
function* missingByTree(answer: Answer): Generator<readonly [Seen, ReadonlyMap<string, Day>]> {
  const read = new Set<Seen>();
  for (const candidate of answer.candidates) {
    for (const root of waitedFor(candidate)) {
      if (read.has(root)) continue;
      read.add(root);
      yield [root, missingOnce(root, candidate.day)];
    }
  }
}

/**
 * Does all that waits for a fact wait besides for something the person could not say, and that was easier to say? A list is
 * never easier than one value.
 */
export function costsMore(fact: string, answer: Answer, { vocabulary, untold }: Situation): boolean {
  const cost = (it: string): number => {
    const definition = vocabulary.get(it);
    return (definition?.effort ?? 0) + (definition?.type === 'list' ? 1 : 0);
  };
  let waits = false;
  for (const [root, facts] of missingByTree(answer)) {
    if (!facts.has(fact)) continue;
    waits = true;
    const given = [...unknownIn(root)].filter((it) => untold.has(it)).map(cost);
    if (given.length === 0 || cost(fact) <= Math.min(...given)) return false;
  }
  return waits;
}

/** Does the answer wait for something the person could not say? */
export function waitsForUntold(answer: Answer, { untold }: Situation): boolean {
  for (const [root] of missingByTree(answer)) for (const fact of unknownIn(root)) if (untold.has(fact)) return true;
  return false;
}

/** The facts of every step that is not known, also those whose detail was looked at instead. */
function unknownIn(root: Seen): ReadonlySet<string> {
  const facts = new Set<string>();
  walk(root, 0, (step) => {
    if (isKnownValue(step)) return false;
    const fact = readBy(step.node);
    if (fact !== undefined) facts.add(fact);
    return true;
  });
  return facts;
}

/** What the answer holds under: whether the procedure is for this person, where that is not settled. */
const conditionsOf = (assessment: Assessment): readonly Finding[] =>
  isClosed(assessment) ? [] : assessment.gates.filter((it) => it.state !== 'yes');

/** Facts the outcome, `clear` or an answering value waits for, by any of the texts. */
export function missingForOutcome(answer: Answer): Map<string, Day> {
  const missing = new Map<string, Day>();
  for (const [, facts] of missingByTree(answer))
    for (const [fact, on] of facts) missing.set(fact, Math.min(on, missing.get(fact) ?? on));
  if (lawMatters(answer)) missing.set(answer.lawWaitsFor, answer.day);
  return missing;
}

/** Facts that can still change the state of a finding that decides, on any route. */
export function findingsWaitFor(answer: Answer): ReadonlySet<string> {
  const facts = new Set<string>();
  const read = new Set<Finding>();
  for (const { routes, day } of answer.candidates) {
    for (const { findings } of routes) {
      for (const finding of findings) {
        if (finding.state === 'yes' || finding.state === 'no' || !decides(finding) || read.has(finding)) continue;
        read.add(finding);
        for (const fact of missingOnce(finding.seen, day).keys()) facts.add(fact);
        if (finding.shield !== undefined) for (const fact of missingOnce(finding.shield, day).keys()) facts.add(fact);
      }
    }
  }
  return facts;
}

/** Does the answer wait for such a fact? */
export function waitsForSome(answer: Answer, test: (fact: string) => boolean): boolean {
  for (const [, facts] of missingByTree(answer)) for (const fact of facts.keys()) if (test(fact)) return true;
  return lawMatters(answer) && test(answer.lawWaitsFor);
}

/** Of each condition the first fact it waits for: what that says decides whether more is asked. */
export function missingForConditions(answer: Answer): Map<string, Day> {
  const missing = new Map<string, Day>();
  for (const candidate of answer.candidates) {
    for (const { seen } of conditionsOf(candidate)) {
      const [first] = missingIn(seen, candidate.day);
      if (first !== undefined) missing.set(...first);
    }
  }
  return missing;
}

/** A day was told, and not of what: whether it selects the law is asked though nothing else is settled yet. */
const isLawAsked = (answer: Answer): boolean =>
  lawMatters(answer) || (answer.laws.length > 1 && answer.lawWaitsFor !== lawDateOf(answer));

const lawDateOf = ({ candidates }: Answer): string => candidates[0].edition.procedure.lawDate;

/** Facts the answer waits for. Officer's findings are among them; callers tell them by `heldBy`. */
export function missingOf(answer: Answer): Map<string, Day> {
  const missing = missingForOutcome(answer);
  if (isLawAsked(answer) && !answer.candidates.every(isClosed)) missing.set(answer.lawWaitsFor, answer.day);
  for (const [fact, on] of missingForConditions(answer)) if (!missing.has(fact)) missing.set(fact, on);
  return missing;
}

/** The days on which the answer waits for a fact, latest first. */
export function daysMissing(fact: string, answer: Answer): readonly Day[] {
  const days = new Set<Day>();
  for (const candidate of answer.candidates) {
    for (const root of [...waitedFor(candidate), ...conditionsOf(candidate).map((it) => it.seen)]) {
      walk(root, candidate.day, (step, on) => {
        if (isKnownValue(step)) return false;
        if (readIn(step) === fact) days.add(on);
        return true;
      });
    }
  }
  return [...days].toSorted((a, b) => b - a);
}

/** An expectation is told though it settles nothing; what cannot be so yet is settled though nobody has told it. */
const isTold = (step: Seen): boolean =>
  step.chosen === 'expected' || (isKnownValue(step) && step.chosen !== 'not-before') || 'pick' in step.node;

/** Facts and lists that were known and looked at anywhere in the findings and values: what the answer cites. */
export function citedIn(roots: Iterable<Seen>): Set<string> {
  const cited = new Set<string>();
  for (const root of roots) {
    walk(root, 0, (step) => {
      const fact = readIn(step);
      if (fact !== undefined && isTold(step)) cited.add(fact);
      return true;
    });
  }
  return cited;
}

/** Every tree an assessment evaluated. */
export function* treesSeen(assessment: Assessment): Generator<Seen> {
  for (const { seen } of assessment.gates) yield seen;
  for (const route of assessment.routes) {
    for (const finding of route.findings) {
      yield finding.seen;
      if (finding.shield !== undefined) yield finding.shield;
    }
  }
  for (const value of assessment.values) yield value.seen;
}

/** Ids of the findings and values that wait for a fact, those of the best route first. */
export function waitingFor(fact: string, answer: Answer): readonly string[] {
  const ids = new Set<string>();
  for (const candidate of answer.candidates) {
    // WHY not every finding: one on a way that is settled, or that another way makes needless, binds nobody.
    for (const { provision, seen, shield } of [...openFindings(candidate), ...conditionsOf(candidate)]) {
      const trees = shield === undefined ? [seen] : [seen, shield];
      if (trees.some((it) => missingOnce(it, answer.day).has(fact))) ids.add(provision.id);
    }
    for (const value of candidate.values)
      if (missingOnce(value.seen, answer.day).has(fact)) ids.add(value.provision.id);
  }
  if (fact === answer.lawWaitsFor && isLawAsked(answer)) for (const id of otherByLaw(answer)) ids.add(id);
  return [...ids];
}

/** Ids of what decides or answers and is other under another law. */
function otherByLaw({ laws }: Answer): readonly string[] {
  const says = laws.map(({ candidates: [first] }) => {
    const findings = (first.routes[0]?.findings ?? []).filter(decides);
    return new Map([
      ...findings.map((it) => [it.provision.id, it.state] as const),
      ...answering(first).map(({ provision, seen }) => [provision.id, `${seen.lo}..${seen.hi}`] as const),
    ]);
  });
  const ids = [...new Set(says.flatMap((it) => [...it.keys()]))];
  const other = ids.filter((id) => new Set(says.map((it) => it.get(id))).size > 1);
  if (other.length > 0) return other;
  // Nothing is settled that could be other: what another text says may be.
  const editions = laws.map(({ candidates: [it] }) => it.edition);
  return ids.filter((id) => new Set(editions.map((it) => it.provisions.get(id))).size > 1);
}
