/**
 * How much one question may cost. Work is counted and never timed, so that the same question always ends the same way;
 * who gives the budget sees in it afterwards whether it was enough.
 */
export type Budget = {
  /** Nodes that may still be evaluated and records that may still be read; below zero when they were not enough. */
  nodes: number;
  /** Steps of reasoning that may still be written down; below zero when they were not enough. */
  steps: number;
};

/** The question costs more than was given. */
export type TooMuch = { readonly no: 'too-much' };
export const tooMuch: TooMuch = Object.freeze({ no: 'too-much' });

/**
 * Some 70 times what the costliest example costs (134,000 nodes), 60 times what the longest answer holds, and
 * more than a record whose every list is as long as it may be.
 */
const most: Readonly<Budget> = { nodes: 10_000_000, steps: 30_000 };

export const budgetOf = (given: Partial<Budget> = {}): Budget => ({ ...most, ...given });

export const isSpent = ({ nodes, steps }: Budget): boolean => nodes < 0 || steps < 0;

/** Ends an evaluation whose budget is spent. Caught where the budget was given, and nowhere else. */
export class SpentError extends Error {}

/** @throws SpentError */
export function spend(budget: Budget, what: keyof Budget, count: number): void {
  budget[what] -= count;
  if (budget[what] < 0) throw new SpentError();
}
