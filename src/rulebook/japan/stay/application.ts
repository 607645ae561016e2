/** What was applied for, and when: one pair of facts serves every procedure, so each asks whether it is its own. */
import { type Moment, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';

const { after, all, any, not, onOrAfter, onOrBefore, today } = rule;

/** The filing of one's own application: the day it was filed; while it is not, the day looked at. */
export type Filing = {
  readonly by: (last: Moment) => Truth;
  readonly from: (first: Moment) => Truth;
  readonly after: (day: Moment) => Truth;
  /** After the one and by the other. */
  readonly between: (day: Moment, last: Moment) => Truth;
  /** Filed, not refused, and not only planned: nobody has to act by a day for it any more. */
  readonly done: Truth;
  /** Decided by then, or not decided and it is not later than then. */
  readonly decidedBy: (last: Moment) => Truth;
};

/** @param own whether what was applied for is this */
export function filingOf(own: Truth): Filing {
  const filed = fact.applicationDate;
  const decided = rule.pastIfNever(fact.decisionDate);
  // Another application has to come by the same day.
  const refused = all(onOrBefore(fact.decisionDate, rule.asOf), not(fact.decisionGranted));
  return {
    by: (last) => any(onOrBefore(today, last), all(own, onOrBefore(filed, last))),
    from: (first) => all(onOrAfter(today, first), any(not(own), onOrAfter(filed, first))),
    after: (day) => all(after(today, day), any(not(own), after(filed, day))),
    // WHY not `after` and `by`: each would leave open what was applied for, though neither answer helps.
    between: (day, last) =>
      any(all(after(today, day), onOrBefore(today, last)), all(own, after(filed, day), onOrBefore(filed, last))),
    // WHY not the day looked at: that is the day filing is planned for.
    done: all(own, onOrBefore(filed, rule.asOf), not(refused)),
    decidedBy: (last) => all(onOrBefore(today, last), any(not(own), onOrBefore(decided, last))),
  };
}
