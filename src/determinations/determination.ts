/**
 * The determination: what the rules say of given facts on a given date, as plain JSON in a published, versioned format.
 * It speaks in ids; `explain` turns ids into sentences. Days are ISO days; a last day is inclusive, `until` is the first
 * day on which something no longer holds.
 */
import type { Basis, Clear, Confidence, NodeKind, Origin, Outcome, Party, State, Weight } from '#rules';

export const determinationFormat = 'shinrai.determination/1';
export const receiptFormat = 'shinrai.receipt/1';
/**
 * What evaluates and says. First number: the form of the law is another, a release of before is refused. Second: something
 * may be answered or kept otherwise, what is kept is made anew. Third: nothing anybody is told changes.
 */
export const engineVersion = '1.3.0';

/** A known value, or what can be said of an unknown one. */
export type Known = boolean | number | string;
export type Bounded = { readonly atLeast?: Known; readonly atMost?: Known };
export type Quantity = Known | Bounded;

export type Law = {
  readonly source: string;
  /** Article, paragraph, item or section, in Japanese notation. */
  readonly at: string;
  readonly link: string;
};

/** One step of the reasoning: a node of the rule and what it came to. */
export type Step = {
  readonly kind: NodeKind;
  /** `null`: looked at, and nothing can be said. */
  readonly value: Quantity | null;
  readonly unit?: string;
  readonly fact?: string;
  readonly provision?: string;
  /** The row, band or item taken; `excluded`, `contested`, `detail`. */
  readonly row?: string;
  readonly table?: string;
  /** Words of the rule: the comparison, the choices asked for, the record field, the span. */
  readonly by?: string;
  readonly oneOf?: readonly string[];
  readonly field?: string;
  readonly question?: string;
  /** The entry looked at, by its place in the list, and the thing it is about where a record is kept. */
  readonly record?: number;
  /** The last day of a duty that is not late. */
  readonly due?: Quantity;
  readonly item?: string;
  /** The day it was looked at, when not the day of the determination. */
  readonly on?: string;
  readonly until?: string;
  readonly parts?: readonly Step[];
};

/** A number or day of the law that words name, and what it is counted in. */
export type FigureReport = { readonly value: Known; readonly unit?: string };

/** Which words say it, where not those under its id, and the figures of the law they name. */
export type Worded = {
  readonly words?: string;
  readonly figures?: Readonly<Record<string, FigureReport>>;
};

/** Whom it is about, where that is not the person, and what they are to the person: the child, the employer. */
export type AboutReport = { readonly about?: 'household' | 'organisation'; readonly who?: string };

/** A fact a finding rests on and, where a record is kept, whose word it is: of a list, whose word each entry is. */
export type FactUsed = Partial<Origin> &
  AboutReport & {
    readonly id: string;
    readonly value: Known | 'list';
    /** By their places in the list. */
    readonly entries?: readonly Origin[];
    /** Who said that nothing is missing from the list. */
    readonly complete?: Origin;
  };

export type Missing = AboutReport & {
  readonly fact: string;
  readonly heldBy: Party;
  /** Findings and values that wait for it. */
  readonly askedBecause: readonly string[];
  /** The day for which it is needed, when earlier than the day of the determination. */
  readonly on?: string;
};

export type FindingReport = Worded & {
  readonly id: string;
  /** Is it in order for the person? Of a ground: yes = it does not exist. What only speaks for somebody is always in order. */
  readonly state: State;
  /** What it is, when not a requirement. */
  readonly kind?: 'ground' | 'factor';
  /** Does the ground exist, is the factor there? */
  readonly holds?: State;
  readonly speaks?: 'for' | 'against' | 'either';
  /** Exceptions that mattered: that hold, or that may and would change it. */
  readonly exceptions?: readonly { readonly id: string; readonly state: State }[];
  readonly weight: Weight;
  readonly basis: Basis;
  readonly confidence: Confidence;
  readonly law: readonly Law[];
  readonly facts: readonly FactUsed[];
  readonly missing: readonly Missing[];
  /**
   * Without what somebody contests, or others tell differently, it would not be settled so: nothing may be decided against
   * anybody on it alone.
   */
  readonly restsOnContested?: true;
  /** The first day on which its state is another, if nothing else is told; absent where none was found. */
  readonly holdsUntil?: string;
  /** It rests on a calendar of holidays not yet announced. */
  readonly provisional?: boolean;
  /** It is asked of some only: not of this person, or not known whether. */
  readonly asked?: 'no' | 'perhaps';
  readonly bearer: Party;
  readonly evidence: readonly string[];
  readonly support?: { readonly offers: readonly string[] } | { readonly noneProvided: string };
  /** The failure is another party's: not held against the resident. */
  readonly shield?: {
    /** `no`: what is the person's own still counts. */
    readonly state: State;
    readonly basis: Basis;
    /** The entries that do not count, by their month or day. */
    readonly entries?: readonly string[];
  };
  /** Whose doing the failure is, where that is known and not the person's. It counts all the same. */
  readonly cause?: Party;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly step?: Step;
};

