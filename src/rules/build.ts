/**
 * Builders: how a rulebook writes nodes. They check nothing at run time beyond what types say; `check` reads the
 * finished tree. Lambdas over records run once, while the tree is built, and never on data.
 */
import { day as dayOf, type Span } from '#calendar';
import type { Band, Comparison, Node, PointsItem } from './node.ts';

declare const sort: unique symbol;
type Typed<S extends string> = Node & { readonly [sort]: S };

/** A node that is yes, no or unknown. */
export type Truth = Typed<'truth'>;
/** A node that is a number of something: yen, points, years, days. */
export type Amount = Typed<'amount'>;
/** A node that is a day. */
export type Moment = Typed<'moment'>;
/** A node that is a month: it is no day, and which day of it counts is for the rule to say. */
export type Month = Typed<'month'>;
export type Value = Truth | Amount | Moment | Month;

export const node = <T>(it: Node): T => Object.freeze(it) as T;

// Constants and what is given from outside
export const amount = (value: number, id?: string): Amount =>
  node({ kind: 'constant', value, sort: 'amount', ...(id === undefined ? {} : { id }) });
export const onDay = (iso: string, id?: string): Moment =>
  node({ kind: 'constant', value: dayOf(iso), sort: 'moment', ...(id === undefined ? {} : { id }) });
export const always: Truth = node({ kind: 'constant', value: 1, sort: 'truth' });
export const never: Truth = node({ kind: 'constant', value: 0, sort: 'truth' });
export const today: Moment = node({ kind: 'today' });
export const asOf: Moment = node({ kind: 'as-of' });
export const parameter = (name: string): Amount => node({ kind: 'parameter', name });

/** A question the text leaves open: unknown, held by the officer. */
export const officerSettles = (question: string): Truth => node({ kind: 'officer', question });

// Truth
export const all = (...of: readonly Truth[]): Truth => node({ kind: 'all', of });
export const any = (...of: readonly Truth[]): Truth => node({ kind: 'any', of });
export const not = (of: Truth): Truth => node({ kind: 'not', of });
/** Both sides are amounts, or both are days. */
type Compare = { (left: Amount, right: Amount): Truth; (left: Moment, right: Moment): Truth };
const compare =
  (by: Comparison): Compare =>
  (left: Node, right: Node): Truth =>
    node({ kind: 'compare', left, by, right });
export const atLeast = compare('at-least');
export const moreThan = compare('more-than');
export const atMost = compare('at-most');
export const lessThan = compare('less-than');
export const equal = compare('equal');
/** The same comparisons as they are said of days. */
export const onOrAfter = (left: Moment, right: Moment): Truth => atLeast(left, right);
export const after = (left: Moment, right: Moment): Truth => moreThan(left, right);
export const onOrBefore = (left: Moment, right: Moment): Truth => atMost(left, right);
export const before = (left: Moment, right: Moment): Truth => lessThan(left, right);

/** What is asked of some only: it holds for all others, who need no paper for it. */
export const askedOnlyOf = (who: Truth, requires: Truth): { readonly askedOf: Truth; readonly requires: Truth } => ({
  askedOf: who,
  requires: any(not(who), requires),
});

// Choosing, adding
type RowOf<T> = readonly [id: string, when: Truth, value: T];
/** The first row whose condition holds. Without `otherwise` the rows must cover every case, or `check` fails. */
export const table = <T extends Value>(id: string, rows: readonly RowOf<T>[], otherwise?: T): T =>
  node({
    kind: 'table',
    id,
    rows: rows.map(([row, when, value]) => Object.freeze({ id: row, when, value })),
    ...(otherwise === undefined ? {} : { otherwise }),
  });
type BandOf = readonly [from: number, value: number | Amount, id?: string];
/** Points or yen by the size of one amount; each lower bound is inclusive. Bands are written lowest first. */
export const bands = (id: string, of: Amount, rows: readonly BandOf[]): Amount =>
  node({
    kind: 'bands',
    id,
    of,
    bands: rows.map(
      ([from, value, band]): Band =>
        Object.freeze({ id: band ?? String(from), from, value: typeof value === 'number' ? amount(value) : value }),
    ),
  });
export const sum = (of: readonly Amount[], cap?: number): Amount =>
  node({ kind: 'sum', of, ...(cap === undefined ? {} : { cap }) });
export const times = (of: Amount, by: number, id?: string): Amount =>
  node({ kind: 'times', of, by, ...(id === undefined ? {} : { id }) });
/** The amount where the condition holds, else 0. */
export const amountIf = (id: string, when: Truth, value: number | Amount): Amount =>
  table(id, [[id, when, typeof value === 'number' ? amount(value) : value]], amount(0));
export const points = (id: string, items: readonly PointsItem[]): Amount => node({ kind: 'points', id, items });

// Time
type Unit = 'years' | 'months' | 'days';
const count = (by: number | Amount): Node => (typeof by === 'number' ? amount(by) : by);
export const elapsed = (unit: Unit, from: Moment, to: Moment): Amount => node({ kind: 'elapsed', unit, from, to });
export const later = (of: Moment, by: number | Amount, unit: Unit): Moment =>
  node({ kind: 'shift', of, unit, by: count(by), sign: 1 });
export const earlier = (of: Moment, by: number | Amount, unit: Unit): Moment =>
  node({ kind: 'shift', of, unit, by: count(by), sign: -1 });
/** The first day on which `by` whole years (months) since `of` are complete. */
export const complete = (of: Moment, by: number | Amount, unit: 'years' | 'months'): Moment =>
  node({ kind: 'complete', of, unit, by: count(by) });
/** The last day of a month, or of one so many months after it. */
export const monthEnd = (of: Month, months = 0): Moment => node({ kind: 'month-end', of, months });
export const lastDay = (of: Moment, span: Span, id?: string): Moment =>
  node({ kind: 'last-day', of, span, ...(id === undefined ? {} : { id }) });
const lastOpenDay = (of: Moment): Moment => node({ kind: 'last-open-day', of });
declare const filing: unique symbol;
/** The days of a filing at a national office: the open day to be safe, and the last that is not late. */
export type Filing = { readonly advise: Moment; readonly lawful: Moment; readonly [filing]: true };
/** A filing at a national office with this last day. The one place that knows what closing days do to it. */
export const filingBy = (last: Moment): Filing =>
  ({ advise: lastOpenDay(last), lawful: node({ kind: 'filing-deadline', of: last }) }) as unknown as Filing;
export const earliest = (...of: readonly Moment[]): Moment => node({ kind: 'earliest', of });
export const latest = (...of: readonly Moment[]): Moment => node({ kind: 'latest', of });
export const at = <T extends Value>(moment: Moment, of: T): T => node({ kind: 'at', day: moment, of });
export const throughout = (from: Moment, to: Moment, of: Truth): Truth => node({ kind: 'throughout', from, to, of });
