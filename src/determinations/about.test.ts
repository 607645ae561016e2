/** About whom: what is of the child, the supporter, the employer stays theirs, from the question to the finding. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { locales } from '#language';
import { japan } from '#rulebook/japan';
import { nextQuestion, readSituation, whoIn } from '#rules';
import type { Determination } from './determination.ts';
import { explain } from './explain.ts';
import { determineFrom } from './from-input.ts';
import { fitting } from './test-people.ts';

function determined(procedure: string, input: unknown): Determination {
  const determination = determineFrom({ rulebook: japan, procedure, input });
  if ('no' in determination) throw new Error(`${procedure}: ${JSON.stringify(determination)}`);
  return determination;
}

const atBirth = 'permanent-residence-at-birth';
const asOf = '2026-11-25';
const mother = { birthDate: '1994-02-03', status: 'engineer_humanities', stayUntil: '2028-03-01' };
const lastDays = ({ deadlines }: Determination) => deadlines.map(({ what, lawful }) => [what, lawful]);

function askedFirst(input: { readonly facts?: object; readonly dontKnow?: readonly string[] }): string | undefined {
  const read = readSituation(japan.facts, { asOf, facts: {}, ...input });
  assert.ok(read.ok);
  const asked = nextQuestion({ rulebook: japan, procedure: atBirth }, read.situation, read.situation.asOf);
  return asked !== undefined && 'fact' in asked ? asked.fact : undefined;
}

test('after a birth it is asked when the child was born, and never when whoever asks was', () => {
  assert.equal(askedFirst({}), 'childBirthDate');
  for (const locale of locales) {
    const { missing } = explain(determined(atBirth, { asOf, facts: {} }), japan, locale);
    const [asked] = missing;
    assert.equal(asked?.about, japan.wording[locale]?.subjects.child);
    assert.ok(!missing.some(({ fact }) => fact === 'birthDate'));
  }
  const unknown = determined(atBirth, { asOf, facts: {}, dontKnow: ['childBirthDate'] });
  assert.ok(!unknown.missing.some(({ fact }) => fact === 'birthDate'));
});

test('one answer gives the last day, and the finding says whose it is', () => {
  const determination = determined(atBirth, { asOf, facts: { childBirthDate: '2026-11-12' } });
  assert.deepEqual(lastDays(determination), [['acquisition', '2026-12-14']]);
  const [inTime] = determination.findings;
  assert.deepEqual(
    inTime?.facts.map(({ id, about, who }) => [id, about, who]),
    [['childBirthDate', 'household', 'child']],
  );
});

test('in the record of the child its own day of birth counts; an adult alone has no such day', () => {
  const own = determined(atBirth, { asOf, facts: { birthDate: '2026-11-12' } });
  assert.deepEqual(lastDays(own), [['acquisition', '2026-12-14']]);
  const adult = determined(atBirth, { asOf, facts: mother });
  assert.deepEqual([adult.outcome, adult.deadlines], ['no', []]);
});

test('a mother who tells when her child was born has the last day, and it is hers to file, not her status that changes', () => {
  const determination = determined(atBirth, { asOf, facts: { ...mother, childBirthDate: '2026-11-12' } });
  assert.deepEqual(lastDays(determination), [['acquisition', '2026-12-14']]);
  assert.deepEqual(
    [determination.grant?.who, determination.grant?.ends, determination.grant?.endless],
    ['child', [], undefined],
  );
  assert.equal(explain(determination, japan, 'en').granted[0], 'This is about the child.');
});

test('no child is older than its mother, and nothing is filed for it before it is born', () => {
  const refused = (facts: object) => {
    const read = readSituation(japan.facts, { asOf, facts });
    return read.ok ? [] : read.problems.flatMap((it) => (it.code === 'contradicts' ? (it.facts ?? []) : []));
  };
  assert.ok(refused({ ...mother, childBirthDate: '1990-01-01' }).includes('childBirthDate'));
  const filed = { applicationFor: 'acquisition', applicationDate: '2026-11-10', childBirthDate: '2026-11-12' };
  assert.ok(refused(filed).includes('childBirthDate'));
  assert.deepEqual(refused({ ...mother, childBirthDate: '2026-11-12' }), []);
});

const days = fc.constantFrom('1970-05-05', '1994-02-03', '2026-09-20', '2026-10-26', '2026-11-12', '2026-11-24');

test('once the child is told of, nothing of the person is taken for the child’s', () => {
  const person = fc.record({
    childBirthDate: days,
    applicationFor: fc.constantFrom('acquisition', 'extension', undefined),
    applicationDate: fc.constantFrom('2026-11-20', '2026-11-25', undefined),
    parentPermanent: fc.constantFrom(true, false, undefined),
  });
  const told = (facts: object) => Object.fromEntries(Object.entries(facts).filter(([, it]) => it !== undefined));
  fc.assert(
    fc.property(person, fc.constantFrom('1930-01-01', '1950-02-03'), (facts, birthDate) => {
      const without = fitting(japan.facts, { asOf, facts: told(facts) });
      const beside = { ...without, facts: { ...without.facts, birthDate } };
      if (without.facts?.childBirthDate === undefined) return;
      const says = ({ outcome, clear, deadlines }: Determination) => [outcome, clear, deadlines];
      assert.deepEqual(says(determined(atBirth, beside)), says(determined(atBirth, without)));
    }),
    { seed: 20261128, numRuns: 150 },
  );
});

test('whatever is told or asked of somebody else says whose it is, in every procedure', () => {
  const others = [...japan.facts.values()].filter((it) => it.about !== undefined);
  assert.ok(others.length >= 12);
  let seen = 0;
  for (const { id } of japan.procedures) {
    const { missing, findings } = determined(id, { asOf, facts: {} });
    for (const it of [...missing.map((one) => ({ ...one, id: one.fact })), ...findings.flatMap((one) => one.facts)]) {
      const about = japan.facts.get(it.id)?.about;
      assert.equal(it.who, about === undefined ? undefined : whoIn(about), it.id);
      if (about !== undefined) seen++;
    }
  }
  assert.ok(seen > 3);
});
