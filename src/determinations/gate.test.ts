import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { day, isoDay, parseDay } from '#calendar';
import { locales } from '#language';
import { japan } from '#rulebook/japan';
import type { Determination } from './determination.ts';
import { explain } from './explain.ts';
import { determineFrom } from './from-input.ts';

type Facts = Readonly<Record<string, unknown>>;
type Input = { readonly asOf: string; readonly facts: Facts; readonly notYet?: readonly string[] };

const procedures = japan.procedures.map((it) => it.id);

function determined(procedure: string, input: unknown, on?: string): Determination {
  const determination = determineFrom({
    rulebook: japan,
    procedure,
    input,
    ...(on === undefined ? {} : { day: day(on) }),
  });
  if ('no' in determination) throw new Error(`${procedure}: ${JSON.stringify(determination)}`);
  return determination;
}

const stayEnded = (input: Input, procedure = 'extension'): string | undefined =>
  explain(determined(procedure, input), japan, 'en').answer.first?.sentence;

/** The day after the special period of somebody who filed an extension in time. */
const overstaying: Input = {
  asOf: '2027-02-11',
  facts: {
    status: 'engineer_humanities',
    periodOfStay: '3y',
    stayFrom: '2023-12-10',
    stayUntil: '2026-12-10',
    applicationFor: 'extension',
    applicationDate: '2026-12-01',
    organisationChanged: false,
  },
  notYet: ['decisionDate'],
};

test('a lawful stay that has ended is said first in every procedure, in every language', () => {
  for (const procedure of procedures) {
    const determination = determined(procedure, overstaying);
    for (const locale of locales) {
      const { first, tone } = explain(determination, japan, locale).answer;
      assert.ok(first?.remedy, `${procedure}, ${locale}: where to get help`);
      assert.equal(tone, 'first', `${procedure}, ${locale}`);
    }
    assert.equal(stayEnded(overstaying, procedure), 'Your lawful stay ended on 10 February 2027.');
  }
});

test('on the last day of the special period nothing is said of an end', () => {
  assert.equal(stayEnded({ ...overstaying, asOf: '2027-02-10' }), undefined);
});

test('what was applied for is asked where the stay hangs on it', () => {
  const { applicationFor: _, ...facts } = overstaying.facts;
  const open = { ...overstaying, asOf: '2026-12-20', facts };
  const { stay, missing } = determined('extension', open);
  assert.deepEqual(stay?.until, { atLeast: '2026-12-10', atMost: '2027-02-10' });
  assert.ok(missing.some((it) => it.fact === 'applicationFor'));
  assert.equal(
    stayEnded(open),
    'Your period of stay ended on 10 December 2026. You may stay on only if an extension or a change was applied for by then and is not decided.',
  );
  assert.equal(
    stayEnded({ ...open, asOf: '2027-03-01' }),
    'Your lawful stay has ended: on 10 December 2026, or on 10 February 2027 at the latest.',
  );
});

test('an application for permanent residence is not one for an extension, and lengthens nothing', () => {
  const facts = { ...overstaying.facts, applicationFor: 'permanent-residence' };
  const { stay, deadlines } = determined('extension', { ...overstaying, asOf: '2026-12-05', facts });
  assert.equal(stay?.until, '2026-12-10');
  assert.deepEqual(
    deadlines.map((it) => [it.what, it.lawful]),
    [['extension', '2026-12-10']],
  );
  const { filing } = explain(
    determined('permanent-residence', { ...overstaying, asOf: '2026-12-05', facts }),
    japan,
    'en',
  );
  assert.deepEqual(filing, [
    'Filing this does not give you this: Special period. Your stay still ends on 10 December 2026. If the stay ends before a decision, apply for an extension as well, by its last day.',
  ]);
});

test('whoever has filed is not told to file by a day: only how long the stay goes on', () => {
  const whatIn = (input: Input, procedure = 'extension') => determined(procedure, input).deadlines.map((it) => it.what);
  assert.deepEqual(whatIn({ ...overstaying, asOf: '2026-12-05' }), ['special-period']);
  const { applicationFor: _, ...untold } = overstaying.facts;
  assert.ok(whatIn({ ...overstaying, asOf: '2026-12-05', facts: untold }).includes('extension'));
  assert.ok(whatIn({ ...overstaying, asOf: '2026-11-30' }).includes('extension'), 'planned is not filed');
  const born = { birthDate: '2026-11-20', parentPermanent: true };
  const filed = { ...born, applicationFor: 'acquisition', applicationDate: '2026-12-01' };
  const atBirth = (facts: Input['facts']) =>
    whatIn({ asOf: '2026-12-05', facts, notYet: ['decisionDate'] }, 'permanent-residence-at-birth');
  assert.ok(!atBirth(filed).includes('acquisition'));
  assert.ok(atBirth(born).includes('acquisition'));
});

