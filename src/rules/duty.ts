/**
 * Duties: what somebody must do by a day because something happened, once for each record of it. A duty is written with
 * the same nodes as every other rule; its state is computed from acts and never stored.
 */
import { after, all, any, type Moment, not, onOrAfter, onOrBefore, type Truth, today } from './build.ts';
import type { Fields, List, RecordOf } from './handles.ts';

/** `E`: fields of the records that give rise to it. `A`: fields of the acts that fulfil it. */
export type Duty<E extends Fields, A extends Fields> = {
  /** The list whose records give rise to it (jobs, stays). */
  readonly each: List<E>;
  /** The day of the event in one record; a record without the day has not given rise to anything yet. */
  readonly arises: (record: RecordOf<E>) => Moment;
  /** Whether this record's event is one that must be told; every one when absent. */
  readonly owed?: (record: RecordOf<E>) => Truth;
  /** The last day that is not late, from the day of the event. */
  readonly due: (event: Moment) => Moment;
  /** The acts that fulfil it: which act is about the record, and when it was done. */
  readonly fulfilledBy: {
    readonly list: List<A>;
    readonly about: (act: RecordOf<A>, record: RecordOf<E>) => Truth;
    readonly on: (act: RecordOf<A>) => Moment;
  };
  /** Another party's duty that must come first; while it holds, nothing is owed. */
  readonly blockedBy?: (record: RecordOf<E>) => Truth;
};

/** A duty as it is written; its records are known from its lists. */
export const duty = <E extends Fields, A extends Fields>(it: Duty<E, A>): Duty<E, A> => it;

/** One duty, and one record that may give rise to it. */
type Instance<E extends Fields, A extends Fields> = readonly [it: Duty<E, A>, record: RecordOf<E>];

function arisen<E extends Fields, A extends Fields>(...[it, record]: Instance<E, A>): Truth {
  const happened = not(after(it.arises(record), today));
  return it.owed === undefined ? happened : all(happened, it.owed(record));
}

/** An act counts for an event on or after it, and once it is done: nobody can tell what has not happened. */
function doneBy<E extends Fields, A extends Fields>(it: Duty<E, A>, record: RecordOf<E>, last: Moment = today): Truth {
  const { list, about, on } = it.fulfilledBy;
  return list.some((act) =>
    all(all(about(act, record), onOrAfter(on(act), it.arises(record))), onOrBefore(on(act), last)),
  );
}

const blocked = <E extends Fields, A extends Fields>(...[it, record]: Instance<E, A>): readonly Truth[] =>
  it.blockedBy === undefined ? [] : [it.blockedBy(record)];

/** Nothing is owed late: each instance has not arisen, is not yet due, is blocked, or was fulfilled in time. */
export const keptInTime = <E extends Fields, A extends Fields>(it: Duty<E, A>): Truth =>
  it.each.every((record) => {
    const due = it.due(it.arises(record));
    return any(not(arisen(it, record)), onOrBefore(today, due), doneBy(it, record, due), ...blocked(it, record));
  });

/** The next day on which something open is due; far in the future when nothing is open. */
export const nextDue = <E extends Fields, A extends Fields>(it: Duty<E, A>): Moment =>
  it.each.first(
    (record) => it.due(it.arises(record)),
    (record) => all(arisen(it, record), not(any(doneBy(it, record), ...blocked(it, record)))),
  );
