import type { Determination, Explanation } from '#determinations';

/** What the law says to the facts of a case. */
export type Weighing = {
  readonly determination: Determination;
  readonly explanation: Explanation;
  /** The versions each fact stands on. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  /** Facts that are not read: they no longer fit the day, or cannot be so beside each other. */
  readonly leftOut: readonly string[];
};
