// Work and size of an answer grow with a list, and with two lists, and never with their product. Nothing is timed: nodes are
// counted as the budget counts them, and bytes as they are sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { determine, explain } from '#determinations';
import { japan } from '#rulebook/japan';
import { budgetOf, nextQuestion, readSituation, type SituationInput } from '#rules';
import { faultsOf } from '../bench/tenfold.ts';
import { lists, listsRead, longLists, ways } from './long-lists.ts';

/** How much more than twice as much twice as long may cost. */
const slack = 1.3;

function cost(input: SituationInput, procedure: string) {
  const read = readSituation(japan.facts, input);
  assert.ok(read.ok, JSON.stringify(read));
  const { situation } = read;
  const budget = budgetOf();
  const given = { ...budget };
  const determination = determine({ rulebook: japan, procedure, situation, input: {}, overlay: 'model', budget });
  assert.ok(!('no' in determination), `${procedure}: ${JSON.stringify(determination)}`);
  const asking = budgetOf();
  nextQuestion({ rulebook: japan, procedure }, situation, situation.asOf, asking);
  return {
    nodes: given.nodes - budget.nodes,
    asking: given.nodes - asking.nodes,
    bytes: JSON.stringify({ ...determination, explanation: explain(determination, japan, 'en') }).length,
    share: 1 - Math.min(budget.nodes / given.nodes, budget.steps / given.steps, asking.nodes / given.nodes),
  };
}

for (const way of ways)
  test(`twice the entries cost at most twice as much, told ${way}: every list and every two of them`, () => {
    for (const { procedure, some } of listsRead()) {
      const half = cost(longLists(some, 0.25, way), procedure);
      const whole = cost(longLists(some, 0.5, way), procedure);
      for (const what of ['nodes', 'asking', 'bytes'] as const)
        assert.ok(
          whole[what] <= 2 * slack * half[what],
          `${procedure}, ${some.map((it) => it.id).join(' and ')}: ${what} ${half[what]} → ${whole[what]}`,
        );
    }
  });

test('with every list as long as it may be, every procedure is answered within half of its budget', () => {
  for (const way of ways)
    for (const { id } of japan.procedures) {
      const { share } = cost(longLists(lists, 1, way), id);
      assert.ok(share <= 0.5, `${id}, ${way}: ${share}`);
    }
});

test('the lists that are measured are those the law reads, jobs and notices together among them', () => {
  const read = listsRead().map(({ procedure, some }) => [procedure, ...some.map((it) => it.id)].join(' '));
  assert.ok(read.includes('extension jobs notices'), read.join());
  assert.ok(read.includes('permanent-residence stays absences'), read.join());
  assert.deepEqual(new Set(listsRead().flatMap(({ some }) => some)), new Set(lists));
});

test('the law beside itself, of which the bench tells how its cost grows, is law as the check wants it', () => {
  assert.deepEqual(faultsOf(2), []);
});