/** Is the stay lawful on the day, and until when. Said before everything else when it is not. */
export type StayReport = { readonly lawful: FindingReport; readonly until?: Quantity };

/** What became of an application somebody told of for this very procedure, by the day looked at. */
export type ApplicationReport = {
  /** `decided`: nobody has told how. */
  readonly state: 'pending' | 'granted' | 'refused' | 'decided';
  readonly filed: string;
  readonly decided?: string;
  /** The day by which such applications are usually decided. */
  readonly usually?: string;
};

/** What filing gives by itself, and what it does not: ids of provisions. */
export type FilingReport = { readonly gives: readonly string[]; readonly givesNot: readonly string[] };

/** What stands once it is granted: what changes in the facts, and what follows. */
export type GrantReport = AboutReport & {
  readonly changes: readonly GrantChange[];
  /** The stay then has no end. */
  readonly endless?: true;
  /** Ids of duties that then no longer bind, and of those that then do. */
  readonly ends: readonly string[];
  readonly begins: readonly string[];
};

/** `decided`: nobody knows it before it is granted. */
export type GrantChange = { readonly fact: string } & (
  | { readonly becomes: 'value'; readonly value: Known }
  | { readonly becomes: 'day-of-grant' | 'none' }
  | { readonly becomes: 'decided'; readonly oneOf?: readonly string[] }
);

export type RouteReport = {
  readonly id: string;
  readonly outcome: Outcome;
  readonly clear: Clear;
  /** Facts told, because of which neither waiting nor anybody's act opens this way: it stands after all others. */
  readonly ruledOut?: readonly string[];
  /** The first day on which this way no longer fails, and is clear: by waiting, where ways that fail are compared. */
  readonly opens?: string;
  /** The same, where on that day it still waits for what is not known. */
  readonly opensNotBefore?: string;
  readonly findings: readonly FindingReport[];
};

export type ValueReport = Worded & {
  readonly id: string;
  readonly unit: string;
  readonly value: Quantity | null;
  readonly basis: Basis;
  readonly confidence: Confidence;
  readonly law: readonly Law[];
  readonly estimate?: boolean;
  readonly step?: Step;
};

export type PointsReport = {
  readonly table: string;
  readonly total: Quantity | null;
  readonly atLeast: number;
  readonly atMost: number;
  readonly threshold?: number;
  readonly items: readonly { readonly id: string; readonly points: Quantity | null; readonly because?: string }[];
};

export type CandidateReport = {
  readonly text: string;
  readonly status: 'verified' | 'unverified';
  /** The days that would select it, where the law depends on a day nobody has told. */
  readonly law?: Bounded;
  /** The values that are the answer, where a procedure has some. */
  readonly values?: readonly { readonly id: string; readonly unit: string; readonly value: Quantity | null }[];
  readonly outcome: Outcome;
  readonly clear: Clear;
  /** The nearest way, where it is another than under the first candidate. */
  readonly way?: string;
  /** Findings that are other than in the first candidate, or that count other figures; of another way what is not met. */
  readonly differs: readonly (Worded & { readonly id: string; readonly state: State | 'absent' })[];
};

export type ChangeReport = {
  readonly facts: readonly { readonly fact: string; readonly from: Known; readonly to: Known; readonly by: Party }[];
  /** `unknown`: facts still missing could stand in the way. */
  readonly clear: 'yes' | 'unknown';
};

export type EarliestReport = {
  /** From this day on whatever is missing; the day itself, unless it may be as early as `notBefore`. */
  readonly on?: string;
  readonly until?: string;
  /** Never before this day; absent when no day that was looked at can be. */
  readonly notBefore?: string;
  /** What that day itself still waits for. */
  readonly waitsFor?: { readonly facts: readonly string[]; readonly textsDiffer: boolean };
  /** The last day that was looked at; absent when nothing changes on any later day. */
  readonly horizon?: string;
};

