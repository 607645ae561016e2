/**
 * The one place that turns a situation into a determination: it chooses the day and the law, evaluates every text that
 * may be in force, and reports findings, what is missing, what would help, the earliest date, and a receipt. The rulebook
 * is an argument.
 */
import { type Day, isoDay } from '#calendar';
import {
  type Answer,
  type Assessment,
  answering,
  answerOn,
  type Budget,
  boundsUnder,
  budgetOf,
  citedIn,
  dayOf,
  type Earliest,
  earliestDate,
  endingOf,
  evaluate,
  findProcedure,
  holdsUntil,
  isClosed,
  isSpent,
  lawMatters,
  type Nearest,
  type NoAnswer,
  nearestFirst,
  notYet,
  type Question,
  type Rulebook,
  type Situation,
  type SmallestChange,
  SpentError,
  type State,
  smallestChanges,
  type TooMuch,
  tooMuch,
  treesSeen,
  uncontested,
  whoseDate,
  withFacts,
} from '#rules';
import { candidatesOf, differencesBetween } from './compare.ts';
import { deadlinesOf } from './deadlines.ts';
import {
  type Assumption,
  type Bounded,
  type ChangeReport,
  type Determination,
  determinationFormat,
  type EarliestReport,
  engineVersion,
  type ModelReport,
  type Receipt,
  receiptFormat,
} from './determination.ts';
import { grantOf } from './grant.ts';
import { rulebookHash } from './release.ts';
import {
  applicationOf,
  daysBetween,
  filingOf,
  findingsOf,
  gatesOf,
  knownOf,
  missingReports,
  pointsOf,
  routesOf,
  speaksFor,
  stayOf,
  type Told,
  valuesOf,
} from './report.ts';
import { quantity } from './step.ts';

export type Request = {
  readonly rulebook: Rulebook;
  readonly procedure: string;
  readonly situation: Situation;
  /** Routes left aside, as if there were none such; the receipt names them. */
  readonly aside?: readonly string[];
  /** The situation as it was given, kept on the receipt. */
  readonly input: unknown;
  /** The day to determine; by default the day the facts were told, or of the application if that is later. */
  readonly day?: Day;
  /** The day whose law to read; by default what the procedure says. */
  readonly law?: Day;
  /** Overlay to apply and to show beside: `model`. */
  readonly overlay?: string;
  /** Leave out what costs most: smallest changes and the earliest date. */
  readonly brief?: boolean;
  /** What it may cost, also in size; by default far more than a life needs. */
  readonly budget?: Budget;
};

/** Why there is no determination. */
export type Refusal =
  | { readonly no: 'unknown-procedure'; readonly known: readonly string[] }
  | { readonly no: 'unknown-overlay'; readonly known: readonly string[] }
  | { readonly no: 'not-yet-in-force' | 'ended'; readonly day: string }
  /** Finding the answer, or writing it down, costs more than one answer may. */
  | TooMuch;

/** Is there such a procedure and such an overlay? */
export function unknownName(request: Pick<Request, 'rulebook' | 'procedure' | 'overlay'>): Refusal | undefined {
  const { rulebook, overlay } = request;
  if (findProcedure(rulebook, request.procedure) === undefined) {
    return { no: 'unknown-procedure', known: rulebook.procedures.map((it) => it.id) };
  }
  const known = rulebook.overlays.map((it) => it.id);
  return overlay === undefined || known.includes(overlay) ? undefined : { no: 'unknown-overlay', known };
}

/** A spent budget refuses the whole: nothing is left out of an answer silently. */
export function determine(request: Request): Determination | Refusal {
  const budget = request.budget ?? budgetOf();
  try {
    const determined = determineWithin(request, budget);
    return isSpent(budget) ? tooMuch : determined;
  } catch (error) {
    if (error instanceof SpentError) return tooMuch;
    throw error;
  }
}

