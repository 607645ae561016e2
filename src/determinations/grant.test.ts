/** What a grant changes, for somebody and as the law says it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { japan } from '#rulebook/japan';
import type { FactDefinition } from '#rules';
import type { Determination } from './determination.ts';
import { explain } from './explain.ts';
import { determineFrom } from './from-input.ts';
import { fitting } from './test-people.ts';

function determined(procedure: string, input: unknown): Determination {
  const determination = determineFrom({ rulebook: japan, procedure, input });
  if ('no' in determination) throw new Error(`${procedure}: ${JSON.stringify(determination)}`);
  return determination;
}

const asOf = '2026-11-25';
const engineer = { status: 'engineer_humanities', periodOfStay: '3y', stayFrom: '2025-03-01', stayUntil: '2028-03-01' };

test('permanent residence: another status, a stay without end, and no more notices about an organisation', () => {
  const determination = determined('permanent-residence', { asOf, facts: engineer });
  const { changes, endless, ends = [], begins } = determination.grant ?? {};
  assert.deepEqual(
    [changes, endless],
    [
      [
        { fact: 'status', becomes: 'value', value: 'permanent' },
        { fact: 'periodOfStay', becomes: 'value', value: 'indefinite' },
        { fact: 'stayFrom', becomes: 'day-of-grant' },
        { fact: 'stayUntil', becomes: 'none' },
      ],
      true,
    ],
  );
  for (const id of ['notice.joined', 'notice.left']) assert.ok(ends.includes(id), id);
  assert.ok(!ends.includes('notice.marriage-ended'), 'it never bound an engineer');
  // LAW: article 19-11: the card of a permanent resident is renewed for itself.
  assert.deepEqual(begins, ['notice.card-renewal']);
  const { granted } = explain(determination, japan, 'en');
  assert.ok(granted.includes('The stay then has no end.'));
  assert.ok(granted.includes('No longer asked of you: Telling the Agency about leaving.'));
});

test('a wife need not tell of a divorce any more; somebody whom no notice binds loses none', () => {
  const ends = (facts: object) => determined('permanent-residence', { asOf, facts }).grant?.ends;
  assert.deepEqual(ends({ ...engineer, status: 'spouse_jp', asSpouse: true }), ['notice.marriage-ended']);
  assert.deepEqual(ends({ ...engineer, status: 'long_term' }), []);
});

test('an extension: until when is decided with it, and the duties stay', () => {
  const { grant } = determined('extension', { asOf, facts: engineer });
  assert.deepEqual(
    grant?.changes.find((it) => it.fact === 'stayUntil'),
    { fact: 'stayUntil', becomes: 'decided' },
  );
  assert.equal(grant?.endless, undefined);
  assert.deepEqual([grant?.ends, grant?.begins], [[], []]);
});

test('from Long-Term Resident to Highly Skilled Professional: notices about an organisation begin', () => {
  const { grant } = determined('highly-skilled', { asOf, facts: { ...engineer, status: 'long_term' } });
  for (const id of ['notice.joined', 'notice.left']) assert.ok(grant?.begins.includes(id), id);
  assert.deepEqual(grant?.changes[0], {
    fact: 'status',
    becomes: 'decided',
    oneOf: ['hsp1a', 'hsp1b', 'hsp1c'],
  });
});

test('nothing changes where a procedure is closed, or where nothing is granted', () => {
  assert.equal(determined('permanent-residence', { asOf, facts: { status: 'permanent' } }).grant, undefined);
  assert.equal(determined('fees', { asOf, facts: { feeFor: 'extension' } }).grant, undefined);
  assert.equal(determined('losing-status', { asOf, facts: engineer }).grant, undefined);
});

/** Who has what permanent residence gives, told as a record would tell it. */
const afterGrant = { status: 'permanent', periodOfStay: 'indefinite', stayFrom: asOf };

test('a duty that is said to end is open for nobody to whom it was granted', () => {
  const choices = (fact: string) => (japan.facts.get(fact) as FactDefinition & { choices: readonly string[] }).choices;
  const job = fc.record({
    organisation: fc.constantFrom('Aoi', 'Kawa'),
    from: fc.constantFrom('2024-04-01', '2026-11-25', '2026-11-20'),
    school: fc.boolean(),
  });
  const person = fc.record({
    status: fc.constantFrom(...choices('status')),
    periodOfStay: fc.constantFrom(...choices('periodOfStay')),
    stayFrom: fc.constant('2025-03-01'),
    stayUntil: fc.constant('2028-03-01'),
    asSpouse: fc.boolean(),
    jobs: fc.array(job, { maxLength: 2 }),
  });
  let ended = 0;
  fc.assert(
    fc.property(person, (facts) => {
      const input = fitting(japan.facts, { asOf, facts });
      const { grant } = determined('permanent-residence', input);
      ended += grant?.ends.length ?? 0;
      const { stayUntil: _, ...rest } = input.facts ?? {};
      const later = determined('extension', { ...input, facts: { ...rest, ...afterGrant } });
      const open = later.deadlines.filter((it) => grant?.ends.includes(it.provision));
      assert.deepEqual(open, []);
    }),
    { seed: 20261128, numRuns: 200 },
  );
  assert.ok(ended > 100, 'somebody had duties');
});
