/** Parts of a determination, each read off the evaluated trees. */
import { addMonths, type Day, isoDay, isoMonth } from '#calendar';
import {
  type About,
  type Answer,
  type Assessment,
  answering,
  type Budget,
  boundsUnder,
  type Citation,
  citedIn,
  type Edition,
  type Exception,
  evaluate,
  type Finding,
  figuresOf,
  filedOn,
  isChoosing,
  isClosed,
  missingIn,
  missingOf,
  type Node,
  notYet,
  type Provision,
  type RouteResult,
  type Seen,
  type Segment,
  type Situation,
  type State,
  segmentOn,
  stateOf,
  toldOf,
  turnsOn,
  type Valuation,
  type Way,
  waitingFor,
  walk,
  whoIn,
  whoseDate,
} from '#rules';
import { restsOnUnannounced, type Unsettled, unsettledDuties } from './deadlines.ts';
import type {
  AboutReport,
  ApplicationReport,
  Bounded,
  CandidateReport,
  FactUsed,
  FilingReport,
  FindingReport,
  Known,
  Missing,
  PointsReport,
  RouteReport,
  StayReport,
  ValueReport,
  Worded,
} from './determination.ts';
import { figureReport } from './figure.ts';
import { lawOf } from './law.ts';
import { isoUntil, quantity, sortOfUnit, stepOf } from './step.ts';

/** A fact's stored value as people write it. */
export function knownOf(fact: string, value: number | string, situation: Situation): Known {
  const type = situation.vocabulary.get(fact)?.type;
  if (value === notYet) return notYet;
  if (type === 'boolean') return value === 1;
  if (type === 'month' && typeof value === 'number') return isoMonth(value);
  return type === 'date' && typeof value === 'number' ? isoDay(value) : value;
}

function factsUsed(roots: readonly Seen[], day: Day, situation: Situation): readonly FactUsed[] {
  return [...citedIn(roots)].flatMap((id): readonly FactUsed[] => {
    if (situation.lists.has(id)) return [{ id, value: 'list' }];
    const segment = segmentOn(situation.scalars.get(id) ?? [], day);
    return segment === undefined ? [] : [{ id, value: knownOf(id, segment.value, situation) }];
  });
}

export const aboutReport = (about: About | undefined): AboutReport =>
  about === undefined ? {} : { about: 'household' in about ? 'household' : 'organisation', who: whoIn(about) };

/** The same with whom it is about, and whose word it is. */
const toldBy =
  (day: Day, { scalars, origins, vocabulary }: Situation) =>
  (fact: FactUsed): FactUsed => {
    const used = { ...fact, ...aboutReport(vocabulary.get(fact.id)?.about) };
    const told = origins?.[fact.id];
    if (told === undefined) return used;
    const { of, complete } = told;
    if (used.value === 'list') return { ...used, entries: of, ...(complete === undefined ? {} : { complete }) };
    const segments = scalars.get(used.id) ?? [];
    return { ...used, ...of[segments.indexOf(segmentOn(segments, day) as Segment)] };
  };

function missingReport(
  missing: ReadonlyMap<string, Day>,
  day: Day,
  situation: Situation,
  because: (fact: string) => readonly string[],
): readonly Missing[] {
  return [...missing].map(([fact, on]) => ({
    fact,
    ...aboutReport(situation.vocabulary.get(fact)?.about),
    heldBy: situation.vocabulary.get(fact)?.heldBy ?? 'resident',
    askedBecause: because(fact),
    // A list is told with its days: there is no earlier answer to it.
    ...(on < day && situation.vocabulary.get(fact)?.type !== 'list' ? { on: isoDay(on) } : {}),
  }));
}

const wordings = new WeakMap<Edition, Map<string, Worded>>();

/** What the words of a provision may say, as this edition states it and the route binds it; the same object each time. */
export function wordedBy(
  provision: Provision,
  edition: Edition,
  parameters: Readonly<Record<string, number>> = {},
): Worded {
  const known = wordings.get(edition) ?? new Map<string, Worded>();
  wordings.set(edition, known);
  const key = `${provision.id}|${edition.parametersOf.get(provision.id)?.map((name) => parameters[name])}`;
  const found = known.get(key) ?? worded(provision, edition, parameters);
  known.set(key, found);
  return found;
}