function determineWithin(request: Request, budget: Budget): Determination | Refusal {
  const { rulebook, situation } = request;
  const unknown = unknownName(request);
  if (unknown !== undefined) return unknown;
  const overlay = rulebook.overlays.find((it) => it.id === request.overlay);
  const question: Question = {
    rulebook,
    procedure: request.procedure,
    ...(request.law === undefined ? {} : { law: request.law }),
    ...(request.aside === undefined ? {} : { aside: new Set(request.aside) }),
  };
  const day = request.day ?? dayOf(question, situation);
  const found = answerOn(question, situation, day, budget);
  if ('no' in found) return refusal(found);
  const brief = request.brief === true;
  // Nothing helps into a procedure that is not for the person.
  const changes = brief || found.candidates.every(isClosed) ? [] : smallestChanges(question, situation, day, budget);
  const nearest = nearestFirst(question, situation, found, changes);
  const { answer } = nearest;
  const model =
    overlay === undefined ? undefined : underModel({ ...question, overlays: [overlay] }, situation, answer, request);
  return assemble({ request, question, ...nearest, changes, model });
}

const refusal = (none: NoAnswer): Refusal => (none.no === 'too-much' ? none : { no: none.no, day: isoDay(none.day) });

type Found = Nearest & {
  readonly request: Request;
  readonly question: Question;
  readonly changes: readonly SmallestChange[];
  readonly model: ModelReport | undefined;
};

function assemble({ request, question, answer, ways, changes, model }: Found): Determination {
  const { rulebook, situation } = request;
  const [first] = answer.candidates;
  const { procedure } = first.edition;
  const brief = request.brief === true;
  const closed = answer.candidates.every(isClosed);
  const earliest = brief || !canBeAppliedFor(first) ? undefined : earliestOf(question, situation, answer, closed);
  const best = first.routes[0];
  const without = answerWithoutContested(question, situation, answer);
  const restsOnContested = (state: State, other: State | undefined): boolean =>
    without !== undefined && state !== 'unknown' && state !== other;
  const told: Told = {
    steps: answer.budget,
    restsOnContested: ({ state, provision }, route) =>
      restsOnContested(state, without?.states.get(`${route?.id ?? ''}/${provision.id}`)),
  };
  const findings = best === undefined ? gatesOf(first, situation, told) : findingsOf(best, first, situation, told);
  const stay = stayOf(first, situation);
  const filing = filingOf(first);
  const application = applicationOf(first, situation);
  const grant = brief || closed ? undefined : grantOf(first, situation);
  const points = pointsOf(first, situation);
  const until = holdsUntil(question, situation, answer);
  const books = { id: rulebook.id, version: rulebook.version, hash: rulebookHash(rulebook) };
  return {
    format: determinationFormat,
    procedure: procedure.id,
    rulebook: books,
    text: first.edition.text.id,
    dates: { asOf: isoDay(situation.asOf), day: isoDay(answer.day), law: lawOf(answer) },
    outcome: answer.outcome,
    clear: answer.clear,
    ...becauseOf(answer),
    ...(restsOnContested(answer.outcome, without?.outcome) ? { restsOnContested: true as const } : {}),
    ...(stay === undefined ? {} : { stay }),
    ...(procedure.appliesTo === undefined ? {} : { appliesTo: gatesOf(first, situation) }),
    ...(application === undefined ? {} : { application }),
    ...(filing === undefined ? {} : { filing }),
    ...(grant === undefined ? {} : { grant }),
    // Of what is closed nothing opens; how long a stay that runs goes on is true all the same.
    values: valuesOf(answer, situation).filter(
      ({ id }) => !closed || (id === rulebook.stay?.until && stay?.lawful.state !== 'no'),
    ),
    routes: routesOf(first, situation, ways),
    ...(points === undefined ? {} : { points }),
    findings,
    concerns: findings
      .filter((it) => it.state === 'no' && (it.weight === 'in-principle' || it.weight === 'weighed'))
      .map((it) => it.id),
    warnings: findings.filter((it) => it.state === 'no' && it.weight === 'practice').map((it) => it.id),
    inFavour: findings.filter(speaksFor).map((it) => it.id),
    missing: missingReports(answer, situation),
    ...candidatesOf(answer),
    changes: changesOf(changes, situation),
    ...(earliest === undefined ? {} : { earliest }),
    ...(Number.isFinite(until) ? { until: isoDay(until) } : {}),
    assumptions: assumptionsOf(question, situation, answer, earliest),
    deadlines: closed ? [] : deadlinesOf(first, situation),
    documents: closed ? [] : documentsOf(first),
    fileAt: procedure.fileAt,
    ...feeOf(first, situation, answer),
    ...(model === undefined ? {} : { model }),
    receipt: receiptOf(request, books, answer),
  };
}

