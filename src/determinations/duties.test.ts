/** What is owed, as an answer says it: a row for each open event, with its name, and what is asked. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, isoDay } from '#calendar';
import { japan } from '#rulebook/japan';
import { readSituation } from '#rules';
import type { Determination } from './determination.ts';
import { determine } from './determine.ts';
import { explain } from './explain.ts';

const life = { status: 'engineer_humanities', periodOfStay: '3y', stayFrom: '2025-04-01', stayUntil: '2028-04-01' };
const all = { completeFor: { jobs: true, notices: true } };

function answer(asOf: string, facts: object, more: object = all): Determination {
  const input = { asOf, facts, notYet: ['applicationDate', 'decisionDate'], ...more };
  const read = readSituation(japan.facts, input);
  assert.ok(read.ok, JSON.stringify(read));
  const found = determine({
    rulebook: japan,
    procedure: 'extension',
    situation: read.situation,
    input,
    overlay: 'model',
  });
  assert.ok(!('no' in found), JSON.stringify(found));
  return found;
}

const rows = ({ deadlines }: Determination): readonly string[] =>
  deadlines.flatMap(({ what, lawful, duty }) =>
    duty === undefined ? [] : [[what, duty.about ?? '-', duty.state, String(lawful), duty.unless ?? 'sure'].join(' ')],
  );
const stateOf = ({ findings }: Determination, id: string) => findings.find((it) => it.id === id)?.state;
const missing = (it: Determination): readonly string[] => it.missing.map(({ fact }) => fact);
const sentences = (it: Determination, locale: 'en' | 'ja' | 'ja-x-easy') =>
  explain(it, japan, locale).deadlines.flatMap(({ about, name, sentence }) =>
    about === undefined ? [] : [`${name} ${about}: ${sentence}`],
  );

test('an overdue notice does not hide the next: two rows, each with the name of its organisation', () => {
  const it = answer('2026-11-20', {
    ...life,
    jobs: [
      { organisation: 'A', from: '2025-04-01', until: '2026-10-01', permittedFor: true },
      { organisation: 'B', from: '2026-11-16' },
    ],
    notices: [],
  });
  assert.deepEqual(rows(it), ['notice-left A overdue 2026-10-14 sure', 'notice-joined B open 2026-11-30 not-owed']);
  assert.deepEqual(sentences(it, 'en'), [
    'Notice of leaving A: Overdue since 14 October 2026. It can still be done, and late is better than never.',
    'Notice of a new organisation B: The last day is 30 November 2026, unless nothing has to be told about it.',
  ]);
  assert.equal(stateOf(it, 'ext.notifications'), 'no');
});

test('which organisation the permission was for is asked with the jobs', () => {
  const jobs = [{ organisation: 'Midori', from: '2026-11-16' }];
  assert.ok(missing(answer('2026-11-20', { ...life, jobs, notices: [] })).includes('jobs'));
  const same = answer('2026-11-20', { ...life, organisationChanged: false, jobs, notices: [] });
  assert.deepEqual(rows(same), []);
  assert.equal(stateOf(same, 'ext.notifications'), 'yes');
});

test('who left today has fourteen days unless it is told, and is asked for the notices', () => {
  const jobs = [{ organisation: 'A', from: '2025-04-01', until: '2026-11-06' }];
  const it = answer('2026-11-06', { ...life, jobs }, {});
  assert.deepEqual(rows(it), ['notice-left A open 2026-11-19 done']);
  assert.ok(missing(it).includes('notices'));
  assert.deepEqual(sentences(it, 'ja'), ['離脱の届出 A: まだ済んでいなければ、最終日は2026年11月19日です。']);
});

test('the first job after the permission it was given for owes nothing', () => {
  const it = answer('2026-12-20', {
    status: 'engineer_humanities',
    periodOfStay: '1y',
    stayFrom: '2026-03-16',
    stayUntil: '2027-03-16',
    organisationChanged: false,
    jobs: [{ organisation: 'Midori', from: '2026-04-01' }],
    notices: [],
  });
  assert.equal(stateOf(it, 'ext.notifications'), 'yes');
  assert.deepEqual(rows(it), []);
});

test('a spouse is asked about the marriage; nothing is met before', () => {
  const spouse = { status: 'spouse_jp', periodOfStay: '1y', stayFrom: '2026-01-10', stayUntil: '2027-01-10' };
  const it = answer('2026-11-25', { ...spouse, jobs: [], notices: [] });
  assert.equal(stateOf(it, 'ext.notifications'), 'unknown');
  assert.equal(stateOf(it, 'ext.other-notices'), 'unknown');
  assert.ok(missing(it).includes('marriageEnded'), missing(it).join());
  const divorced = answer(
    '2026-11-25',
    { ...spouse, asSpouse: true, marriageEnded: '2026-11-18' },
    {
      notYet: ['applicationDate', 'decisionDate', 'marriageEndTold'],
    },
  );
  assert.deepEqual(rows(divorced), ['notice-marriage-ended - open 2026-12-02 sure']);
});

test('somebody who says that every notice was given is not told to give an old one', () => {
  const jobs = [{ organisation: 'A', from: '2025-04-01', until: '2026-06-01' }];
  assert.deepEqual(rows(answer('2026-11-06', { ...life, jobs, notificationsFiled: true }, {})), []);
  assert.deepEqual(rows(answer('2026-11-06', { ...life, jobs }, {})), ['notice-left A overdue 2026-06-15 done']);
});

test('a notice that was missed is no contradiction to addresses that were told', () => {
  const it = { addressesTold: true, cardChangesTold: true, organisationChangesTold: true };
  const jobs = [{ organisation: 'A', from: '2025-04-01', until: '2026-06-01', permittedFor: true }];
  const found = answer('2026-11-06', { ...life, jobs, notices: [], notificationsFiled: false, ...it });
  assert.equal(stateOf(found, 'ext.notifications'), 'no');
  assert.equal(stateOf(found, 'ext.other-notices'), 'yes');
  const read = readSituation(japan.facts, {
    asOf: '2026-11-06',
    facts: { ...life, jobs, notices: [], notificationsFiled: true },
    ...all,
  });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems.map(({ code, at, beside }) => [code, at, beside]),
    [['contradicts', 'facts.notificationsFiled', ['facts.jobs[0]', 'completeFor.notices']]],
  );
});

test('a row says whom it is owed to, what may follow, and until when it stands so', () => {
  const jobs = [{ organisation: 'A', from: '2025-04-01', until: '2026-11-06', permittedFor: true }];
  const it = answer('2026-11-10', { ...life, jobs, notices: [] });
  const duty = it.deadlines.find(({ what }) => what === 'notice-left')?.duty;
  assert.equal(duty?.beneficiary, 'agency');
  assert.equal(duty?.consequence.fine, 200_000);
  assert.equal(duty?.holdsUntil, '2026-11-20');
});

test('past the announced holidays the finding is provisional as the day is', () => {
  const late = answer('2027-11-25', { ...life, stayFrom: '2025-01-10', stayUntil: '2028-01-10' });
  const row = late.deadlines.find(({ what }) => what === 'extension');
  assert.equal(row?.provisional, true);
  assert.equal(late.findings.find(({ id }) => id === 'ext.in-time')?.provisional, true);
  const sooner = answer('2026-11-25', { ...life, stayFrom: '2024-01-10', stayUntil: '2027-01-10' });
  assert.equal(sooner.findings.find(({ id }) => id === 'ext.in-time')?.provisional, undefined);
});

// Properties, over the invented people of `examples/` and 500 others

const folder = new URL('../../examples/', import.meta.url);
const cast: readonly Determination[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const input = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const procedure = japan.procedures.map((it) => it.id).find((id) => name.startsWith(`${id}-`)) as string;
    const read = readSituation(japan.facts, input);
    assert.ok(read.ok, name);
    const found = determine({ rulebook: japan, procedure, situation: read.situation, input, brief: true });
    assert.ok(!('no' in found), name);
    return found;
  });

const told = day('2026-11-25');
const organisations = ['Aoi', 'Kaede'] as const;
const lives = fc.record({
  status: fc.constantFrom('engineer_humanities', 'student', 'spouse_jp', 'artist', 'designated', 'entertainer'),
  jobs: fc.array(
    fc.record({ days: fc.integer({ min: 1, max: 300 }), organisation: fc.constantFrom(...organisations) }),
    {
      maxLength: 6,
    },
  ),
  notices: fc.array(
    fc.record({ days: fc.integer({ min: 0, max: 300 }), organisation: fc.constantFrom(...organisations) }),
    { maxLength: 6 },
  ),
  known: fc.boolean(),
});
const ago = (days: number): string => isoDay(addDays(told, -days));

/** Each job ended so many days ago; each notice is one of leaving. */
function answerFor({ status, jobs, notices, known }: typeof lives extends fc.Arbitrary<infer L> ? L : never) {
  const facts = {
    ...life,
    status,
    jobs: jobs.map(({ days, organisation }) => ({
      organisation,
      from: ago(days + 30),
      // The event is the day before.
      until: ago(days - 1),
      permittedFor: true,
      school: status === 'student',
    })),
    ...(known
      ? { notices: notices.map(({ days, organisation }) => ({ organisation, kind: 'left', on: ago(days) })) }
      : {}),
  };
  return answer(isoDay(told), facts, known ? all : { completeFor: { jobs: true } });
}

