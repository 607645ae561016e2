/** What is told twice: contradictions are refused with every place they stand in, and what agrees changes nothing. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, isoDay } from '#calendar';
import { japan } from '#rulebook/japan';
import type { Problem, SituationInput } from '#rules';
import type { Determination } from './determination.ts';
import { determineFrom } from './from-input.ts';

const seed = 20261128;
const asOf = '2026-11-25';

function answerTo(input: unknown, procedure = 'permanent-residence'): Determination | readonly Problem[] {
  const result = determineFrom({ rulebook: japan, procedure, input });
  if (!('no' in result)) return result;
  assert.ok(result.no === 'bad-input', result.no);
  return result.problems;
}

const isProblems = (it: ReturnType<typeof answerTo>): it is readonly Problem[] => Array.isArray(it);

/** The places of each contradiction, as one text. */
function namedIn(input: unknown): readonly string[] {
  const result = answerTo(input);
  if (!isProblems(result)) return [];
  assert.deepEqual(new Set(result.map((it) => it.code)), new Set(['contradicts']), JSON.stringify(result));
  return result.map(({ at, beside = [] }) => [at, ...beside].toSorted().join(' '));
}

const told = (facts: Readonly<Record<string, unknown>>, more: Partial<SituationInput> = {}): SituationInput => ({
  asOf,
  facts,
  ...more,
});

const stay = (from: string, status: string, until?: string) => ({
  from,
  status,
  ...(until === undefined ? {} : { until }),
});

test('every contradiction is named, with all its places', () => {
  const late = { month: '2026-03', state: 'late' };
  for (const [input, places] of [
    [
      told({ periodOfStay: '5y', stayFrom: '2026-04-01', stayUntil: '2027-04-01' }),
      'facts.periodOfStay facts.stayFrom facts.stayUntil',
    ],
    [
      told({ periodOfStay: '1y', stayFrom: '2024-04-01', stayUntil: '2029-04-01' }),
      'facts.periodOfStay facts.stayFrom facts.stayUntil',
    ],
    [told({ periodOfStay: 'indefinite', stayUntil: '2030-04-01' }), 'facts.periodOfStay facts.stayUntil'],
    [
      told({ periodOfStay: 'other', periodDays: 31, stayFrom: '2026-04-01', stayUntil: '2029-04-01' }),
      'facts.periodDays facts.periodOfStay facts.stayFrom facts.stayUntil',
    ],
    [told({ pensionMonths: [late] }, { notYet: ['lastLatePension'] }), 'facts.pensionMonths[0] notYet.lastLatePension'],
    [
      told({ lastLatePension: '2024-11', pensionMonths: [{ ...late, month: '2020-01' }, late] }),
      'facts.lastLatePension facts.pensionMonths[1]',
    ],
    [
      told({ lastLatePension: '2024-11', pensionMonths: [] }, { completeFor: { pensionMonths: true } }),
      'completeFor.pensionMonths facts.lastLatePension',
    ],
    [told({ pensionMonths: [late, { ...late, state: 'paid' }] }), 'facts.pensionMonths[0] facts.pensionMonths[1]'],
    [
      told({ residentSince: '2012-01-01', stays: [] }, { completeFor: { stays: true } }),
      'completeFor.stays facts.residentSince',
    ],
    [told({ residentSince: '2018-01-01', stays: [stay('2012-01-01', 'student')] }), 'facts.residentSince facts.stays'],
    [told({ status: 'engineer_humanities', stays: [stay('2012-01-01', 'student')] }), 'facts.status facts.stays[0]'],
    [told({ birthDate: '1990-01-01', marriedSince: '1989-01-01' }), 'facts.birthDate facts.marriedSince'],
    [told({ birthDate: '1990-01-01', careerYears: 40 }), 'facts.birthDate facts.careerYears'],
    [told({ stayFrom: '2026-01-01', stayUntil: '2025-01-01' }), 'facts.stayFrom facts.stayUntil'],
    [told({ hspSince: '2019-01-01', residentSince: '2020-01-01' }), 'facts.hspSince facts.residentSince'],
    [told({ status: 'hsp1b' }, { notYet: ['hspSince'] }), 'facts.status notYet.hspSince'],
    [told({ status: 'student', workingSince: '2020-01-01' }), 'facts.status facts.workingSince'],
    [told({ relation: 'none', marriedSince: '2019-01-01' }), 'facts.marriedSince facts.relation'],
    [told({ relation: 'spouse' }, { notYet: ['marriedSince'] }), 'facts.relation notYet.marriedSince'],
    [
      told({ residentSince: '2020-01-01', absences: [{ from: '2019-12-01', until: '2020-02-01' }] }),
      'facts.absences[0] facts.residentSince',
    ],
    ...(
      [
        [
          { jobs: [{ organisation: 'A', from: '2025-04-01', until: '2026-06-01', permittedFor: true }] },
          'facts.jobs[0]',
        ],
        [{ addresses: [{ on: '2026-06-01', because: 'move' }] }, 'facts.addresses[0]'],
        [{ cardEvents: [{ on: '2026-06-01', kind: 'lost', told: '2026-07-01' }] }, 'facts.cardEvents[0]'],
        [
          { organisationChanges: [{ organisation: 'A', kind: 'name', on: '2026-06-01', school: false }] },
          'facts.organisationChanges[0]',
        ],
      ] as const
    ).map(([detail, place]) => {
      const facts = {
        status: 'engineer_humanities',
        periodOfStay: '3y',
        stayFrom: '2025-04-01',
        notices: [],
        ...detail,
      };
      const input = told({ ...facts, notificationsFiled: true }, { completeFor: { notices: true } });
      const notices = 'jobs' in detail ? 'completeFor.notices ' : '';
      return [input, [`${notices}${place}`, 'facts.notificationsFiled'].toSorted().join(' ')] as const;
    }),
    [
      told({
        status: 'permanent',
        periodOfStay: 'indefinite',
        stayFrom: '2020-01-01',
        addressesTold: true,
        addresses: [{ on: '2026-06-01', because: 'move' }],
      }),
      'facts.addressesTold facts.addresses[0]',
    ],
    [
      told(
        {
          status: 'permanent',
          periodOfStay: 'indefinite',
          stayFrom: '2020-01-01',
          cardChangesTold: false,
          cardEvents: [],
        },
        { completeFor: { cardEvents: true } },
      ),
      'completeFor.cardEvents facts.cardChangesTold',
    ],
    [told({ severalDegrees: true, education: 'bachelor' }), 'facts.education facts.severalDegrees'],
    [told({ japaneseDegree: true, education: 'none' }), 'facts.education facts.japaneseDegree'],
    [told({ researchKinds: 0, inventedPatent: true }), 'facts.inventedPatent facts.researchKinds'],
    [told({ applicationDate: '2026-10-01', decisionDate: '2026-09-01' }), 'facts.applicationDate facts.decisionDate'],
    [
      told(
        {
          status: 'engineer_humanities',
          periodOfStay: '3y',
          organisationChanged: false,
          jobs: [{ organisation: 'B', from: '2026-10-01', permittedFor: false, school: false }],
        },
        { completeFor: { jobs: true } },
      ),
      'facts.jobs[0] facts.organisationChanged facts.periodOfStay facts.status',
    ],
    [
      told({ applicationDate: '2026-10-01', acceptanceDate: '2026-09-01' }),
      'facts.acceptanceDate facts.applicationDate',
    ],
    [
      told({ decisionDate: '2026-09-01' }, { notYet: ['applicationDate'] }),
      'facts.decisionDate notYet.applicationDate',
    ],
  ] as const)
    assert.deepEqual(namedIn(input), [places]);
});