type Without = { readonly outcome: State; readonly states: ReadonlyMap<string, State> };

/** What would be answered, under the same law, without what somebody contests; nothing where nobody does. */
function answerWithoutContested(
  question: Question,
  situation: Situation,
  { law, laws, day, budget }: Answer,
): Without | undefined {
  const rest = uncontested(situation);
  if (rest === undefined) return undefined;
  const answer = answerOn(laws.length === 1 ? { ...question, law } : question, rest, day, budget);
  if ('no' in answer) throw new SpentError();
  const { routes, gates } = answer.candidates[0];
  const states = [...routes, { id: '', findings: gates }].flatMap(({ id, findings }) =>
    findings.map(({ provision, state }) => [`${id}/${provision.id}`, state] as const),
  );
  return { outcome: answer.outcome, states: new Map(states) };
}

function becauseOf({ agreed, outcome, laws }: Answer): Pick<Determination, 'because'> {
  if (!agreed) return { because: 'text-not-verified' };
  return outcome === 'unknown' && laws.some((it) => it.outcome !== 'unknown') ? { because: 'law-day-unknown' } : {};
}

/** The one day where it makes no difference which it is. */
const lawOf = (answer: Answer): string | Bounded =>
  lawMatters(answer)
    ? daysBetween(Math.min(...answer.laws.map((it) => it.from)), Math.max(...answer.laws.map((it) => it.to)))
    : isoDay(answer.law);

function receiptOf(request: Request, rulebook: Receipt['rulebook'], answer: Answer): Receipt {
  return {
    format: receiptFormat,
    engine: engineVersion,
    rulebook,
    procedure: request.procedure,
    ...(request.overlay === undefined ? {} : { overlay: request.overlay }),
    ...(request.aside === undefined ? {} : { aside: request.aside }),
    dates: { day: isoDay(answer.day), ...(request.law === undefined ? {} : { law: isoDay(request.law) }) },
    input: request.input,
    outcome: answer.outcome,
  };
}

/** Is there a day to wait for? Nobody applies for what is advice, nor for what only has values, as a fee is. */
const canBeAppliedFor = ({ edition }: Assessment): boolean =>
  edition.procedure.advice === undefined && edition.routes.some((route) => route.deciding.size > 0);

/** @param closed then only a day on which it opens by itself is worth saying */
function earliestOf(
  question: Question,
  situation: Situation,
  { day, budget }: Answer,
  closed: boolean,
): EarliestReport | undefined {
  const earliest = earliestDate(question, situation, day, budget);
  return closed && !Number.isFinite(earliest.notBefore) ? undefined : earliestReport(earliest);
}

function earliestReport(earliest: Earliest): EarliestReport {
  return {
    ...(earliest.on === undefined ? {} : { on: isoDay(earliest.on) }),
    ...(earliest.until === undefined ? {} : { until: isoDay(earliest.until) }),
    ...(Number.isFinite(earliest.notBefore) ? { notBefore: isoDay(earliest.notBefore) } : {}),
    ...(earliest.waitsFor === undefined ? {} : { waitsFor: earliest.waitsFor }),
    ...(earliest.horizon === undefined ? {} : { horizon: isoDay(earliest.horizon) }),
  };
}

function changesOf(changes: readonly SmallestChange[], situation: Situation): readonly ChangeReport[] {
  return changes.map(({ facts, clear }) => ({
    facts: facts.map(({ fact, from, to }) => ({
      fact,
      from: knownOf(fact, from, situation),
      to: knownOf(fact, to, situation),
      by: situation.vocabulary.get(fact)?.changeableBy ?? 'resident',
    })),
    clear,
  }));
}

