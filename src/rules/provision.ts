/** What a rulebook holds: provisions, routes, procedures, texts and the patches that change them. */

import type { Amount, Filing, Moment, Truth, Value } from './build.ts';
import type { Basis, Citation, Confidence, Source } from './citation.ts';
import type { About, Party, Vocabulary } from './fact.ts';

/**
 * What follows when a requirement fails: `must` → no; `in-principle` → an officer's judgement with a concern;
 * `weighed` → a concern; `practice` → a warning.
 */
export type Weight = 'must' | 'in-principle' | 'weighed' | 'practice';

type ProvisionCommon = {
  readonly id: string;
  readonly law: readonly Citation[];
  /** ISO days; `until` is the first day it no longer applies. */
  readonly inForce: { readonly from: string; readonly until?: string };
  readonly basis: Basis;
  readonly confidence: Confidence;
  /** The words of this version, where they are not those kept under its id. */
  readonly words?: string;
};

/** What every provision a procedure finds on has. */
type Looked = ProvisionCommon & {
  /** Who has to meet it, or can answer it. */
  readonly bearer: Party;
  /** Whom it is asked of, when not of everybody: written with `askedOnlyOf`, which makes `requires` hold for all others. */
  readonly askedOf?: Truth;
  /** Ids of the documents that show it. */
  readonly evidence?: readonly string[];
  /** Does it ask the person to have learned or integrated? Then its support must be named, or said to be missing. */
  readonly integration?: boolean;
  readonly support?: { readonly offers: readonly string[] } | { readonly noneProvided: string };
  /** When another party caused the failure: the condition and on what basis it is not held against the resident. */
  readonly shield?: Shield;
  /** When a failure that does count is another party's doing: it decides nothing and is said. */
  readonly cause?: Cause;
  /** The day by which something has to be filed for it. */
  readonly deadline?: FilingDeadline;
};

/** `when`: the whole failure is another party's. `each`: of which records it is; those are not counted, the others are. */
export type Shield = { readonly when: Truth; readonly each?: Amount; readonly basis: Basis };

export type Cause = { readonly by: Party; readonly when: Truth };

/** Something that must hold; what only weighs beside other things is a factor. */
export type Requirement = Looked & {
  readonly kind: 'requirement';
  readonly weight: Exclude<Weight, 'weighed'>;
  /** Yes = the requirement is met. */
  readonly requires: Truth;
};

/** Something the law holds against a person, written as the law writes it: yes = it exists. Its exceptions: `except`. */
export type Ground = Looked & {
  readonly kind: 'ground';
  /** What follows where it exists: an end, or a decision by an officer. */
  readonly weight: 'must' | 'in-principle';
  readonly holds: Truth;
};

/** Something that weighs beside others and decides nothing. */
export type Factor = Looked & {
  readonly kind: 'factor';
  readonly weight: 'weighed';
  /** For or against the person where it holds; `either`: for where it holds, and against where it does not. */
  readonly speaks: 'for' | 'against' | 'either';
  /** Who finds it. */
  readonly foundBy: Party;
  readonly holds: Truth;
};

/** What a procedure finds on. */
export type Condition = Requirement | Ground | Factor;

/** Where it holds, what names it as its exception comes out as `instead`. */
export type Exception = ProvisionCommon & {
  readonly kind: 'exception';
  readonly when: Truth;
  readonly instead: Truth;
  readonly bearer: Party;
  /** Ids of exceptions it goes before because its text says so, whatever their order. */
  readonly over?: readonly string[];
};

/**
 * `advise`: when to act to be safe. `lawful`: the last day that is not late. The days of a filing are made by `filingBy`
 * alone, which knows the closing days of the office; `lasts` says until when something lasts that nobody has to file.
 */