test('decided by the last day of the stay: no special period, and no such deadline', () => {
  const facts = { ...overstaying.facts, decisionDate: '2026-12-08' };
  const { deadlines } = determined('extension', { asOf: '2026-12-09', facts });
  assert.ok(!deadlines.some((it) => it.what === 'special-period'));
});

test('after a decision it is asked whether it was granted, and nobody is told of an end that was none', () => {
  const facts = { ...overstaying.facts, decisionDate: '2027-01-20' };
  const input = { asOf: '2027-01-25', facts };
  const open = determined('extension', input);
  assert.equal(open.outcome, 'unknown');
  assert.ok(open.missing.some((it) => it.fact === 'decisionGranted'));
  const first = 'Your stay ended on 20 January 2027, unless the application was granted: then put in the new last day.';
  assert.equal(stayEnded(input), first);
  assert.equal(
    stayEnded({ ...input, facts: { ...facts, decisionGranted: false } }),
    'Your lawful stay ended on 20 January 2027.',
  );
  assert.equal(
    stayEnded({ ...input, facts: { ...facts, decisionGranted: true } }),
    'Your application was granted. Until when you may stay now is on the new card: put in its last day.',
  );
  const granted = { ...facts, decisionGranted: true, stayFrom: '2027-01-20', stayUntil: '2030-01-20' };
  assert.equal(stayEnded({ ...input, facts: granted }), undefined);
});

test('granted, and until when is not told: the new last day is asked in every procedure that looks at the stay', () => {
  const facts = { ...overstaying.facts, decisionDate: '2027-01-20', decisionGranted: true };
  const asked = (more: Facts) => {
    const { stay, missing } = determined('extension', { asOf: '2027-01-25', facts: { ...facts, ...more } });
    return [missing.some((it) => it.fact === 'newStayUntil'), stay?.lawful.missing.map((it) => it.fact), stay?.until];
  };
  const lo = '2027-01-20';
  assert.deepEqual(asked({}), [true, ['newStayUntil'], { atLeast: lo, atMost: '2032-01-20' }]);
  assert.deepEqual(asked({ status: 'hsp2' })[2], { atLeast: lo });
  assert.deepEqual(asked({ applicationFor: 'change' }), [true, ['newStayUntil'], { atLeast: lo }]);
  assert.deepEqual(asked({ newStayUntil: '2030-12-10' }), [false, [], '2030-12-10']);
  const tooLong = { asOf: '2027-01-25', facts: { ...facts, newStayUntil: '2033-01-20' } };
  assert.ok('no' in determineFrom({ rulebook: japan, procedure: 'extension', input: tooLong }));
});

test('an application nobody says what for selects no law: every law it could select is read, and what it was for is asked', () => {
  const { applicationFor: _, ...untold } = overstaying.facts;
  const facts = { ...untold, stayUntil: '2028-12-10', stayFrom: '2025-12-10', applicationDate: '2026-09-20' };
  const of = (procedure: string, more: Facts = {}) =>
    determined(procedure, { ...overstaying, asOf: '2026-11-25', facts: { ...facts, ...more } });
  const asks = (it: Determination) => it.missing.some(({ fact }) => fact === 'applicationFor');
  const open = of('permanent-residence');
  assert.deepEqual(open.fee, { atLeast: 10_000, atMost: 201_900 });
  assert.equal(of('permanent-residence', { applicationFor: 'permanent-residence' }).fee, 10_000);
  assert.deepEqual(of('permanent-residence', { applicationFor: 'extension' }).fee, {
    atLeast: 200_000,
    atMost: 201_900,
  });
  // A text on record may be in force since the first of April.
  const later = (more: Facts) =>
    determined('permanent-residence', { ...overstaying, asOf: '2027-05-10', facts: { ...facts, ...more } });
  assert.ok(asks(later({})) && !asks(later({ applicationFor: 'extension' })));
  for (const procedure of ['losing-status', 'notices'])
    assert.equal(of(procedure, { applicationDate: '2015-01-01' }).dates.law, '2026-11-25', procedure);
});

