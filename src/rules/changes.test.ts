import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '#calendar';
import { answerOn, type Question } from './answer.ts';
import { smallestChanges } from './changes.ts';
import { representativesOf } from './representatives.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';
import { type Situation, withFacts } from './situation.ts';

const seed = 20261124;
const now = day('2026-11-24');
const pay = (least: number) => rule.atLeast(fact.pay, rule.amount(least));
const bonus = (least: number) =>
  rule.atLeast(
    rule.sum([
      rule.bands('salary', fact.pay, [
        [0, 0],
        [4_000_000, 10],
        [5_000_000, 15],
        [6_000_000, 20],
      ]),
      rule.table(
        'exam',
        [
          ['n1', fact.exam.is('n1'), rule.amount(15)],
          ['n2', fact.exam.is('n2'), rule.amount(10)],
        ],
        rule.amount(0),
      ),
      rule.amountIf('degree', fact.degree, 10),
    ]),
    rule.amount(least),
  );

const rulebook = fc
  .record({
    floor: fc.constantFrom(0, 3_000_000, 5_000_000),
    least: fc.constantFrom(15, 25, 30, 35, 45),
    lawful: fc.boolean(),
    routed: fc.boolean(),
  })
  .map(({ floor, least, lawful, routed }) =>
    sandbox({
      provisions: [
        requirement('floor', pay(floor)),
        requirement('points', bonus(least)),
        requirement('lawful', lawful ? fact.lawful : rule.always, { weight: 'in-principle' }),
      ],
      procedure: routed
        ? {
            common: ['lawful'],
            routes: [
              { id: 'a', adds: ['floor', 'points'] },
              { id: 'b', adds: ['floor'], exempts: ['lawful'] },
            ],
          }
        : {},
    }),
  );
const person = fc
  .record({
    pay: fc.constantFrom(0, 2_000_000, 3_500_000, 4_500_000, 6_000_000),
    exam: fc.constantFrom('none', 'n2', 'n1'),
    degree: fc.boolean(),
    lawful: fc.boolean(),
  })
  .map((facts) => told({ facts }));
const changeable = ['pay', 'exam', 'lawful'] as const;

const clearWith = (question: Question, situation: Situation, values: ReadonlyMap<string, number | string>): boolean => {
  const answer = answerOn(question, withFacts(situation, values), now);
  return !('no' in answer) && answer.clear !== 'no';
};

/** Every set of one or two changeable facts that can help, none of which contains a smaller one. */
function bruteForce(question: Question, situation: Situation): readonly string[] {
  const answer = answerOn(question, situation, now);
  if ('no' in answer || answer.clear !== 'no') return [];
  const all = representativesOf(
    answer.candidates.map((it) => it.edition),
    situation,
  );
  const values = (fact: string) => all.get(fact) ?? [];
  const singles = changeable.filter((fact) =>
    values(fact).some((value) => clearWith(question, situation, new Map([[fact, value]]))),
  );
  const pairs = changeable.flatMap((one, i) =>
    changeable.slice(i + 1).flatMap((other) => {
      if (singles.includes(one) || singles.includes(other)) return [];
      const helps = values(one).some((a) =>
        values(other).some((b) =>
          clearWith(
            question,
            situation,
            new Map([
              [one, a],
              [other, b],
            ]),
          ),
        ),
      );
      return helps ? [`${one}+${other}`] : [];
    }),
  );
  return [...singles, ...pairs].toSorted();
}

test('smallest changes are what trying everything finds: none missing, none that is not minimal', () => {
  fc.assert(
    fc.property(rulebook, person, (book, situation) => {
      const question: Question = { rulebook: book, procedure: 'sandbox' };
      const found = smallestChanges(question, situation, now);
      const names = found.map((it) =>
        it.facts
          .map((change) => change.fact)
          .toSorted((a, b) => changeable.indexOf(a as 'pay') - changeable.indexOf(b as 'pay'))
          .join('+'),
      );
      assert.deepEqual(names.toSorted(), bruteForce(question, situation));
      for (const { facts } of found) {
        assert.ok(clearWith(question, situation, new Map(facts.map((it) => [it.fact, it.to]))));
      }
    }),
    { seed, numRuns: 300 },
  );
});

test('the nearest value is named: 3,000,000 yen, not a fortune', () => {
  const question: Question = {
    rulebook: sandbox({ provisions: [requirement('floor', pay(3_000_000))] }),
    procedure: 'sandbox',
  };
  assert.deepEqual(smallestChanges(question, told({ facts: { pay: 2_900_000 } }), now), [
    { facts: [{ fact: 'pay', from: 2_900_000, to: 3_000_000 }], clear: 'yes', ways: [['sandbox']] },
  ]);
});

test('what nobody can change is never suggested, and nothing is suggested when nothing stands in the way', () => {
  const question: Question = {
    rulebook: sandbox({ provisions: [requirement('degree', fact.degree)] }),
    procedure: 'sandbox',
  };
  assert.deepEqual(smallestChanges(question, told({ facts: { degree: false } }), now), []);
  assert.deepEqual(smallestChanges(question, told({ facts: { degree: true } }), now), []);
});