function worded(provision: Provision, edition: Edition, parameters: Readonly<Record<string, number>>): Worded {
  const units = { facts: edition.rulebook.facts, provision: (id: string) => edition.provisions.get(id) };
  const figures = [...figuresOf(provision, units, parameters)].map(([id, it]) => [id, figureReport(it)]);
  return {
    ...(provision.words === undefined ? {} : { words: provision.words }),
    ...(figures.length === 0 ? {} : { figures: Object.fromEntries(figures) }),
  };
}

function findingReport(
  finding: Finding,
  route: RouteResult | undefined,
  assessment: Assessment,
  situation: Situation,
  told: Told | undefined,
): FindingReport {
  const { provision, seen, shield } = finding;
  const { edition, day } = assessment;
  const roots = shield === undefined ? [seen] : [seen, shield];
  const missing = new Map<string, Day>();
  for (const root of roots) missingIn(root, day, missing);
  const turns = turnsOn(finding, route === undefined ? assessment.scope : assessment.scopeOf(route.id));
  const facts = factsUsed(roots, day, situation);
  const reads = edition.parametersOf.get(provision.id) ?? [];
  const bound = route?.parameters ?? {};
  const exceptions = exceptionsIn(seen, edition.provisions);
  const parameters = Object.fromEntries(reads.map((name) => [name, bound[name] as number]));
  return {
    id: provision.id,
    state: finding.state,
    weight: provision.weight,
    basis: provision.basis,
    confidence: provision.confidence,
    ...natureOf(finding),
    ...(exceptions.length === 0 ? {} : { exceptions: exceptions.map(({ id, state }) => ({ id, state })) }),
    law: lawOf([...provision.law, ...citedBy(exceptions)], edition.rulebook),
    facts: told === undefined ? facts : facts.map(toldBy(day, situation)),
    missing: missingReport(missing, day, situation, () => [provision.id]),
    ...(told?.restsOnContested(finding, route) ? { restsOnContested: true as const } : {}),
    ...(turns === undefined ? {} : { holdsUntil: isoDay(turns) }),
    ...(roots.some(restsOnUnannounced) ? { provisional: true } : {}),
    ...askedReport(provision, assessment),
    bearer: provision.bearer,
    evidence: provision.evidence ?? [],
    ...(provision.support === undefined ? {} : { support: provision.support }),
    ...shieldReport(finding, situation),
    ...(finding.cause === undefined ? {} : { cause: finding.cause }),
    ...(reads.length === 0 ? {} : { parameters }),
    ...wordedBy(provision, edition, bound),
    ...(told === undefined ? {} : { step: stepOf(seen, { edition, day, situation, budget: told.steps }) }),
  };
}

/** Of what is asked of some only: is it asked of this person? */
function askedReport(provision: Finding['provision'], { scope }: Assessment): Pick<FindingReport, 'asked'> {
  if (!('askedOf' in provision) || provision.askedOf === undefined) return {};
  const { lo, hi } = evaluate(provision.askedOf, scope);
  return lo !== hi ? { asked: 'perhaps' } : hi === 0 ? { asked: 'no' } : {};
}

function shieldReport(
  { provision, seen, shield, state, spared = [] }: Finding,
  situation: Situation,
): Pick<FindingReport, 'shield'> {
  const whole = shield !== undefined && shield.lo >= 1 && seen.lo < 1;
  if (provision.shield === undefined || (!whole && spared.length === 0)) return {};
  const { basis, each } = provision.shield;
  const entries = entriesOf(each, spared, situation);
  return {
    shield: { state: whole ? 'yes' : state, basis, ...(entries.length === 0 ? {} : { entries }) },
  };
}

/** Each entry by its first dated field. */
function entriesOf(each: Node | undefined, spared: readonly number[], situation: Situation): readonly string[] {
  const list = each?.kind === 'count' ? each.pick.list : '';
  const definition = situation.vocabulary.get(list);
  const fields = definition?.type === 'list' ? Object.entries(definition.fields) : [];
  const [field, type] = fields.find(([, it]) => it.type === 'month' || it.type === 'date') ?? [];
  const records = situation.lists.get(list)?.records ?? [];
  return spared.flatMap((i) => {
    const value = field === undefined ? undefined : records[i]?.[field];
    return typeof value !== 'number' ? [] : [type?.type === 'month' ? isoMonth(value) : isoDay(value)];
  });
}

