// A shield for each record: what another party owed does not count, what is the person's own does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#calendar';
import { answerOn } from './answer.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';

const each = fact.months.count({ where: (month) => month.cause.is('employer') });
const paid = requirement(
  'paid',
  fact.months.every((month) => month.paid),
  {
    shield: { when: rule.never, each, basis: 'model' },
  },
);

type Month = readonly [month: string, paid: boolean, cause?: 'self' | 'employer'];
function finding(...months: readonly Month[]) {
  const records = months.map(([month, isPaid, cause]) => ({
    month: day(month),
    paid: Number(isPaid),
    ...(cause === undefined ? {} : { cause }),
  }));
  const situation = told({ lists: { months: { records, completeFor: 'always' } } });
  const answer = answerOn(
    { rulebook: sandbox({ provisions: [paid] }), procedure: 'sandbox' },
    situation,
    day('2026-11-24'),
  );
  assert.ok(!('no' in answer));
  const found = answer.candidates[0].routes[0]?.findings[0];
  return { state: found?.state, spared: found?.spared };
}

test('months the employer owed do not count, those of the person do, and it is known which is which', () => {
  const own: Month = ['2026-05-01', false, 'self'];
  const employers: Month = ['2026-06-01', false, 'employer'];
  assert.deepEqual(finding(own, employers), { state: 'no', spared: [1] });
  assert.deepEqual(finding(employers), { state: 'yes', spared: [0] });
  assert.deepEqual(finding(own), { state: 'no', spared: undefined });
  assert.deepEqual(finding(['2026-05-01', true, 'employer']), { state: 'yes', spared: undefined });
});

test('a month of which nobody has told who owed it is not shielded', () => {
  assert.deepEqual(finding(['2026-05-01', false]), { state: 'no', spared: undefined });
});
