// Mistakes of whoever writes law that do not compile: `tsc` fails when one of these lines stops being an error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facts } from './handles.ts';
import * as rule from './rule.ts';
import { fact, factor, ground, requirement } from './sandbox.ts';

const yesNo = {
  type: 'boolean',
  heldBy: 'resident',
  sensitivity: 'ordinary',
  future: 'fixed',
  effort: 1,
} as const;

const owed = {
  id: 'owed',
  what: 'owed',
  law: [],
  inForce: { from: '2000-01-01' },
  basis: 'law',
  confidence: 'high',
  bearer: 'resident',
  beneficiary: 'agency',
  consequence: { law: [] },
} as const;

const { fact: theirs } = facts({
  childBorn: { ...yesNo, type: 'date', about: { household: 'child' } },
  theirPay: { ...yesNo, type: 'yen', min: 0, max: 9, about: { organisation: 'employer' } },
  theyTell: { ...yesNo, about: { organisation: 'employer' } },
  theirTask: { ...yesNo, type: 'choice', choices: ['work', 'study'], about: { household: 'spouse' } },
});

/** Never run: only compiled. */
function mistakes(): unknown {
  const bare = { advise: rule.today, lawful: rule.today };
  const waits = { ...owed, arises: fact.since, due: rule.filingBy, fulfilledBy: fact.filed };
  const days = { kind: 'value', unit: 'day', gives: rule.today } as const;
  return [
    // @ts-expect-error a date held as a truth
    rule.all(fact.since),
    // @ts-expect-error a choice nobody can make
    fact.exam.is('n1', 'm2'),
    // @ts-expect-error a choice taken for an amount
    rule.atLeast(fact.exam, rule.amount(1)),
    // @ts-expect-error a provision that gives a day held as a truth
    rule.all(rule.given({ ...requirement('day', rule.always), ...days })),
    // @ts-expect-error a requirement asked for a value
    rule.given(requirement('met', rule.always)),
    // @ts-expect-error a date field held as a truth
    fact.stays.some((stay) => stay.from),
    // @ts-expect-error a list held as a truth
    rule.not(fact.stays),
    // @ts-expect-error a fact read as a list
    fact.degree.some(() => rule.always),
    // @ts-expect-error a field of another list
    fact.stays.every((stay) => stay.paid),
    // @ts-expect-error a field asked for a choice it does not have
    fact.stays.some((stay) => stay.status.is('play')),
    // @ts-expect-error a fact nobody defined
    fact.nonsense,
    // @ts-expect-error a day compared with an amount
    rule.atLeast(rule.today, rule.amount(1)),
    // @ts-expect-error a detail of another sort than the fact
    rule.coarse(fact.pay, fact.degree),
    // @ts-expect-error what is computed is no fact a detail could stand behind
    rule.coarse(rule.amount(1), fact.pay),
    // @ts-expect-error a name compared with a choice
    fact.stays.some((stay) => stay.place.same(stay.status)),
    // @ts-expect-error a field held against a fact of other choices
    fact.stays.some((stay) => stay.status.same(fact.exam)),
    // @ts-expect-error a name held against a fact
    fact.stays.some((stay) => stay.place.same(fact.task)),
    // @ts-expect-error a field held against a field, which is no fact
    fact.stays.some((stay) => stay.status.same(stay.status)),
    // @ts-expect-error a filing whose last day may be one on which the office is closed
    requirement('late', rule.always, { deadline: { what: 'late', filing: bare } }),
    // @ts-expect-error a requirement that lasts until a raw day
    requirement('late', rule.always, { deadline: { what: 'late', lasts: bare } }),
    rule.duty({
      ...owed,
      each: fact.stays,
      arises: (stay) => stay.until,
      // @ts-expect-error a duty due on a raw day
      due: (event) => event,
      fulfilledBy: { acts: fact.months, by: 'place', on: (month) => month.month },
    }),
    rule.duty({
      ...owed,
      each: fact.stays,
      arises: (stay) => stay.until,
      due: rule.filingBy,
      // @ts-expect-error acts compared by what is no name of both
      fulfilledBy: { acts: fact.months, by: 'month', on: (month) => month.month },
    }),
    // @ts-expect-error a duty that waits for what is no duty
    rule.dutyOnce({ ...waits, blockedBy: requirement('a', rule.always) }),
    // @ts-expect-error a requirement taken for a duty that is kept
    rule.kept(requirement('a', rule.always)),
    // @ts-expect-error a requirement named as an exception
    rule.except(fact.lawful, requirement('met', rule.always)),
    // @ts-expect-error a rule without an exception
    rule.except(fact.lawful),
    // @ts-expect-error a requirement asked to be absent
    rule.absent(requirement('met', rule.always)),
    // @ts-expect-error a ground held as a requirement
    rule.met(ground('bad', rule.always)),
    // @ts-expect-error a ground that only weighs
    ground('bad', rule.always, { weight: 'weighed' }),
    // @ts-expect-error a part of another kind of provision
    rule.change(ground('bad', rule.always), { requires: rule.never }),
    // @ts-expect-error a factor that decides
    rule.change(factor('kind', 'for', rule.always), { weight: 'must' }),
    // @ts-expect-error a grant that gives a choice nobody can have
    rule.becomes(fact.exam, 'm2'),
    // @ts-expect-error a grant after which there is no pay, which is no day
    rule.becomesNone(fact.pay),
    // @ts-expect-error a grant of what is computed
    rule.becomesDay(rule.today),
    // @ts-expect-error a grant decided among choices nobody can make
    rule.decided(fact.exam, 'm2'),
    // @ts-expect-error a choice that is forgotten where it chooses the route
    rule.routesBy(fact.exam, { paid: { adds: [] } }, { n1: ['paid'], n2: ['paid'] }),
    // @ts-expect-error a choice nobody can make where it chooses the route
    rule.routesBy(fact.exam, { paid: { adds: [] } }, { n1: ['paid'], n2: ['paid'], none: ['paid'], m2: ['paid'] }),
    // @ts-expect-error a route that is not there
    rule.routesBy(fact.task, { paid: { adds: [] } }, { work: ['paid'], study: ['payd'] }),
    // @ts-expect-error a choice without a route that does not say so
    rule.routesBy(fact.task, { paid: { adds: [] } }, { work: ['paid'], study: [] }),
    // @ts-expect-error the child's day of birth compared as if it were the person's
    rule.onOrBefore(theirs.childBorn, fact.since),
    // @ts-expect-error the same, counted as the person's age
    rule.elapsed('years', theirs.childBorn, rule.today),
    // @ts-expect-error what the employer pays taken for what the person has
    rule.atLeast(theirs.theirPay, rule.amount(1)),
    // @ts-expect-error what the employer does held of the person
    rule.all(theirs.theyTell),
    // @ts-expect-error the choice of somebody else
    theirs.theirTask.is('work'),
    // @ts-expect-error the child's fact read as the employer's
    rule.of('employer', theirs.childBorn),
    // @ts-expect-error a fact of the person read as somebody else's
    rule.of('child', fact.since),
    // @ts-expect-error one's own fact in the place of theirs
    rule.ofOrOwn('child', fact.since, fact.born),
    // @ts-expect-error a grant that changes somebody else
    rule.becomesDay(theirs.childBorn),
    // @ts-expect-error a misspelled property of a fact
    facts({ a: { ...yesNo, histroy: true } }),
  ];
}

test('a rulebook names facts by what they are', () => {
  assert.equal(typeof mistakes, 'function');
  assert.deepEqual(fact.exam.is('n1'), { kind: 'is', fact: 'exam', oneOf: ['n1'] });
  assert.deepEqual(rule.pastIfNever(fact.late), { kind: 'fact', fact: 'late', sort: 'moment', none: 'past' });
});

test('what is of somebody else is read as theirs, and is the same fact', () => {
  assert.deepEqual(rule.of('child', theirs.childBorn), {
    kind: 'fact',
    fact: 'childBorn',
    sort: 'moment',
    none: 'future',
  });
  assert.deepEqual(rule.of('spouse', theirs.theirTask).is('work'), { kind: 'is', fact: 'theirTask', oneOf: ['work'] });
});
