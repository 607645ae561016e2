import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day, isoDay } from '#calendar';
import { answerOn, type Question } from './answer.ts';
import { asked, askedBesides, askedEarlier, nextQuestion } from './ask.ts';
import type { Route } from './provision.ts';
import { representativesOf } from './representatives.ts';
import * as rule from './rule.ts';
import { fact, requirement, sandbox, told } from './sandbox.ts';
import { saysOfAll } from './says.ts';
import { type Situation, toldOn, withFacts } from './situation.ts';
import { doorsLeft } from './ways.ts';

const seed = 20261124;
const now = day('2026-11-24');

/** Atoms over a reduced vocabulary; random rules are built from them. */
const atoms: readonly rule.Truth[] = [
  fact.degree,
  rule.not(fact.lawful),
  fact.exam.is('n1'),
  fact.exam.is('n1', 'n2'),
  rule.atLeast(fact.pay, rule.amount(3_000_000)),
  rule.atLeast(fact.pay, rule.amount(5_000_000)),
  rule.atLeast(
    rule.sum([rule.amountIf('a', fact.degree, 10), rule.amountIf('b', fact.exam.is('n1'), 15)]),
    rule.amount(15),
  ),
  fact.fits,
];
const atom = fc.constantFrom(...atoms);
const truth: fc.Arbitrary<rule.Truth> = fc.letrec<{ tree: rule.Truth }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    atom,
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((of) => rule.all(...of)),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((of) => rule.any(...of)),
    tie('tree').map(rule.not),
  ),
})).tree;

const weights = fc.constantFrom('must' as const, 'in-principle' as const);
const rulebook = fc
  .tuple(fc.array(fc.tuple(truth, weights), { minLength: 2, maxLength: 4 }), fc.boolean())
  .map(([trees, routed]) => {
    const provisions = trees.map(([tree, weight], i) => requirement(`r${i}`, tree, { weight }));
    const routes: readonly Route[] = [
      { id: 'a', adds: ['r0'] },
      { id: 'b', adds: provisions.slice(1).map((it) => it.id) },
    ];
    return sandbox({ provisions, procedure: routed ? { common: [], routes } : {} });
  });

const facts = ['degree', 'lawful', 'exam', 'pay'] as const;
const someTold = fc
  .record({
    degree: fc.option(fc.boolean(), { nil: undefined }),
    lawful: fc.option(fc.boolean(), { nil: undefined }),
    exam: fc.option(fc.constantFrom('none', 'n2', 'n1'), { nil: undefined }),
    pay: fc.option(fc.constantFrom(0, 2_999_999, 3_000_000, 5_000_000), { nil: undefined }),
  })
  .map(
    (values) =>
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
        string,
        number | string | boolean
      >,
  );

/** By brute force: is there a completion in which this fact alone changes the answer? */
function matters(fact: string, question: Question, situation: Situation): boolean {
  const answer = answerOn(question, situation, now);
  if ('no' in answer) return false;
  const all = representativesOf(
    answer.candidates.map((it) => it.edition),
    situation,
  );
  const others = facts.filter((it) => it !== fact && !situation.scalars.has(it));
  const visit = (i: number, filled: ReadonlyMap<string, number | string>): boolean => {
    const other = others[i];
    if (other !== undefined) {
      return (all.get(other) ?? []).some((value) => visit(i + 1, new Map(filled).set(other, value)));
    }
    const says = (all.get(fact) ?? []).map((value) => {
      const complete = answerOn(question, withFacts(situation, new Map(filled).set(fact, value)), now);
      return 'no' in complete ? '' : saysOfAll(complete);
    });
    return new Set(says).size > 1;
  };
  return visit(0, new Map());
}

test('a fact is asked if and only if two completions differing only in it answer differently', () => {
  fc.assert(
    fc.property(rulebook, someTold, (book, values) => {
      const question: Question = { rulebook: book, procedure: 'sandbox' };
      const situation = told({ facts: values });
      const found = new Set([...asked(question, situation, now)].map((it) => it.fact));
      for (const fact of facts) {
        if (situation.scalars.has(fact)) continue;
        assert.equal(found.has(fact), matters(fact, question, situation), fact);
      }
    }),
    { seed, numRuns: 400 },
  );
});

