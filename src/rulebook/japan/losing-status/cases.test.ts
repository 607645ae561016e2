import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingOf, type Seen, stateOf } from '#rules';
import { answerOf } from '../case.ts';
import { japan } from '../japan.ts';
import { losingCases } from './cases.ts';

/** The exceptions that were looked at because they could matter, and hold or may. */
const exceptionsIn = ({ parts, node }: Seen): readonly string[] =>
  node.kind !== 'except' ? [] : parts.flatMap((it) => (it.node.kind === 'provision' && it.hi > 0 ? [it.node.id] : []));

for (const it of losingCases) {
  test(`${it.id}: ${it.name}`, () => {
    const answer = answerOf(japan, 'losing-status', it);
    const findings = answer.candidates[0].routes.flatMap((route) => route.findings);
    assert.equal(answer.outcome, it.outcome);
    for (const [id, holds] of Object.entries(it.holds)) {
      const seen = findings.find(({ provision }) => provision.id === id)?.seen as Seen;
      assert.equal(stateOf(seen), holds, id);
    }
    const exceptions = findings.flatMap(({ seen }) => exceptionsIn(seen));
    if (it.exceptions !== undefined) assert.deepEqual(exceptions, it.exceptions);
    if (it.missing !== undefined) assert.deepEqual([...missingOf(answer).keys()], it.missing);
  });
}