type Nature = Pick<FindingReport, 'kind' | 'holds' | 'speaks' | 'asked'>;

function natureOf({ provision, seen }: Finding): Nature {
  switch (provision.kind) {
    case 'requirement':
      return {};
    case 'ground':
      return { kind: 'ground', holds: stateOf(seen) };
    case 'factor':
      return { kind: 'factor', holds: stateOf(seen), speaks: provision.speaks };
  }
}

/** What is not asked of somebody speaks for nobody. */
export const speaksFor = ({ speaks, holds, asked }: Nature): boolean =>
  holds === 'yes' && asked !== 'no' && (speaks === 'for' || speaks === 'either');

type ExceptionSeen = { readonly id: string; readonly state: State; readonly provision: Exception };

/** The exceptions a tree looked at because they could matter, and that hold or may. */
function exceptionsIn(seen: Seen, provisions: Edition['provisions']): readonly ExceptionSeen[] {
  const own =
    seen.node.kind === 'except'
      ? seen.parts.flatMap((part): readonly ExceptionSeen[] => {
          const provision = part.node.kind === 'provision' ? provisions.get(part.node.id) : undefined;
          const state = stateOf(part);
          return provision?.kind === 'exception' && state !== 'no' ? [{ id: provision.id, state, provision }] : [];
        })
      : [];
  return [...own, ...seen.parts.flatMap((part) => exceptionsIn(part, provisions))];
}

/** An exception that holds is cited beside the rule. */
const citedBy = (exceptions: readonly ExceptionSeen[]): readonly Citation[] =>
  exceptions.filter(({ state }) => state === 'yes').flatMap(({ provision }) => provision.law);

/** What the findings of the nearest way are told with. */
export type Told = {
  /** What the steps of the reasoning may cost. */
  readonly steps: Budget;
  readonly restsOnContested: (finding: Finding, route: RouteResult | undefined) => boolean;
};

/** Of the nearest way, told with more. */
export function findingsOf(
  route: RouteResult,
  assessment: Assessment,
  situation: Situation,
  told: Told,
): readonly FindingReport[] {
  return shownIn(route).map((finding) => findingReport(finding, route, assessment, situation, told));
}

const shownIn = (route: RouteResult): readonly Finding[] =>
  route.findings.filter(({ provision }) => !isChoosing(provision));

/** Whom the procedure is for. */
export const gatesOf = (assessment: Assessment, situation: Situation, told?: Told): readonly FindingReport[] =>
  assessment.gates.map((finding) => findingReport(finding, undefined, assessment, situation, told));

/** The stay on the day of the assessment; nothing where the law read has no such provision, or nothing is known of it. */
export function stayOf(assessment: Assessment, situation: Situation): StayReport | undefined {
  const lawful = stayLawful(assessment);
  if (lawful === undefined) return undefined;
  const until = lookedAt(assessment, assessment.edition.rulebook.stay?.until);
  const day = until && (quantity(until, 'moment') ?? undefined);
  const last = typeof day === 'object' ? day.atLeast : day;
  if (lawful.state === 'unknown' && last === undefined) return undefined;
  return {
    lawful: findingReport(lawful, undefined, assessment, situation, undefined),
    ...(day === undefined ? {} : { until: day }),
  };
}

function stayLawful(assessment: Assessment): Finding | undefined {
  const { stay } = assessment.edition.rulebook;
  const provision = assessment.edition.provisions.get(stay?.lawful ?? '');
  const seen = lookedAt(assessment, stay?.lawful);
  if (provision?.kind !== 'requirement' || seen === undefined) return undefined;
  return { provision, seen, shield: undefined, state: stateOf(seen), until: seen.until };
}

const lookedAt = ({ edition, scope }: Assessment, id: string | undefined): Seen | undefined =>
  id !== undefined && edition.provisions.has(id) ? scope.provision(id, scope) : undefined;