export type Deadline = {
  readonly what: string;
  /** There is such a deadline only while this is settled as yes; always when absent. */
  readonly when?: Truth;
} & (
  | {
      readonly filing: Filing;
      /** It has been filed: settled as yes, nobody has to act by that day any more. */
      readonly done: Truth;
      readonly lasts?: undefined;
    }
  | { readonly lasts: Due; readonly filing?: undefined; readonly done?: undefined }
);

type FilingDeadline = Extract<Deadline, { readonly filing: Filing }>;

type Due = { readonly advise: Moment; readonly lawful: Moment };

/** Something that has a value: points, a fee, a last day. */
export type Valuation = ProvisionCommon & {
  readonly kind: 'value';
  readonly gives: Value;
  readonly unit: 'yes-no' | 'points' | 'yen' | 'day' | 'years' | 'days';
  /** True when the figure is an estimate the page must mark as such. */
  readonly estimate?: Truth;
  readonly deadline?: Deadline;
};

/** Something somebody must do by a day because something happened; once for each record of it, or once for a person. */
export type Duty = ProvisionCommon & {
  readonly kind: 'duty';
  /** Nothing is owed late: of every event that gave rise to it. Written with `duty`. */
  readonly keeps: Truth;
  /** Names its deadlines in the wording. */
  readonly what: string;
  readonly bearer: Party;
  /** To whom it is owed. */
  readonly beneficiary: Party;
  readonly consequence: Consequence;
};

/** What may follow when it is not kept: the articles that say so, the highest fine in yen, or years of imprisonment instead. */
export type Consequence = { readonly law: readonly Citation[]; readonly fine?: number; readonly imprisonment?: number };

export type Provision = Condition | Exception | Valuation | Duty;

/** One way to meet a procedure: it may add requirements, bind parameters, exempt from common requirements. */
export type Route = {
  readonly id: string;
  /** What it asks besides; the first makes it what it is. */
  readonly adds: readonly string[];
  readonly binds?: Readonly<Record<string, number>>;
  readonly exempts?: readonly string[];
  /**
   * A special way: the one coarse question before its details, which are asked only once it is answered with yes, a day or "I
   * do not know"; and by which choice of another fact nobody has to be asked.
   */
  readonly door?: {
    readonly asks: string;
    readonly openTo?: { readonly fact: string; readonly oneOf: readonly string[] };
  };
  /** Whose way it is, by the choice of a fact; everybody's when absent. Written with `routesBy`. */
  readonly of?: { readonly fact: string; readonly oneOf: readonly string[] };
};

/** One version of a procedure's text. Two texts over the same day are candidates: both are evaluated. */
export type Text = {
  readonly id: string;
  readonly from: string;
  readonly until?: string;
  readonly status: 'verified' | 'unverified';
  /** What this text changes in the procedure as written; absent for the text the provisions themselves state. */
  readonly patch?: Patch;
};

/**
 * What one fact becomes on the day of a grant: a value the law names, that day itself, nothing any more, or what is decided
 * with the grant, which nobody knows before: one of these where the law leaves only them. Written with `becomes`,
 * `becomesDay`, `becomesNone` and `decided`. What else follows, as which duties bind, follows from the facts.
 */
export type Effect = { readonly fact: string } & (
  | { readonly becomes: 'value'; readonly value: number | string }
  | { readonly becomes: 'day-of-grant' }
  | { readonly becomes: 'none' }
  | { readonly becomes: 'decided'; readonly oneOf?: readonly string[] }
);

