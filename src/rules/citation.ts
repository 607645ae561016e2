/** What a figure or a rule rests on, and how sure we are of it. */

/** Where the rule comes from. `model` is what the Balanced Coexistence Model adds; it is never mixed with the rest. */
export type Basis = 'law' | 'order' | 'guideline' | 'practice' | 'model';

/** How sure we are of the text. A `low` provision may warn; it never asserts a failure. */
export type Confidence = 'high' | 'medium' | 'low';

/** `at` is the article, paragraph, item or section, in Japanese notation: 第22条第2項第2号. */
export type Citation = { readonly source: string; readonly at: string };

/** An act, order, guideline or page, cited by id. */
export type Source = {
  readonly id: string;
  /** What a figure is that stands in it: practice in a page or form of the Agency, and in what offices report. */
  readonly basis: Basis;
  /** Name in Japanese, as the document calls itself, and in English. */
  readonly ja: string;
  readonly en: string;
  /** What people call it in easy Japanese, with readings. */
  readonly easy: string;
  /** Where it can be read. */
  readonly link: string;
  /** The version that was read, as an ISO day. */
  readonly read: string;
};

/** What a figure outside of provisions rests on. */
export type Sourced = { readonly law: readonly Citation[]; readonly confidence: Confidence };