/** What was taken for granted about the days ahead: what is planned, what ends before them, and what goes on as it is. */
function assumptionsOf(
  question: Question,
  situation: Situation,
  { day, candidates: [first] }: Answer,
  earliest: EarliestReport | undefined,
): readonly Assumption[] {
  const planned = dayOf(question, situation);
  const { lawDate } = first.edition.procedure;
  const last = earliest?.on ?? earliest?.notBefore ?? isoDay(day);
  const ending = endingOf(situation);
  const ends = ending !== undefined && isoDay(ending.on) < last ? ending : undefined;
  const open = earliest?.waitsFor?.facts ?? [];
  const cited = earliest === undefined ? [] : [...citedIn(treesSeen(first))];
  return [
    ...(planned > situation.asOf && planned <= day
      ? [{ fact: lawDate, future: 'planned' as const, on: isoDay(planned) }]
      : []),
    ...(ends === undefined ? [] : [{ fact: ends.fact, future: 'renewed' as const, on: isoDay(ends.on) }]),
    ...cited.flatMap((fact): readonly Assumption[] => {
      const { future = 'fixed', lastsUntil } = situation.vocabulary.get(fact) ?? {};
      // What the date still waits for, once it has ended, is not taken to be as it is.
      if (future === 'fixed' || (ends !== undefined && lastsUntil === ends.fact && open.includes(fact))) return [];
      return [{ fact, future }];
    }),
  ];
}

/** Documents of the procedure, and those that show what the best route asks. */
function documentsOf(assessment: Assessment): readonly string[] {
  const findings = assessment.routes[0]?.findings ?? [];
  const evidence = findings.flatMap(({ provision: { askedOf, evidence: shows = [] } }) =>
    askedOf !== undefined && evaluate(askedOf, assessment.scope).hi === 0 ? [] : shows,
  );
  return [...new Set([...assessment.edition.procedure.documents, ...evidence])];
}

/** What it costs, by the procedure that says so; nothing where that cannot be asked on this day. */
function feeOf(
  { edition, routes }: Assessment,
  situation: Situation,
  { day, budget }: Answer,
): Pick<Determination, 'fee'> {
  const { fee } = edition.procedure;
  if (fee === undefined || routes.length === 0) return {};
  const { rulebook, procedure } = edition;
  const question = { rulebook, procedure: fee.procedure };
  // Who told of no application would make it now. Of one nobody knows to be for this, the fee is what it is with and without it.
  const unfiled = withFacts(situation, new Map([[procedure.lawDate, notYet]]));
  const untold = !situation.scalars.has(procedure.lawDate);
  const unsure = whoseDate(procedure, situation) === 'unknown';
  const asking = (untold ? [unfiled] : unsure ? [situation, unfiled] : [situation]).map((it) =>
    withFacts(it, new Map([[fee.fact, fee.is]])),
  );
  const fees = asking.map((it) => {
    const found = answerOn(question, it, day, budget);
    const seen = 'no' in found ? undefined : answering(found.candidates[0])[0];
    const bounds = seen && boundsUnder((found as Answer).laws, seen.provision.id);
    return bounds && { ...seen.seen, ...bounds };
  });
  const [first] = fees;
  if (first === undefined || fees.includes(undefined)) return {};
  const known = fees as readonly (typeof first)[];
  const [lo, hi] = [Math.min(...known.map((it) => it.lo)), Math.max(...known.map((it) => it.hi))];
  const value = quantity({ ...first, lo, hi }, 'amount');
  return value === null ? {} : { fee: value };
}

/** The same person under the model: shown beside, never mixed in. */
function underModel(
  question: Question,
  situation: Situation,
  practised: Answer,
  request: Request,
): ModelReport | undefined {
  const { day, budget } = practised;
  const answer = answerOn(question, situation, day, budget);
  if ('no' in answer) return undefined;
  const [was] = practised.candidates;
  const [is] = nearestFirst(question, situation, answer).answer.candidates;
  const differs = differencesBetween(was, is);
  const [first] = answer.candidates;
  const earliest =
    request.brief === true || !canBeAppliedFor(first)
      ? undefined
      : earliestOf(question, situation, answer, isClosed(first));
  return {
    overlay: request.overlay as string,
    outcome: answer.outcome,
    clear: answer.clear,
    ...(earliest === undefined ? {} : { earliest }),
    differs: differs.flatMap(({ id, state, was }) => (state === 'absent' ? [] : [{ id, state, was }])),
  };
}