export type Procedure = {
  readonly id: string;
  readonly law: readonly Citation[];
  /** The dated fact that selects the version of the law (application, acceptance); while it is unknown, the day itself. */
  readonly lawDate: string;
  /**
   * What has to have been applied for, for that date to be this procedure's: none where nobody applies for it, any where this
   * is absent. Where it hangs on another fact, `oneOf` says for each of its choices what.
   */
  readonly lawDateOf?: {
    readonly fact: string;
    readonly oneOf:
      | readonly string[]
      | { readonly by: string; readonly of: Readonly<Record<string, readonly string[]>> };
  };
  /**
   * Whom the procedure is for and until when it is open: ids of requirements. One that is settled as not met closes it:
   * nothing else of it is asked, dated or advised. One that is open is a condition the answer names.
   */
  readonly appliesTo?: readonly string[];
  /** What filing gives by itself and what it does not, where people may think it does: ids of requirements. */
  readonly filing?: { readonly gives?: readonly string[]; readonly givesNot?: readonly string[] };
  /** Within how many months the Agency says it usually decides. */
  readonly usuallyMonths?: number;
  /** What a grant changes in the facts; absent only where nothing is granted. */
  readonly grant?: readonly Effect[];
  /** Whose application it is, where somebody else makes it for them: what a grant changes, it changes for them. */
  readonly about?: About;
  /** Nobody applies for it, and it is said as advice: `grounds`: what the Agency may decide; `duties`: what is still to be done. */
  readonly advice?: 'grounds' | 'duties';
  /** Requirements, grounds and factors common to every route. */
  readonly common: readonly string[];
  /** Alternative routes; a procedure without routes has its common requirements only. */
  readonly routes?: readonly Route[];
  /** Values to show. */
  readonly values: readonly string[];
  /** Values that are the answer itself, as a fee is; they count when deciding what to ask. */
  readonly answers?: readonly string[];
  readonly texts: readonly Text[];
  /** Documents to file, by id, and the office. */
  readonly documents: readonly string[];
  readonly fileAt: string;
  /** The procedure that says what it costs, and the fact by which that one knows what is paid for. */
  readonly fee?: { readonly procedure: string; readonly fact: string; readonly is: string };
  /** The official share of granted applications: shown with its year and source, never as anybody's chance. */
  readonly grantRate?: { readonly year: number; readonly percent: number; readonly source: string };
};

/** What a provision is known by stays: only its parts change. */
type Fixed = 'kind' | 'id' | 'inForce' | 'basis';
export type PartsOf<P extends Provision> = Partial<Omit<P, Fixed>>;
type Distributed<P> = P extends Provision ? PartsOf<P> : never;
export type Parts = Distributed<Provision>;

/**
 * A named change of the tree, composed by id: the model overlay, a draft text, one person's what-if. Patches compose as
 * long as no two change the same part differently.
 */
export type Patch = {
  readonly id: string;
  readonly basis: Basis;
  readonly changes: readonly Change[];
};

export type Change =
  /** Put this provision in place of the one with its id, or beside the others if there is none. */
  | { readonly op: 'put'; readonly provision: Provision }
  /** Add a provision, by id, to a procedure's common requirements, or to one route. */
  | { readonly op: 'require'; readonly procedure: string; readonly route?: string; readonly provision: string }
  /** Add a provision, by id, to those that say whom a procedure is for. */
  | { readonly op: 'apply-to'; readonly procedure: string; readonly provision: string }
  /** Take a provision away from a procedure, wherever it is named, or from one route. */
  | { readonly op: 'exempt'; readonly procedure: string; readonly route?: string; readonly provision: string }
  | {
      readonly op: 'bind';
      readonly procedure: string;
      readonly route: string;
      readonly parameter: string;
      readonly value: number;
    }
  | { readonly op: 'add-route'; readonly procedure: string; readonly route: Route }
  | { readonly op: 'end-route'; readonly procedure: string; readonly route: string }
  /** Change parts of a provision: its weight, its shield, its whole tree, the words it is said in. */
  | { readonly op: 'change'; readonly provision: string; readonly to: Parts }
  /** A requirement is met also where this holds. */
  | { readonly op: 'also'; readonly provision: string; readonly met: Truth }
  /** Replace the constant with this id in any tree of a provision (a threshold, an amount, a date). */
  | { readonly op: 'constant'; readonly provision: string; readonly constant: string; readonly value: number }
  /** Replace the value of one row, band or points item in any tree of a provision. */
  | { readonly op: 'row'; readonly provision: string; readonly row: string; readonly value: Amount };

