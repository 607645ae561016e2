/**
 * Duties: what somebody must do by a day because something happened, once for each record of it. A duty is written with
 * the same nodes as every other rule; its state is computed from acts and never stored.
 */
import {
  after,
  all,
  any,
  every,
  firstOf,
  type Moment,
  not,
  onOrBefore,
  type RecordOf,
  some,
  type Truth,
  today,
} from './build.ts';

export type Duty = {
  /** The list whose records give rise to it (jobs, stays). */
  readonly each: string;
  /** The day of the event in one record; a record without the day has not given rise to anything yet. */
  readonly arises: (record: RecordOf) => Moment;
  /** Whether this record's event is one that must be told; every one when absent. */
  readonly owed?: (record: RecordOf) => Truth;
  /** The last day that is not late, from the day of the event. */
  readonly due: (event: Moment) => Moment;
  /** The acts that fulfil it: which act is about the record, and when it was done. */
  readonly fulfilledBy: {
    readonly list: string;
    readonly about: (act: RecordOf, record: RecordOf) => Truth;
    readonly on: (act: RecordOf) => Moment;
  };
  /** Another party's duty that must come first; while it holds, nothing is owed. */
  readonly blockedBy?: (record: RecordOf) => Truth;
};

const arisen = (duty: Duty, record: RecordOf): Truth => {
  const happened = not(after(duty.arises(record), today));
  return duty.owed === undefined ? happened : all(happened, duty.owed(record));
};

const doneBy = (duty: Duty, record: RecordOf, last?: Moment): Truth =>
  some(duty.fulfilledBy.list, (act) => {
    const about = duty.fulfilledBy.about(act, record);
    return last === undefined ? about : all(about, onOrBefore(duty.fulfilledBy.on(act), last));
  });

const blocked = (duty: Duty, record: RecordOf): readonly Truth[] =>
  duty.blockedBy === undefined ? [] : [duty.blockedBy(record)];

/** Nothing is owed late: each instance has not arisen, is not yet due, is blocked, or was fulfilled in time. */
export const keptInTime = (duty: Duty): Truth =>
  every(duty.each, (record) => {
    const due = duty.due(duty.arises(record));
    return any(not(arisen(duty, record)), onOrBefore(today, due), doneBy(duty, record, due), ...blocked(duty, record));
  });

/** The next day on which something open is due; far in the future when nothing is open. */
export const nextDue = (duty: Duty): Moment =>
  firstOf(
    duty.each,
    (record) => duty.due(duty.arises(record)),
    (record) => all(arisen(duty, record), not(any(doneBy(duty, record), ...blocked(duty, record)))),
  );
