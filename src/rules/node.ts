/**
 * What a rule may be made of: a small closed set of frozen, serialisable node kinds, and nothing else. Because a
 * rule is data, one tree can be evaluated, asked about, explained, printed, patched by a reform and compiled.
 *
 * Every node has bounds as its value: a truth lies in 0..1 (no..yes), an amount in whole units, a moment in days since
 * 1970-01-01. Equal bounds are a known value; bounds that differ are an unknown one.
 *
 * "Column:" says in one line how the kind lowers to arrays over a population.
 */
import type { Day, Span } from '#calendar';

/** What a node's bounds mean. */
export type Sort = 'truth' | 'amount' | 'moment';

export type Comparison = 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'equal';

/** A row of a table: the first whose condition holds gives the value. */
export type Row = { readonly id: string; readonly when: Node; readonly value: Node };

/** A row of bands over one amount: `from` is inclusive; a band ends where the next begins. */
export type Band = { readonly id: string; readonly from: number; readonly value: Node };

/** One line of a points table. Its value is an amount; the other fields say beside what it counts. */
export type PointsItem = {
  readonly id: string;
  readonly value: Node;
  /** Counts only when this other item scores. */
  readonly onlyWith?: string;
  /** Does not count when one of these other items scores. */
  readonly notBeside?: readonly string[];
};

/** Which records of a list are meant. `as` names the record inside `where`. */
export type Pick = { readonly list: string; readonly as: string; readonly where?: Node };

export type Node =
  /** Column: a constant. */
  | { readonly kind: 'constant'; readonly value: number; readonly sort: Sort; readonly id?: string }
  /**
   * `none` is the value of an event that has not happened. `expected`: a day somebody expects is read as it was told.
   * Column: the fact's two bound columns.
   */
  | {
      readonly kind: 'fact';
      readonly fact: string;
      readonly sort: Sort;
      readonly none?: 'past' | 'future';
      readonly expected?: true;
    }
  /** Column: the same fact's bitset of choices, masked. */
  | { readonly kind: 'is'; readonly fact: string; readonly oneOf: readonly string[] }
  /** Column: a field column of the list's own table. */
  | {
      readonly kind: 'field';
      readonly as: string;
      readonly field: string;
      readonly sort: Sort;
      /** What is so where nobody has told the field. */
      readonly otherwise?: Node;
    }
  | { readonly kind: 'field-is'; readonly as: string; readonly field: string; readonly oneOf: readonly string[] }
  /** Does the field of a record say what a fact says? Column: equality of two columns coded by the same choices. */
  | { readonly kind: 'field-is-fact'; readonly as: string; readonly field: string; readonly fact: string }
  /** Do two records name the same thing? Column: equality of two dictionary-coded columns. */
  | { readonly kind: 'same'; readonly left: FieldOf; readonly right: FieldOf }
  /** A parameter a route binds. Column: a constant per route. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** The day of evaluation. Column: a constant. */
  | { readonly kind: 'today' }
  /** The day the facts were told; what lies after it nobody has told yet. Column: a constant. */
  | { readonly kind: 'as-of' }
  /** Column: integer comparison of bounds. */
  | { readonly kind: 'compare'; readonly left: Node; readonly by: Comparison; readonly right: Node }
  /** Column: minimum. */
  | { readonly kind: 'all'; readonly of: readonly Node[] }
  /** Column: maximum. */
  | { readonly kind: 'any'; readonly of: readonly Node[] }
  /** Column: one minus. */
  | { readonly kind: 'not'; readonly of: Node }
  /** Column: a select chain. */
  | { readonly kind: 'table'; readonly id: string; readonly rows: readonly Row[]; readonly otherwise?: Node }
  /** Column: a search in a sorted constant array. */
  | { readonly kind: 'bands'; readonly id: string; readonly of: Node; readonly bands: readonly Band[] }
  /** Column: a sum, cut at the cap. */
  | { readonly kind: 'sum'; readonly of: readonly Node[]; readonly cap?: number }
  /** Column: a product of a column and a constant. */
  | { readonly kind: 'times'; readonly of: Node; readonly by: number; readonly id?: string }
  /** Column: minimum or maximum. */
  | { readonly kind: 'earliest' | 'latest'; readonly of: readonly Node[] }
  /** Column: masked sum. */
  | { readonly kind: 'points'; readonly id: string; readonly items: readonly PointsItem[] }
  /** Whole years, months or days from one moment to another. Column: calendar arithmetic on day numbers. */
  | { readonly kind: 'elapsed'; readonly unit: 'years' | 'months' | 'days'; readonly from: Node; readonly to: Node }
  /** Column: calendar arithmetic. `span` is a constant or the name of a parameter counted in `unit`. */
  | {
      readonly kind: 'shift';
      readonly of: Node;
      readonly unit: 'years' | 'months' | 'days';
      readonly by: Node;
      readonly sign: 1 | -1;
    }
  /** The first day on which that many whole years or months from `of` are complete. Column: calendar arithmetic. */
  | { readonly kind: 'complete'; readonly of: Node; readonly unit: 'years' | 'months'; readonly by: Node }
  /** Last day of a period counted by the Civil Code (140, 141, 143). Column: calendar arithmetic. */
  | { readonly kind: 'last-day'; readonly of: Node; readonly span: Span; readonly id?: string }
  /** Last day of the month that comes `months` months after that of a moment. Column: calendar arithmetic. */
  | { readonly kind: 'month-end'; readonly of: Node; readonly months: number }
  /** The day itself, or the next day the office is open. Column: a lookup in the calendar. */
  | { readonly kind: 'filing-deadline'; readonly of: Node }
  /** The day itself, or the last day before it on which the office is open. Column: a lookup in the calendar. */
  | { readonly kind: 'last-open-day'; readonly of: Node }
  /** Evaluate elsewhere in time. Column: the same kernel on another day. */
  | { readonly kind: 'at'; readonly day: Node; readonly of: Node }
  /** Does it hold on every day from `from` up to and including `to`? Column: minimum over change points. */
  | { readonly kind: 'throughout'; readonly from: Node; readonly to: Node; readonly of: Node }
  /** Column: segmented minimum or maximum. `within` are the days for which the list must be complete. */
  | { readonly kind: 'every' | 'some'; readonly pick: Pick; readonly of: Node; readonly within?: Window }
  /** Column: segmented count. */
  | { readonly kind: 'count'; readonly pick: Pick; readonly within?: Window }
  /** Column: segmented sum. */
  | { readonly kind: 'total'; readonly pick: Pick; readonly of: Node; readonly within?: Window }
  /** First or last moment among the records; `none` if there is none. Column: segmented minimum or maximum. */
  | { readonly kind: 'first-of' | 'last-of'; readonly pick: Pick; readonly of: Node; readonly none: 'past' | 'future' }
  /** Since when the records cover every day up to today; far future when they do not cover today. Column: a segmented scan. */
  | { readonly kind: 'covered-since'; readonly pick: Pick }
  /** Days the records cover inside the window. Column: a segmented sum of overlaps. */
  | { readonly kind: 'days-within'; readonly pick: Pick; readonly window: Window }
  /** The most days the records cover in any `days` days in a row inside the window. Column: a segmented scan with two pointers. */
  | { readonly kind: 'most-days-within'; readonly pick: Pick; readonly days: Node; readonly window: Window }
  /** The longest unbroken run of the records up to today, in days. Column: a segmented scan. */
  | { readonly kind: 'longest-run'; readonly pick: Pick }
  /**
   * The one fact if it is known, else the detail. `among`: the fact says it of the detail and of more, so a no of it settles
   * nothing about the detail. `own`: the detail is the same in the record of whom the fact is about; the two need not fit, and
   * it is not asked. Column: a select on knownness.
   */
  | {
      readonly kind: 'coarse';
      readonly fact: string;
      readonly none?: 'past' | 'future';
      readonly among?: true;
      readonly own?: true;
      readonly detail: Node;
    }
  /** Another provision's value. Column: that provision's column. */
  | { readonly kind: 'provision'; readonly id: string; readonly sort: Sort }
  /** The day of the event a duty is about; inside a duty only. Column: its event column. */
  | { readonly kind: 'event' }
  /** Is one duty about one event kept? Column: a merge of events and acts, sorted by day, within each name. */
  | DutyNode
  /** A rule and the provisions, by id, that are exceptions to it. Column: a select chain. */
  | { readonly kind: 'except'; readonly base: Node; readonly exceptions: readonly string[] }
  /** Unsettled in the text itself: unknown, and only an officer can settle it. Column: the constant 0..1. */
  | { readonly kind: 'officer'; readonly question: string };