/**
 * Words of one rulebook in one language: the same tree in every language. Words of provisions and routes write no number or
 * day themselves: placeholders are filled from the law (`words.ts`).
 */
export type Wording = {
  /** What a native speaker has read, by the path of the message (`provisions.pr.married.requirement`). */
  readonly reviews: Readonly<Record<string, Review>>;
  readonly procedures: Readonly<Record<string, ProcedureWording>>;
  readonly routes: Readonly<Record<string, string>>;
  readonly provisions: Readonly<Record<string, ProvisionWording>>;
  /** Items of points tables and rows of tables, `<table id>.<row id>` or `<row id>`. */
  readonly rows: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, FactWording>>;
  /** Names of the sections questions are asked in. */
  readonly sections: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, string>>;
  readonly offices: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  /** Questions the text itself leaves to an officer. */
  readonly questions: Readonly<Record<string, string>>;
  readonly deadlines: Readonly<Record<string, string>>;
  readonly supports: Readonly<Record<string, string>>;
  /** Whom facts are about, by what they are to the person: "the child". Each question about them says so. */
  readonly subjects: Readonly<Record<string, string>>;
};

/** `text` is what was read: words that were changed since have not been. */
export type Review = { readonly by: string; readonly on: string; readonly text: string };

export type ProcedureWording = { readonly name: string; readonly question: string; readonly about: string };

/** The first that has all its values is said, so the last names nothing that was told. */
export type Sentences = string | readonly string[];

export type ProvisionWording = {
  /** A few words: "Ten years in Japan". */
  readonly name: string;
  /** The requirement as one sentence. */
  readonly requirement: string;
  /** What is so when it is met, fails, waits for what somebody knows, or waits for an officer alone. */
  readonly met?: Sentences;
  readonly notMet?: Sentences;
  readonly unknown?: Sentences;
  readonly officer?: Sentences;
  /** What can be done about it, by whom. */
  readonly remedy?: Sentences;
  /** Of a failure that is another party's doing: that it is, and what can then be done instead. */
  readonly caused?: Sentences;
  readonly causedRemedy?: Sentences;
  /** What must be so by a day ahead, where what is given until then decides it: said beside the day. */
  readonly ahead?: Sentences;
};

export type FactWording = {
  readonly label: string;
  readonly question: string;
  readonly help?: string;
  /** Why it is asked, as a person would say it; every fact but what an officer finds has it. */
  readonly why?: string;
  /** The question of a special way, short, where it can be had. */
  readonly door?: string;
  /** Where the person finds the answer. */
  readonly where?: string;
  readonly choices?: Readonly<Record<string, string>>;
  /** Names of the groups of choices. */
  readonly groups?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  /** The answer "it has not happened", for dates that allow it. */
  readonly none?: string;
};

/** What is asked together, and its facts in the order people think of them; `offered`: only of who asks to be asked. */
export type Section = { readonly id: string; readonly facts: readonly string[]; readonly offered?: true };

export type Rulebook = {
  readonly id: string;
  /** ISO day of the release. */
  readonly version: string;
  readonly facts: Vocabulary;
  /** In the order they are asked; every fact stands in one. */
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
  readonly provisions: readonly Provision[];
  readonly procedures: readonly Procedure[];
  /** The requirement that the stay is lawful on a day, said before everything else when it is not, its last day, and the fact that ends it otherwise: a decision. */
  readonly stay?: {
    readonly lawful: string;
    readonly until: string;
    /** The requirement of what an application lengthens the stay by. */
    readonly special?: string;
    /** Facts: the day of the decision, whether it was granted, and the new last day. */
    readonly decided?: string;
    readonly granted?: string;
    readonly newUntil?: string;
  };
  /** Patches that are off by default, by id: `model`. */
  readonly overlays: readonly Patch[];
  readonly wording: Readonly<Record<string, Wording>>;
};