/** What filing gives and does not, while there is an open procedure and a stay that ends. */
/** Nothing where none is told of, or nobody says that it was for this. */
export function applicationOf({ edition, day }: Assessment, situation: Situation): ApplicationReport | undefined {
  const { procedure, rulebook } = edition;
  const { decided, granted } = rulebook.stay ?? {};
  const filed = filedOn(procedure, situation);
  const happened = (it: unknown): it is Day => typeof it === 'number' && it <= Math.min(situation.asOf, day);
  if (procedure.grant === undefined || procedure.lawDateOf === undefined) return undefined;
  if (!happened(filed) || whoseDate(procedure, situation) !== 'own') return undefined;
  const on = decided && toldOf(decided, situation);
  const isGranted = on === notYet || granted === undefined ? undefined : toldOf(granted, situation);
  const result = isGranted === 1 ? 'granted' : isGranted === 0 ? 'refused' : 'decided';
  const { usuallyMonths } = procedure;
  return {
    state: happened(on) || (on === undefined && isGranted !== undefined) ? result : 'pending',
    filed: isoDay(filed),
    ...(happened(on) ? { decided: isoDay(on) } : {}),
    ...(usuallyMonths === undefined ? {} : { usually: isoDay(addMonths(filed, usuallyMonths)) }),
  };
}

export function filingOf(assessment: Assessment): FilingReport | undefined {
  const { filing } = assessment.edition.procedure;
  const lawful = stayLawful(assessment);
  const endless = lawful?.state === 'yes' && !Number.isFinite(lawful.until);
  if (filing === undefined || isClosed(assessment) || endless) return undefined;
  const inForce = (id: string): boolean => assessment.edition.provisions.has(id);
  return { gives: (filing.gives ?? []).filter(inForce), givesNot: (filing.givesNot ?? []).filter(inForce) };
}

export function routesOf(
  assessment: Assessment,
  situation: Situation,
  ways: ReadonlyMap<RouteResult, Way>,
): readonly RouteReport[] {
  if (assessment.edition.procedure.routes === undefined) return [];
  // Routes share the findings they have in common.
  const reports = new Map<Finding, FindingReport>();
  const reportOf = (finding: Finding, route: RouteResult): FindingReport => {
    const report = reports.get(finding) ?? findingReport(finding, route, assessment, situation, undefined);
    reports.set(finding, report);
    return report;
  };
  return assessment.routes.map((route) => ({
    id: route.id,
    outcome: route.outcome,
    clear: route.clear,
    ...wayReport(ways.get(route)),
    findings: shownIn(route).map((finding) => reportOf(finding, route)),
  }));
}

function wayReport({ ruledOut, opens }: Way = {}): Pick<RouteReport, 'ruledOut' | 'opens' | 'opensNotBefore'> {
  const day = opens && isoUntil(opens.from);
  return {
    ...(ruledOut === undefined ? {} : { ruledOut }),
    ...(day === undefined ? {} : opens?.settled ? { opens: day } : { opensNotBefore: day }),
  };
}

const confidences = ['low', 'medium', 'high'] as const;

/** Under several laws least and most of what they give; a value one of them does not have is not among them. */
export function valuesOf({ candidates: [first], laws, budget }: Answer, situation: Situation): readonly ValueReport[] {
  const { edition, day } = first;
  return first.values.flatMap(({ provision, seen }): readonly ValueReport[] => {
    const bounds = boundsUnder(laws, provision.id);
    if (bounds === undefined) return [];
    const alike = bounds.lo === seen.lo && bounds.hi === seen.hi;
    const versions = laws.flatMap(({ candidates: [it] }) => it.edition.provisions.get(provision.id) as Valuation);
    const estimated = laws.some(({ candidates: [it] }, i) => isEstimate(versions[i] as Valuation, it));
    return [
      {
        id: provision.id,
        unit: provision.unit,
        value: quantity({ ...seen, ...bounds }, sortOfUnit(provision.unit)),
        basis: provision.basis,
        confidence: confidences.find((it) => versions.some(({ confidence }) => confidence === it)) ?? 'low',
        law: lawOf(provision.law, edition.rulebook),
        ...(estimated ? { estimate: true } : {}),
        ...wordedBy(provision, edition),
        ...(alike ? { step: stepOf(seen, { edition, day, situation, budget }) } : {}),
      },
    ];
  });
}