export type DeadlineReport = {
  readonly what: string;
  readonly provision: string;
  readonly advise?: Quantity;
  readonly lawful?: Quantity;
  readonly basis: Basis;
  /** The day rests on a calendar of holidays not yet announced. */
  readonly provisional?: boolean;
  readonly duty?: DutyReport;
};

/** What is owed about one event, by whom, to whom. Events that are over and done have no row. */
export type DutyReport = {
  readonly state: 'open' | 'overdue' | 'blocked';
  /** What is not settled: whether it was done already, or whether it has to be done at all. */
  readonly unless?: 'done' | 'not-owed';
  /** The first day on which it stands otherwise. */
  readonly holdsUntil?: string;
  readonly bearer: Party;
  readonly beneficiary: Party;
  /** Whose record gave rise to it: the name in it, as the person told it. */
  readonly about?: string;
  /** The same record by its item, where a record is kept: the way back to the entry. */
  readonly item?: string;
  /** Facts that would settle it. */
  readonly missing: readonly string[];
  /** The articles that say what may follow, the highest fine in yen, or years of imprisonment instead. */
  readonly consequence: { readonly law: readonly Law[]; readonly fine?: number; readonly imprisonment?: number };
};

/** `renewed`: what is given until the day of the fact is given again. `planned`: done on the day it is planned for. */
export type Assumption =
  | { readonly fact: string; readonly future: 'continues' | 'in-time' }
  | { readonly fact: string; readonly future: 'renewed' | 'planned'; readonly on: string };

export type ModelReport = {
  readonly overlay: string;
  readonly outcome: Outcome;
  readonly clear: Clear;
  readonly earliest?: EarliestReport;
  readonly differs: readonly { readonly id: string; readonly state: State; readonly was: State | 'absent' }[];
};

export type Receipt = {
  readonly format: typeof receiptFormat;
  readonly engine: string;
  readonly rulebook: { readonly id: string; readonly version: string; readonly hash: string };
  readonly procedure: string;
  readonly overlay?: string;
  /** Routes that were left aside: nothing is said of them. */
  readonly aside?: readonly string[];
  readonly dates: { readonly day: string; readonly law?: string };
  /** The situation as it was given: running it again gives the same outcome. */
  readonly input: unknown;
  readonly outcome: Outcome;
};

export type Determination = {
  readonly format: typeof determinationFormat;
  readonly procedure: string;
  readonly rulebook: { readonly id: string; readonly version: string; readonly hash: string };
  readonly text: string;
  readonly dates: {
    /** The day the facts were told. */
    readonly asOf: string;
    /** The day the determination is about. */
    readonly day: string;
    /** The day whose law was read; where nobody has told it and the law differs, the first and last it can be. */
    readonly law: string | Bounded;
  };
  readonly outcome: Outcome;
  readonly clear: Clear;
  /** Why the outcome is unknown, when not because of missing facts alone. */
  readonly because?: 'text-not-verified' | 'law-day-unknown';
  /** Without what somebody contests, or others tell differently, the outcome would be another. */
  readonly restsOnContested?: true;
  /** Left out while nothing is known of it. */
  readonly stay?: StayReport;
  /**
   * Whom the procedure is for and until when it is open. One that is not met closes it: there are no routes, changes,
   * deadlines or documents. One that is not known is a condition of the answer.
   */
  readonly appliesTo?: readonly FindingReport[];
  readonly application?: ApplicationReport;
  readonly filing?: FilingReport;
  /** Left out where the procedure is closed, and in a brief determination. */
  readonly grant?: GrantReport;
  readonly values: readonly ValueReport[];
  readonly routes: readonly RouteReport[];
  readonly points?: PointsReport;
  /** Findings of the best route, with their reasoning; of a closed procedure, those that say whom it is for. */
  readonly findings: readonly FindingReport[];
  /** Ids of findings that weigh against, and of warnings from practice. */
  readonly concerns: readonly string[];
  readonly warnings: readonly string[];
  /** Ids of factors that speak for the person; none decides by itself. */
  readonly inFavour: readonly string[];
  readonly missing: readonly Missing[];
  readonly candidates?: readonly CandidateReport[];
  readonly changes: readonly ChangeReport[];
  readonly earliest?: EarliestReport;
  /** The first day on which the outcome, a value that is the answer, or what decides them is another, if nothing else is told. */
  readonly until?: string;
  readonly assumptions: readonly Assumption[];
  readonly deadlines: readonly DeadlineReport[];
  readonly documents: readonly string[];
  readonly fileAt: string;
  /** What it costs, in yen, where the rulebook says it. */
  readonly fee?: Quantity;
  readonly model?: ModelReport;
  readonly receipt: Receipt;
};