test('the witness proves it: both completions answer differently', () => {
  const book = sandbox({
    provisions: [requirement('pay', atoms[4] as rule.Truth), requirement('degree', fact.degree)],
  });
  const question: Question = { rulebook: book, procedure: 'sandbox' };
  const first = nextQuestion(question, told({}), now);
  assert.ok(first?.witness);
  const { others, one, other } = first.witness;
  const says = (value: number | string) => {
    const answer = answerOn(question, withFacts(told({}), new Map(others).set(first.fact, value)), now);
    return 'no' in answer ? '' : saysOfAll(answer);
  };
  assert.notEqual(says(one), says(other));
});

test('nobody is asked what an officer decides, what they cannot tell, or what cannot matter any more', () => {
  const book = sandbox({
    provisions: [requirement('fits', fact.fits), requirement('pay', atoms[4] as rule.Truth)],
  });
  const question: Question = { rulebook: book, procedure: 'sandbox' };
  assert.equal(nextQuestion(question, told({ facts: { pay: 3_000_000 } }), now), undefined);
  assert.equal(nextQuestion(question, told({ facts: { pay: 1 } }), now), undefined);
  assert.equal(nextQuestion(question, told({ untold: ['pay'] }), now), undefined);
  assert.equal(nextQuestion(question, told({}), now)?.fact, 'pay');
});

test('filling an absent fact never turns yes or no into unknown', () => {
  fc.assert(
    fc.property(rulebook, someTold, someTold, (book, before, more) => {
      const question: Question = { rulebook: book, procedure: 'sandbox' };
      const first = answerOn(question, told({ facts: before }), now);
      const later = answerOn(question, told({ facts: { ...more, ...before } }), now);
      if ('no' in first || 'no' in later) return;
      if (first.outcome === 'yes' || first.outcome === 'no') assert.equal(later.outcome, first.outcome);
    }),
    { seed, numRuns: 400 },
  );
});

test('a value told for today is asked for the earlier day on which it matters, once', () => {
  const enough = rule.atLeast(fact.score, rule.amount(70));
  const threeYearsAgo = rule.earlier(rule.today, 3, 'years');
  const book = sandbox({ provisions: [requirement('both', rule.all(enough, rule.at(threeYearsAgo, enough)))] });
  const question: Question = { rulebook: book, procedure: 'sandbox' };
  const earlier = (situation: Situation) =>
    [...askedEarlier(question, situation, now)].map((it) => `${it.fact} ${isoDay(it.on)}`);
  const high = told({ facts: { score: 80 } });
  assert.deepEqual(earlier(high), ['score 2023-11-24']);
  assert.deepEqual(earlier(toldOn(high, 'score', day('2023-11-24'), 75)), []);
  // Too low today: the past cannot help.
  assert.deepEqual(earlier(told({ facts: { score: 60 } })), []);
  // Not told at all: asked for today first.
  assert.deepEqual(earlier(told({ facts: {} })), []);
  assert.equal(nextQuestion(question, told({ facts: {} }), now)?.fact, 'score');
});

test('the day that selects the law has a day to try under each law, though no rule reads it', () => {
  const paid = (least: number, from: string, until?: string) =>
    requirement('paid', rule.atLeast(fact.pay, rule.amount(least)), {
      inForce: { from, ...(until === undefined ? {} : { until }) },
    });
  const book = sandbox({
    provisions: [paid(1, '2000-01-01', '2026-05-01'), paid(2, '2026-05-01', '2026-10-01'), paid(3, '2026-10-01')],
    procedure: { common: ['paid'] },
  });
  const situation = told({ facts: { pay: 2 } });
  const answer = answerOn({ rulebook: book, procedure: 'sandbox' }, situation, now);
  assert.ok(!('no' in answer));
  const editions = answer.candidates.map((it) => it.edition);
  const days = representativesOf(editions, situation).get('filed') ?? [];
  for (const { from, to } of answer.laws)
    assert.ok(days.some((it) => typeof it === 'number' && from <= it && it <= to));
});

