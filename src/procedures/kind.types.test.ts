// What a kind must not lack is a compile error: `tsc` fails when one of these lines stops being one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagram } from './diagram.ts';
import type { Kind } from './kind.ts';
import { extension } from './kinds/extension/kind.ts';
import { kinds } from './kinds/kinds.ts';

const { hearing: _, waits } = { hearing: extension.waits.hearing, waits: extension.waits };
const { examining, ...withoutOneWait } = waits;

const lacking = [
  // @ts-expect-error: a wait that nobody bears
  { ...extension, waits: { ...waits, examining: { period: examining.period } } },
  // @ts-expect-error: a wait without a period
  { ...extension, waits: { ...waits, examining: { bearer: 'officer' } } },
  // @ts-expect-error: a stage in which nobody is waited for
  { ...extension, waits: withoutOneWait },
  // @ts-expect-error: a period from nowhere
  { ...extension, whole: { within: { months: 1 } } },
  // @ts-expect-error: a period the law is said to set, without its source
  { ...extension, whole: { within: { months: 1 }, basis: 'law' } },
  // @ts-expect-error: a decision against which nothing can be done, and nobody says so
  { ...extension, dispositions: { refused: { ...extension.dispositions.refused, remedies: [] } } },
  // @ts-expect-error: a burden without a hearing
  { ...extension, dispositions: { refused: { burdens: true, second: 'another-person', remedies: [waits] } } },
  // @ts-expect-error: a burden without a second person
  { ...extension, dispositions: { refused: { ...extension.dispositions.refused, second: undefined } } },
  // @ts-expect-error: a case nobody can start
  { ...extension, startedBy: [] },
] as const satisfies readonly Kind[];

test('what is here to be compiled is compiled', () => {
  assert.equal(lacking.length, 9);
});

test('a kind is told by its id, once', () => {
  const ids = kinds.map((it) => it.id);
  assert.deepEqual(ids, [...new Set(ids)]);
});

test('the diagram shows every act, by whom, from where to where, and the docs show it as it is', () => {
  assert.ok(readFileSync('docs/cases.md', 'utf8').includes(diagram()));
  assert.match(diagram(), /^stateDiagram-v2\n/);
  assert.match(diagram(), /\n {2}viewed --> agreed: agreed \(reviewer\)\n/);
  assert.match(diagram(), /\n {2}\[\*\] --> prepared: prepared \(resident, operator\)\n/);
});