/** What somebody must do by a day because something happened. Each act counts once: for the last event before it. */
export type DutyNode = {
  readonly kind: 'duty';
  /** The list whose record around it gives rise to it; none for an event of the person. */
  readonly each?: string;
  /** The day it happened; far in the future when it has not. */
  readonly arises: Node;
  /** Since when it is law: what happened before gave rise to nothing. */
  readonly since: Day;
  /** Is this event one that gives rise to it? */
  readonly owed?: Node;
  /** When to act to be safe, and the last day that is not late. */
  readonly advise?: Node;
  readonly lawful: Node;
  /** The days of the acts that fulfil it (`first-of`), or the one day on which it was fulfilled. */
  readonly done: Node;
  /** The field of record and act that must name the same. */
  readonly by?: string;
  /** Another party's duty about the same event: until it is done, this one is not late, and its time runs from then. */
  readonly blockedBy?: Node;
  /** An event of which only its own record does not say whether it is one is shown also after its last day. */
  readonly doubtShown?: true;
};

export type FieldOf = { readonly as: string; readonly field: string };

/** From (inclusive) to until (exclusive). */
export type Window = { readonly from: Node; readonly until: Node };

export type NodeKind = Node['kind'];

/** The node of a kind, also where one shape serves two kinds. */
export type NodeOf<K extends NodeKind> = Node extends infer N
  ? N extends { readonly kind: infer Kind }
    ? K extends Kind
      ? N & Node
      : never
    : never
  : never;