test('500 people: each leaving that no notice is about is one row, and a notice is about one leaving at most', () => {
  fc.assert(
    fc.property(lives, (it) => {
      const found = rows(answerFor(it)).filter((row) => row.startsWith('notice-left'));
      if (it.status === 'spouse_jp' || it.status === 'artist') return assert.deepEqual(found, []);
      for (const organisation of organisations) {
        const own = ({ organisation: of }: { readonly organisation: string }) => of === organisation;
        const events = it.jobs.filter(own).map(({ days }) => days);
        const acts = it.known ? it.notices.filter(own).map(({ days }) => days) : [];
        // From the first day on: a leaving waits, a notice ends one wait.
        const days = new Set([...events, ...acts].toSorted((a, b) => b - a));
        let waiting = 0;
        for (const on of days) {
          const [happened, done] = [events, acts].map((it) => it.filter((day) => day === on).length) as [
            number,
            number,
          ];
          waiting = Math.max(0, waiting + happened - done);
        }
        const open = found.filter((row) => row.split(' ')[1] === organisation);
        const sure = it.status === 'engineer_humanities' || it.status === 'student';
        // Where it is not known whether anything is owed, only what can still be in time has a row.
        if (sure) assert.equal(open.length, waiting, JSON.stringify(it));
        else assert.ok(open.length <= waiting && open.every((row) => row.endsWith('not-owed')), open.join());
      }
    }),
    { numRuns: 500, seed: 10 },
  );
});

test('whatever is not settled names what is missing: findings, and whether something is owed', () => {
  const named = (it: Determination): void => {
    const asked = new Set(missing(it));
    for (const { id, state, missing: waits } of it.findings)
      for (const { fact, heldBy } of state === 'unknown' ? waits : [])
        assert.ok(heldBy === 'officer' || asked.has(fact), `${it.procedure} ${id} ${fact}`);
    for (const { duty } of it.deadlines) for (const fact of duty?.missing ?? []) assert.ok(asked.has(fact), fact);
  };
  for (const it of cast) named(it);
  fc.assert(
    fc.property(lives, (it) => named(answerFor(it))),
    { numRuns: 100, seed: 10 },
  );
});
