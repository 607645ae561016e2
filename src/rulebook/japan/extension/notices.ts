/** The duty to tell the Agency about a new organisation and one that was left: Act, article 19-16. */
import { type Duty, keptInTime, type Moment, nextDue, type RecordOf, rule, type Truth } from '#rules';

const { all, any, dateOf, earlier, is, not } = rule;

/** Statuses of items (i) and (ii): those tied to an organisation. */
const owing = is(
  'status',
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
const due = (event: Moment): Moment => rule.filingDeadlineOf(rule.lastDay(event, { days: 14 }));

const told = (kind: 'joined' | 'left'): Duty['fulfilledBy'] => ({
  list: 'notices',
  about: (notice, job) => all(notice.same('organisation', job), notice.is('kind', kind)),
  on: (notice) => notice.date('on'),
});

/** The organisation the permission was given for is known to the Agency: only later ones are news. */
const isNews = (job: RecordOf): Truth => rule.after(job.date('from'), dateOf('stayFrom'));

const joined: Duty = {
  each: 'jobs',
  arises: (job) => job.date('from'),
  owed: isNews,
  due,
  fulfilledBy: told('joined'),
};
/** `until` is the first day no longer there, so the event is the day before. */
const left: Duty = {
  each: 'jobs',
  arises: (job) => earlier(job.date('until'), 1, 'days'),
  due,
  fulfilledBy: told('left'),
};

/** Every notice was given in time, or none is owed. */
export const noticesInTime: Truth = rule.coarse(
  'notificationsFiled',
  any(not(owing), all(keptInTime(joined), keptInTime(left))),
);

/** The next notice that is open; far ahead when none is. */
export const nextNotice: Moment = rule.earliest(nextDue(joined), nextDue(left));