/** An ordinary way by pay, and a special one by a score that has to be counted, behind the question for a degree. */
const withDoor = (): Question => {
  const score = rule.atLeast(
    rule.sum([rule.amountIf('a', fact.lawful, 10), rule.amountIf('b', fact.exam.is('n1'), 15)]),
    rule.amount(15),
  );
  const provisions = [
    requirement('pay', rule.atLeast(fact.pay, rule.amount(3_000_000))),
    requirement('degree', rule.unlessDenied(fact.degree)),
    requirement('score', score),
  ];
  const routes: readonly Route[] = [
    { id: 'ordinary', adds: ['pay'] },
    { id: 'special', adds: ['degree', 'score'], door: { asks: 'degree', openTo: { fact: 'task', oneOf: ['study'] } } },
  ];
  const book = sandbox({ provisions, procedure: { common: [], routes } });
  const facts = (book.sections[0]?.facts ?? []).filter((it) => it !== 'degree');
  const sections = [
    { id: 'all', facts },
    { id: 'special', facts: ['degree'], offered: true },
  ] as const;
  return { rulebook: { ...book, sections }, procedure: 'sandbox' };
};

/** What is asked, one after the other, of somebody who says this, and "I do not know" to all else. */
function heldWith(question: Question, values: Readonly<Record<string, number | string | boolean>>): readonly string[] {
  const facts: string[] = [];
  for (;;) {
    const known = Object.fromEntries(Object.entries(values).filter(([id]) => facts.includes(id)));
    const situation = told({ facts: known, untold: facts.filter((it) => !(it in values)) });
    const next = nextQuestion(question, situation, now);
    if (next === undefined) return facts;
    facts.push(next.fact);
  }
}

test('the details of a special way are not asked before somebody opens it, and only where it can be the better', () => {
  const question = withDoor();
  assert.deepEqual(heldWith(question, { pay: 1 }), ['pay']);
  assert.deepEqual(doorsLeft(question, told({ facts: { pay: 1 } }), now), ['degree']);
  // Nothing is better than what is met.
  assert.deepEqual(doorsLeft(question, told({ facts: { pay: 3_000_000 } }), now), []);
  const after = (facts: Parameters<typeof told>[0]) => nextQuestion(question, told(facts), now)?.fact;
  assert.equal(after({ facts: { pay: 1, degree: true } }), 'exam');
  assert.equal(after({ facts: { pay: 1 }, untold: ['degree'] }), 'exam');
  assert.equal(after({ facts: { pay: 1, task: 'study' } }), 'exam');
  assert.equal(after({ facts: { pay: 1, degree: false } }), undefined);
  assert.deepEqual(doorsLeft(question, told({ facts: { pay: 1, degree: false } }), now), []);
});

test('a no at the door closes the way; nothing said closes nothing', () => {
  const question = withDoor();
  const outcome = (facts: Readonly<Record<string, number | string | boolean>>) => {
    const answer = answerOn(question, told({ facts }), now);
    return 'no' in answer ? answer.no : answer.outcome;
  };
  assert.equal(outcome({ pay: 1, degree: false }), 'no');
  assert.equal(outcome({ pay: 1 }), 'unknown');
  assert.equal(outcome({ pay: 1, exam: 'n1' }), 'yes');
});

test('after "I do not know" only what costs no more is asked; the rest is offered', () => {
  const last = rule.coarse(
    fact.late,
    fact.stays.last((it) => it.from),
  );
  const inTime = rule.before(last, rule.earlier(rule.today, 24, 'months'));
  const book = sandbox({ provisions: [requirement('late', inTime)] });
  const question: Question = { rulebook: book, procedure: 'sandbox' };
  const situation = told({ untold: ['late'] });
  assert.equal(nextQuestion(question, told({}), now)?.fact, 'late');
  assert.equal(nextQuestion(question, situation, now), undefined);
  assert.deepEqual(
    [...askedBesides(question, situation, now)].map((it) => it.fact),
    ['stays'],
  );
});