test('points told and points counted that cannot both be are named with all that was counted', () => {
  const rows = { hspCategory: 'c', education: 'bachelor', careerYears: 3, annualPay: 0, position: 'none' };
  const [places] = namedIn(told({ hspPoints: 200, ...rows }));
  for (const fact of ['hspPoints', ...Object.keys(rows)]) assert.match(places ?? '', new RegExp(`facts\\.${fact}\\b`));
});

test('what is rare is no contradiction', () => {
  for (const input of [
    told({ protectedSince: '2012-01-01', residentSince: '2020-01-01' }),
    told({ status: 'spouse_jp', relation: 'none' }),
    told({ relation: 'child', marriedSince: '2019-01-01' }),
    told({ residentSince: '2020-01-01', absences: [{ from: '2010-12-01', until: '2020-01-01' }] }),
    told({ decisionDate: '2027-03-01' }, { notYet: ['applicationDate'] }),
    told({ status: 'engineer_humanities' }, { notYet: ['workingSince'] }),
    told({ stayFrom: '2024-01-20', residentSince: '2025-06-01' }),
    told({ absences: [] }, { completeFor: { absences: true } }),
    // A second employer beside the one of the permission; a job that is over; the list may hold another one.
    ...[
      [
        { organisation: 'B', from: '2026-10-01', permittedFor: false },
        { organisation: 'A', from: '2025-01-01', permittedFor: true },
      ],
      [{ organisation: 'B', from: '2026-10-01', until: '2026-11-01', permittedFor: false, school: false }],
    ].map((jobs) =>
      told(
        { status: 'engineer_humanities', periodOfStay: '3y', organisationChanged: false, jobs },
        { completeFor: { jobs: true } },
      ),
    ),
    told({
      status: 'engineer_humanities',
      periodOfStay: '3y',
      organisationChanged: false,
      jobs: [{ organisation: 'B', from: '2026-10-01', permittedFor: false, school: false }],
    }),
    // Somebody who did not give every notice may have missed another one than those told.
    told(
      { status: 'engineer_humanities', periodOfStay: '3y', jobs: [], notices: [], notificationsFiled: false },
      { completeFor: { jobs: true, notices: true } },
    ),
    told({
      workingSince: '2018-01-01',
      stays: [stay('2018-01-01', 'designated', '2020-01-01'), stay('2020-01-01', 'researcher')],
    }),
  ])
    assert.deepEqual(namedIn(input), []);
});

