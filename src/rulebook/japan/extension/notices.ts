/** The duty to tell the Agency about a new organisation and one that was left: Act, article 19-16. */
import { duty, keptInTime, type Moment, nextDue, type RecordIn, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';

const { all, any, earlier, not } = rule;
const { jobs, notices, stayFrom } = fact;

/** Statuses of items (i) and (ii): those tied to an organisation. */
const owing = fact.status.is(
  'professor',
  'hsp1a',
  'hsp1b',
  'hsp1c',
  'hsp2',
  'business_manager',
  'legal_accounting',
  'medical',
  'researcher',
  'instructor',
  'engineer_humanities',
  'ict',
  'nursing_care',
  'entertainer',
  'skilled_labor',
  'ssw1',
  'ssw2',
  'titp1',
  'titp2',
  'titp3',
  'esd',
  'student',
  'trainee',
);

/** LAW: within 14 days of the event, which does not count (Civil Code 140); a closing day moves it to the next open one. */
const due = (event: Moment): Moment => rule.filingDeadlineOf(rule.lastDay(event, { days: 14 }, 'days'));

type Notice = RecordIn<typeof notices>;
const told = (kind: 'joined' | 'left') => ({
  list: notices,
  about: (notice: Notice, job: RecordIn<typeof jobs>): Truth =>
    all(notice.organisation.same(job.organisation), notice.kind.is(kind)),
  on: (notice: Notice) => notice.on,
});

const joined = duty({
  each: jobs,
  arises: (job) => job.from,
  // The organisation the permission was given for is known to the Agency: only later ones are news.
  owed: (job) => rule.after(job.from, stayFrom),
  due,
  fulfilledBy: told('joined'),
});
/** `until` is the first day no longer there, so the event is the day before. */
const left = duty({
  each: jobs,
  arises: (job) => earlier(job.until, 1, 'days'),
  due,
  fulfilledBy: told('left'),
});

/** Every notice was given in time, or none is owed. */
export const noticesInTime: Truth = rule.coarse(
  fact.notificationsFiled,
  any(not(owing), all(keptInTime(joined), keptInTime(left))),
);

/** The next notice that is open; far ahead when none is. */
export const nextNotice: Moment = rule.earliest(nextDue(joined), nextDue(left));
