/**
 * Builders: how a rulebook writes nodes. They check nothing at run time beyond what types say; `check` reads the
 * finished tree. Lambdas over records run once, while the tree is built, and never on data.
 */
import { day as dayOf, type Span } from '#calendar';
import type { Band, Comparison, Exception, FieldOf, Node, Pick, PointsItem, Window } from './node.ts';

declare const sort: unique symbol;
type Typed<S extends string> = Node & { readonly [sort]: S };

/** A node that is yes, no or unknown. */
export type Truth = Typed<'truth'>;
/** A node that is a number of something: yen, points, years, days. */
export type Amount = Typed<'amount'>;
/** A node that is a day. */
export type Moment = Typed<'moment'>;
export type Value = Truth | Amount | Moment;

const node = <T>(it: Node): T => Object.freeze(it) as T;

// Constants and what is given from outside
export const amount = (value: number, id?: string): Amount =>
  node({ kind: 'constant', value, sort: 'amount', ...(id === undefined ? {} : { id }) });
export const onDay = (iso: string, id?: string): Moment =>
  node({ kind: 'constant', value: dayOf(iso), sort: 'moment', ...(id === undefined ? {} : { id }) });
export const always: Truth = node({ kind: 'constant', value: 1, sort: 'truth' });
export const never: Truth = node({ kind: 'constant', value: 0, sort: 'truth' });
export const today: Moment = node({ kind: 'today' });
export const parameter = (name: string): Amount => node({ kind: 'parameter', name });

// Facts
export const holds = (fact: string): Truth => node({ kind: 'fact', fact, sort: 'truth' });
export const amountOf = (fact: string): Amount => node({ kind: 'fact', fact, sort: 'amount' });
/** A dated fact. An event that has not happened lies in the far future, or in the far past if `none` says so. */
export const dateOf = (fact: string, none: 'past' | 'future' = 'future'): Moment =>
  node({ kind: 'fact', fact, sort: 'moment', none });
export const is = (fact: string, ...oneOf: readonly string[]): Truth => node({ kind: 'is', fact, oneOf });
/** The one fact if known, otherwise the detail it sums up. */
export const coarse = <T extends Value>(fact: string, detail: T, none?: 'past' | 'future'): T =>
  node({ kind: 'coarse', fact, detail, ...(none === undefined ? {} : { none }) });
/** A question the text leaves open: unknown, held by the officer. */
export const officerSettles = (question: string): Truth => node({ kind: 'officer', question });
export const provisionHolds = (id: string): Truth => node({ kind: 'provision', id, sort: 'truth' });
export const provisionAmount = (id: string): Amount => node({ kind: 'provision', id, sort: 'amount' });
/** @public */
export const provisionDate = (id: string): Moment => node({ kind: 'provision', id, sort: 'moment' });

// Truth
export const all = (...of: readonly Truth[]): Truth => node({ kind: 'all', of });
export const any = (...of: readonly Truth[]): Truth => node({ kind: 'any', of });
export const not = (of: Truth): Truth => node({ kind: 'not', of });
const compare =
  (by: Comparison) =>
  <T extends Amount | Moment>(left: T, right: NoInfer<T>): Truth =>
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
export const times = (of: Amount, by: number): Amount => node({ kind: 'times', of, by });
/** The amount where the condition holds, else 0. */
export const amountIf = (id: string, when: Truth, value: number | Amount): Amount =>
  table(id, [[id, when, typeof value === 'number' ? amount(value) : value]], amount(0));
export const points = (id: string, items: readonly PointsItem[]): Amount => node({ kind: 'points', id, items });
export const except = (base: Truth, ...exceptions: readonly (Exception & { when: Truth; instead: Truth })[]): Truth =>
  node({ kind: 'except', base, exceptions });

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
export const lastDay = (of: Moment, span: Span): Moment => node({ kind: 'last-day', of, span });
export const filingDeadlineOf = (of: Moment): Moment => node({ kind: 'filing-deadline', of });
export const earliest = (...of: readonly Moment[]): Moment => node({ kind: 'earliest', of });
export const latest = (...of: readonly Moment[]): Moment => node({ kind: 'latest', of });
export const at = <T extends Value>(moment: Moment, of: T): T => node({ kind: 'at', day: moment, of });
export const throughout = (from: Moment, to: Moment, of: Truth): Truth => node({ kind: 'throughout', from, to, of });

// Records
export type RecordOf = {
  readonly holds: (field: string) => Truth;
  readonly is: (field: string, ...oneOf: readonly string[]) => Truth;
  readonly amount: (field: string) => Amount;
  readonly date: (field: string) => Moment;
  readonly same: (field: string, other: RecordOf, otherField?: string) => Truth;
  readonly of: (field: string) => FieldOf;
};
type Where = ((record: RecordOf) => Truth) | undefined;

function record(as: string): RecordOf {
  const of = (field: string): FieldOf => Object.freeze({ as, field });
  return {
    holds: (field) => node({ kind: 'field', as, field, sort: 'truth' }),
    is: (field, ...oneOf) => node({ kind: 'field-is', as, field, oneOf }),
    amount: (field) => node({ kind: 'field', as, field, sort: 'amount' }),
    date: (field) => node({ kind: 'field', as, field, sort: 'moment' }),
    same: (field, other, otherField = field) => node({ kind: 'same', left: of(field), right: other.of(otherField) }),
    of,
  };
}

/** `as` must differ between nested lists, so it is the list's id. */
const pick = (list: string, where: Where): Pick =>
  Object.freeze({ list, as: list, ...(where === undefined ? {} : { where: where(record(list)) }) });

type Options = { readonly where?: (record: RecordOf) => Truth; readonly within?: { from: Moment; until: Moment } };
const extras = ({ within }: Options): { within?: Window } => (within === undefined ? {} : { within });

export const every = (list: string, of: (record: RecordOf) => Truth, options: Options = {}): Truth =>
  node({ kind: 'every', pick: pick(list, options.where), of: of(record(list)), ...extras(options) });
export const some = (list: string, of: (record: RecordOf) => Truth, options: Options = {}): Truth =>
  node({ kind: 'some', pick: pick(list, options.where), of: of(record(list)), ...extras(options) });
/** @public */
export const countOf = (list: string, options: Options = {}): Amount =>
  node({ kind: 'count', pick: pick(list, options.where), ...extras(options) });
/** @public */
export const totalOf = (list: string, of: (record: RecordOf) => Amount, options: Options = {}): Amount =>
  node({ kind: 'total', pick: pick(list, options.where), of: of(record(list)), ...extras(options) });
export const firstOf = (list: string, of: (record: RecordOf) => Moment, where?: Where): Moment =>
  node({ kind: 'first-of', pick: pick(list, where), of: of(record(list)), none: 'future' });
export const lastOf = (list: string, of: (record: RecordOf) => Moment, where?: Where): Moment =>
  node({ kind: 'last-of', pick: pick(list, where), of: of(record(list)), none: 'past' });
export const coveredSince = (list: string, where?: Where): Moment =>
  node({ kind: 'covered-since', pick: pick(list, where) });
export const daysWithin = (list: string, window: { from: Moment; until: Moment }, where?: Where): Amount =>
  node({ kind: 'days-within', pick: pick(list, where), window });
export const longestRun = (list: string, where?: Where): Amount =>
  node({ kind: 'longest-run', pick: pick(list, where) });