export function answersOf(assessment: Assessment): Pick<CandidateReport, 'values'> {
  if (assessment.edition.procedure.answers === undefined) return {};
  const values = answering(assessment).map(({ provision: { id, unit }, seen }) => ({
    id,
    unit,
    value: quantity(seen, sortOfUnit(unit)),
  }));
  return { values };
}

const isEstimate = ({ estimate }: Valuation, { scope }: Assessment): boolean =>
  estimate !== undefined && evaluate(estimate, scope).lo === 1;

/** Days, first and last, as bounds; a day that is the only one is both. */
export function daysBetween(from: Day, to: Day): Bounded {
  const say = (day: Day): string | undefined => (Number.isFinite(day) ? isoDay(day) : undefined);
  const [atLeast, atMost] = [say(from), say(to)];
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) };
}

/** The points table the assessment settled on, if one. */
export function pointsOf(assessment: Assessment, situation: Situation): PointsReport | undefined {
  const value = assessment.values.find((it) => it.provision.unit === 'points');
  if (value === undefined) return undefined;
  const tables: Seen[] = [];
  walk(value.seen, assessment.day, (step) => {
    if (step.node.kind === 'points') tables.push(step);
    return step.node.kind !== 'points';
  });
  const [table] = tables;
  if (table === undefined || tables.length !== 1 || table.node.kind !== 'points') return undefined;
  const threshold = thresholdOf(assessment, value.provision.id);
  return {
    table: table.node.id,
    total: quantity(table, 'amount'),
    atLeast: table.lo,
    atMost: table.hi,
    ...(threshold === undefined ? {} : { threshold }),
    items: table.node.items.map((item, i) => {
      const part = table.parts[i] as Seen;
      const [because] = factsUsed([part], assessment.day, situation);
      return {
        id: item.id,
        points: quantity(part, 'amount'),
        ...(because === undefined ? {} : { because: because.id }),
      };
    }),
  };
}

/** The constant or parameter a requirement compares the points with. */
function thresholdOf(assessment: Assessment, points: string): number | undefined {
  for (const finding of assessment.routes.flatMap((route) => route.findings)) {
    const { node, parts } = finding.seen;
    if (node.kind === 'compare' && node.left.kind === 'provision' && node.left.id === points) return parts[1]?.lo;
  }
  return undefined;
}

/**
 * What the answer waits for, then what only weighs and what is owed wait for: whatever is not settled names what is missing.
 * What is sensitive comes last.
 */
export function missingReports(answer: Answer, situation: Situation): readonly Missing[] {
  const { day } = answer;
  const decides = missingReport(missingOf(answer), day, situation, (fact) => waitingFor(fact, answer));
  const waiting = answer.candidates.flatMap((it) => [...unsettledFindings(it), ...unsettledDuties(it)]);
  const more = new Map<string, Day>();
  const because = new Map<string, Set<string>>();
  for (const { id, missing } of waiting) {
    for (const [fact, on] of missing) {
      more.set(fact, Math.min(on, more.get(fact) ?? on));
      because.set(fact, (because.get(fact) ?? new Set()).add(id));
    }
  }
  const isSensitive = ({ fact }: Missing): number =>
    Number(situation.vocabulary.get(fact)?.sensitivity === 'sensitive');
  const others = missingReport(more, day, situation, (fact) => [...(because.get(fact) ?? [])])
    .filter(({ fact, heldBy }) => heldBy !== 'officer' && !decides.some((it) => it.fact === fact))
    .toSorted((a, b) => isSensitive(a) - isSensitive(b));
  return [...decides, ...others];
}

/** Findings of the best route that are not known, and what each waits for. */
const unsettledFindings = ({ routes: [best], day }: Assessment): readonly Unsettled[] =>
  (best?.findings ?? [])
    .filter(({ state }) => state === 'unknown')
    .map(({ provision, seen, shield }) => {
      const missing = missingIn(seen, day);
      return { id: provision.id, missing: shield === undefined ? missing : missingIn(shield, day, missing) };
    });