test('a contradiction is found in any closed world, and closing the world makes none', () => {
  const late = told({ pensionMonths: [{ month: '2026-03', state: 'late' }] }, { closedWorld: true });
  assert.deepEqual(namedIn({ ...late, notYet: ['lastLatePension'] }), [
    'facts.pensionMonths[0] notYet.lastLatePension',
  ]);
  assert.deepEqual(namedIn(late), []);
  assert.deepEqual(namedIn(told({ hspPoints: 80, marriedSince: '2019-01-01' }, { closedWorld: true })), []);
});

const folder = new URL('../../examples/', import.meta.url);
const cast = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const procedure = japan.procedures.map((it) => it.id).find((id) => name.startsWith(`${id}-`));
    return { name, procedure, input: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SituationInput };
  });

type Pension = { readonly last: string | undefined; readonly months: readonly { month: string; state: string }[] };
const pensions: fc.Arbitrary<Pension> = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 })
  .chain((ago) =>
    fc.tuple(...ago.map((it) => fc.constantFrom('paid', 'late', 'unpaid').map((state) => ({ ago: it, state })))),
  )
  .map((drawn) => {
    const months = drawn.map(({ ago, state }) => ({ month: isoDay(addDays(day(asOf), -31 * ago)).slice(0, 7), state }));
    const last = months
      .filter((it) => it.state !== 'paid')
      .map((it) => it.month)
      .toSorted()
      .at(-1);
    return { last, months };
  });

test('a summary that agrees with its complete detail changes nothing, and one that does not is named, for 500 people', () => {
  const completeFor = { pensionMonths: true };
  fc.assert(
    fc.property(pensions, fc.constantFrom('2021-07', '2026-10', undefined), ({ last, months }, other) => {
      const detail = told({ status: 'engineer_humanities', pensionMonths: months }, { completeFor });
      const summed = (it: string | undefined): SituationInput =>
        it === undefined
          ? { ...detail, notYet: ['lastLatePension'] }
          : { ...detail, facts: { ...detail.facts, lastLatePension: it } };
      const says = (input: SituationInput): unknown => {
        const it = answerTo(input);
        assert.ok(!isProblems(it), JSON.stringify(it));
        const states = it.routes.map(({ findings }) =>
          findings.map(({ id, state, holdsUntil }) => [id, state, holdsUntil]),
        );
        return [it.outcome, it.clear, it.earliest, it.missing.map(({ fact }) => fact), states];
      };
      assert.deepEqual(says(summed(last)), says(detail));
      if (other === last) return;
      const [places = ''] = namedIn(summed(other));
      assert.match(places, /lastLatePension/);
      assert.match(places, /pensionMonths/);
    }),
    { seed, numRuns: 500 },
  );
});

test('nothing unsettled is without what is missing or whom it waits for: every example, also with lists told empty', () => {
  const lists = [...japan.facts.values()].filter((it) => it.type === 'list').map((it) => it.id);
  for (const { name, input } of cast)
    for (const { id: procedure } of japan.procedures)
      for (const empty of [undefined, ...lists]) {
        const facts = empty === undefined ? input.facts : { ...input.facts, [empty]: [] };
        const completeFor = empty === undefined ? input.completeFor : { ...input.completeFor, [empty]: true };
        const it = answerTo({ ...input, facts, ...(completeFor === undefined ? {} : { completeFor }) }, procedure);
        if (isProblems(it))
          assert.ok(
            it.every(({ code }) => code === 'contradicts'),
            `${name}: ${JSON.stringify(it)}`,
          );
        else if (it.outcome === 'unknown' && it.because === undefined)
          assert.notDeepEqual(it.missing, [], `${name}, ${procedure}, ${empty}`);
      }
});