test('filed, and being decided: that is said, what holds meanwhile and what to do, and nobody is told to apply', () => {
  const answerOf = (procedure: string, more: Facts = {}, notYet = ['decisionDate']) => {
    const input = { asOf: '2026-12-20', facts: { ...overstaying.facts, ...more }, notYet };
    return locales.map((locale) => explain(determined(procedure, input), japan, locale).answer);
  };
  for (const { todo, from } of answerOf('extension')) {
    assert.equal(from, undefined);
    assert.ok(todo.every((it) => it.papers === undefined && it.fee === undefined && it.place === undefined));
  }
  const inEnglish = (...of: Parameters<typeof answerOf>) => answerOf(...of)[locales.indexOf('en')];
  const extension = inEnglish('extension');
  assert.equal(extension?.stands, 'You applied on 1 December 2026, and it is being decided.');
  assert.ok(extension.todo[0]?.text.includes('10 February 2027') && extension.todo[0].note !== undefined);
  const longer = {
    stayUntil: '2027-01-10',
    applicationFor: 'permanent-residence',
    periodOfStay: '3y',
    stayFrom: '2024-01-10',
  };
  const residence = inEnglish('permanent-residence', longer);
  assert.equal(residence?.stands, extension.stands);
  assert.ok(residence.todo.some((it) => it.day === '2027-01-10' && it.text.includes('does not lengthen')));
  // Of another application it is not said.
  assert.notEqual(inEnglish('extension', longer)?.stands, extension.stands);
  // Whether there is a decision is asked where nobody has said so.
  assert.equal(inEnglish('extension', {}, [])?.todo[0]?.ask, 'decisionDate');
  const granted = answerOf('extension', { decisionDate: '2026-12-18', decisionGranted: true }, []);
  assert.deepEqual(
    granted.map(({ todo, ways, why }) => [todo.map((it) => it.ask), ways, why]),
    locales.map(() => [['newStayUntil'], [], []]),
  );
});

test('who was granted permanent residence has a stay without end, whatever the old card says', () => {
  const decided = { applicationFor: 'permanent-residence', decisionDate: '2026-12-08', decisionGranted: true };
  const input = { asOf: '2027-02-11', facts: { ...overstaying.facts, ...decided } };
  assert.equal(determined('extension', input).stay?.lawful.state, 'yes');
  assert.equal(stayEnded(input), undefined);
  assert.equal(determined('extension', input).outcome, 'no');
});

test('filed on the next open day: the extension stays open, and that the stay ended is said first', () => {
  const facts = { ...overstaying.facts, stayUntil: '2027-01-31', applicationDate: '2027-02-01' };
  const input = { ...overstaying, asOf: '2027-02-02', facts };
  const determination = determined('extension', input);
  assert.notEqual(determination.outcome, 'no');
  assert.equal(stayEnded(input), 'Your lawful stay ended on 31 January 2027.');
  assert.equal(determined('permanent-residence', input).outcome, 'no');
});

test('a stay that ends before the day looked at is a condition, not a no', () => {
  const facts = { ...overstaying.facts, stayUntil: '2027-05-31', applicationFor: 'permanent-residence' };
  const determination = determined('permanent-residence', { ...overstaying, asOf: '2026-12-05', facts }, '2028-01-10');
  assert.equal(determination.appliesTo?.find((it) => it.id === 'stay.lawful')?.state, 'judgement');
  assert.deepEqual(explain(determination, japan, 'en').answer.assumes, [
    'This holds only if your stay is extended until that day, which is for the officer to decide.',
  ]);
});

test('without a last day the answer stands, with its condition, and the day is asked', () => {
  const { stayUntil: _, applicationDate: __, applicationFor: ___, ...facts } = overstaying.facts;
  const determination = determined('permanent-residence', {
    asOf: '2026-12-05',
    facts: { ...facts, residentSince: '2012-01-01', relation: 'none' },
    closedWorld: true,
  });
  assert.equal(determination.stay, undefined);
  assert.ok(determination.missing.some((it) => it.fact === 'stayUntil'));
  assert.deepEqual(explain(determination, japan, 'en').answer.assumes.slice(0, 1), [
    'This holds only if your stay still runs on that day.',
  ]);
});

