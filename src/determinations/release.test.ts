// A release of the law comes back to life as it was, and a procedure reads no fact it does not name.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { japan } from '#rulebook/japan';
import { factsNamedBy } from '#rules';
import {
  brief,
  conclusionOf,
  type Determination,
  determineFrom,
  engineVersion,
  explain,
  formOf,
  releaseOf,
  revive,
} from './determinations.ts';

type Input = { readonly facts?: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
const inputs: readonly Input[] = readdirSync('examples')
  .filter((it) => it.endsWith('.json'))
  .map((it) => JSON.parse(readFileSync(`examples/${it}`, 'utf8')));
const procedures = japan.procedures.map((it) => it.id);
const determined = (procedure: string, input: unknown, rulebook = japan): Determination => {
  const determination = determineFrom({ rulebook, procedure, input, overlay: 'model' });
  assert.ok(!('no' in determination), JSON.stringify(determination));
  return determination;
};

test('a release of an older engine is replayed, and refused where the form of the law was another', () => {
  const [first = 0, second = 0, third = 0] = engineVersion.split('.').map(Number);
  for (const engine of [engineVersion, `${first}.0.0`, `${first}.${second - 1}.9`, `${first}.${second}.${third + 1}`])
    assert.equal(formOf({ engine }), 'ours', engine);
  for (const engine of [`${first - 1}.9.9`, `${first + 1}.0.0`, `${first}0.0.0`, ''])
    assert.notEqual(formOf({ engine }), 'ours', engine);
  assert.deepEqual([formOf({ engine: '0.9.0' }), formOf({ engine: '10.0.0' })], ['before', 'after']);
});

test('a release revives to the same hash, the same answers to the byte and the same words', () => {
  const { hash, law, words } = releaseOf(japan);
  const then = revive({ hash, law, words });
  assert.notEqual(then, japan);
  assert.equal(releaseOf(then).hash, hash);
  for (const input of inputs)
    for (const procedure of procedures) {
      const [here, there] = [determined(procedure, input), determined(procedure, input, then)];
      assert.equal(JSON.stringify(there), JSON.stringify(here));
      assert.deepEqual(explain(there, then, 'ja'), explain(here, japan, 'ja'));
    }
});

test('a law that was altered is not revived', () => {
  const { hash, law, words } = releaseOf(japan);
  assert.throws(() => revive({ hash: `${hash}0`, law, words }));
  assert.throws(() => revive({ hash, law: law.replace('"must"', '"weighed"'), words: `${words} ` }));
});

test('what a procedure does not name changes nothing of its answer', () => {
  for (const procedure of japan.procedures) {
    const named = factsNamedBy(japan, procedure);
    const only = (it: unknown) =>
      Array.isArray(it)
        ? it.filter((fact) => named.has(fact))
        : Object.fromEntries(Object.entries(it as object).filter(([fact]) => named.has(fact)));
    for (const input of inputs) {
      const parts = ['facts', 'completeFor', 'dontKnow', 'declined', 'notApplicable', 'notYet'];
      const less = Object.fromEntries(
        Object.entries(input).map(([key, it]) => [key, parts.includes(key) ? only(it) : it]),
      );
      const { receipt: _, ...whole } = determined(procedure.id, input);
      const { receipt: __, ...rest } = determined(procedure.id, less);
      assert.deepEqual(rest, whole, procedure.id);
    }
  }
});

test('what is kept of a determination says in a few words what the whole says', () => {
  let [kept, whole] = [0, 0];
  for (const input of inputs)
    for (const procedure of procedures) {
      const determination = determined(procedure, input);
      const conclusion = JSON.parse(JSON.stringify(conclusionOf(determination)));
      kept += JSON.stringify(conclusion).length;
      whole += JSON.stringify(determination).length;
      for (const locale of ['en', 'ja', 'ja-x-easy'] as const) {
        const { answer, missing, deadlines } = explain(determination, japan, locale);
        const { findings: _, first: said, ...short } = brief(conclusion, japan, locale);
        assert.deepEqual(said, answer.first);
        assert.deepEqual(short, {
          title: answer.title,
          answer,
          missing: missing.length,
          deadlines: deadlines.map((it) => it.name),
        });
      }
    }
  assert.ok(kept < whole / 4, `${kept} bytes are kept of ${whole}`);
});