test('nobody of 29 is told a day within 30 days of birth', () => {
  const { outcome, deadlines, earliest, missing } = determined('permanent-residence-at-birth', {
    asOf: '2026-11-25',
    facts: { birthDate: '1997-09-25' },
  });
  assert.deepEqual([outcome, deadlines, earliest, missing], ['no', [], undefined, []]);
});

// Properties

const inputs: readonly Input[] = readdirSync('examples')
  .filter((it) => it.endsWith('.json'))
  .map((it) => JSON.parse(readFileSync(`examples/${it}`, 'utf8')) as Input);

const shiftedDay = fc.integer({ min: -900, max: 900 });
const someFacts = (asOf: string): fc.Arbitrary<Facts> => {
  const near = shiftedDay.map((days) => isoDay(day(asOf) + days));
  return fc.record(
    {
      status: fc.constantFrom('engineer_humanities', 'student', 'designated', 'permanent', 'hsp2', 'temporary_visitor'),
      periodOfStay: fc.constantFrom('5y', '3y', '1y', '90d', '30d', 'indefinite'),
      birthDate: fc.oneof(
        fc.integer({ min: 0, max: 100 }).map((days) => isoDay(day(asOf) - days)),
        fc.integer({ min: 6_000, max: 20_000 }).map((days) => isoDay(day(asOf) - days)),
      ),
      stayUntil: near,
      applicationFor: fc.constantFrom('extension', 'change', 'permanent-residence', 'acquisition', 'other'),
      applicationDate: near,
      decisionDate: near,
      organisationChanged: fc.boolean(),
      parentPermanent: fc.boolean(),
    },
    { requiredKeys: [] },
  );
};

const person = fc
  .constantFrom(...inputs)
  .chain((base) =>
    someFacts(base.asOf).map((facts): Input => ({ ...base, facts: { ...base.facts, ...facts }, notYet: [] })),
  );

/** What holds of every determination, whoever it is about. */
function holds(determination: Determination): void {
  const {
    appliesTo = [],
    deadlines,
    changes,
    routes,
    missing,
    documents,
    outcome,
    stay,
    dates,
    values,
  } = determination;
  const shut = appliesTo.filter((it) => it.state === 'no');
  const where = `${determination.procedure} on ${dates.day}`;
  if (shut.length > 0) {
    assert.equal(outcome, 'no', where);
    assert.deepEqual([deadlines, changes, routes, missing, documents], [[], [], [], [], []], where);
    const kept = stay?.lawful.state === 'no' ? [] : ['ext.stay-until'];
    assert.ok(
      values.every(({ id }) => kept.includes(id)),
      `${where}: no day it opens on`,
    );
  }
  const last = stay?.until;
  if (stay?.lawful.state === 'no') {
    const most = typeof last === 'object' ? last.atMost : last;
    assert.ok(typeof most === 'string' && most < dates.day, `${where}: ended on a day before`);
    assert.ok(explain(determination, japan, 'en').answer.first?.sentence.startsWith('Your lawful stay'), where);
  }
}

/** The special period ends with its condition: in time, of that kind, not decided by the last day, at most two months. */
function neverOutlasts({ facts, asOf }: Input, determination: Determination): void {
  const until = determination.values.find((it) => it.id === 'ext.stay-until')?.value;
  const { stayUntil, applicationFor, applicationDate, decisionDate } = facts as Record<string, string | undefined>;
  if (stayUntil === undefined || typeof until !== 'string' || until <= stayUntil) return;
  assert.ok(applicationFor === 'extension' || applicationFor === 'change', 'of that kind');
  assert.ok(applicationDate !== undefined && applicationDate <= stayUntil, 'filed in time');
  assert.ok((parseDay(until) ?? 0) - day(stayUntil) <= 62, 'two months at most');
  if (decisionDate !== undefined && decisionDate <= asOf)
    assert.ok(decisionDate > stayUntil && until <= decisionDate, 'not beyond the decision');
}

test('nothing follows from a procedure that is closed, and the special period never outlasts its condition', () => {
  for (const input of inputs) for (const procedure of procedures) holds(determined(procedure, input));
  fc.assert(
    fc.property(person, fc.constantFrom(...procedures), (input, procedure) => {
      const determination = determineFrom({ rulebook: japan, procedure, input });
      // Two facts that contradict each other, or a day before the law that was read, are refused.
      fc.pre(!('no' in determination));
      if ('no' in determination) return;
      holds(determination);
      neverOutlasts(input, determination);
    }),
    { seed: 20261128, numRuns: 500 },
  );
});
