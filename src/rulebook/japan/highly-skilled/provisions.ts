/** What somebody must meet to be a highly skilled professional (i): points and pay, or the special criteria (J-Skip). */
import { type Amount, type Change, type Moment, type Provision, type Requirement, rule, type Valuation } from '#rules';
import { fact } from '../facts.ts';
import { ageOn, agePoints, payByAge, pointsOn } from './tables.ts';

const { all, amount, any, atLeast, equal } = rule;

/** The numbers of the table are verified from the day the last bonuses were added. */
const since = { from: '2021-07-30' };
const law = [
  { source: 'hsp-ordinance', at: '第1条第1項' },
  { source: 'hsp-table', at: 'ポイント計算表' },
];
const base = { inForce: since, basis: 'order', confidence: 'high', bearer: 'resident' } as const;

export const points = {
  kind: 'value',
  id: 'hsp.points',
  ...base,
  law,
  gives: pointsOn(rule.today),
  unit: 'points',
} as const satisfies Valuation;
const passMarkRequirement: Requirement = {
  kind: 'requirement',
  id: 'hsp.pass-mark',
  ...base,
  law,
  weight: 'must',
  requires: atLeast(rule.given(points), amount(70, 'pass-mark')),
  evidence: ['points-form', 'points-evidence'],
};

/** Points that depend on age, counted on one day. */
const agePartOn = (day: Moment): Amount =>
  rule.table(
    'age-part',
    [['c', fact.hspCategory.is('c'), amount(0)]],
    rule.sum([agePoints(ageOn(day)), payByAge(ageOn(day))]),
  );

export const jSkipCriteria: Requirement = {
  kind: 'requirement',
  id: 'j-skip.criteria',
  ...base,
  law: [{ source: 'j-skip-ordinance', at: '第1条' }],
  inForce: { from: '2023-04-21' },
  weight: 'must',
  requires: any(
    all(
      fact.hspCategory.is('a', 'b'),
      atLeast(fact.annualPay, amount(20_000_000, 'pay')),
      any(fact.education.is('doctor', 'mba', 'master'), atLeast(fact.careerYears, amount(10, 'career'))),
    ),
    all(
      fact.hspCategory.is('c'),
      atLeast(fact.annualPay, amount(40_000_000, 'manager-pay')),
      atLeast(fact.careerYears, amount(5, 'manager-career')),
    ),
  ),
  evidence: ['pay-certificate', 'points-evidence'],
};

export const provisions: readonly Provision[] = [
  points,
  passMarkRequirement,
  {
    kind: 'requirement',
    id: 'hsp.remuneration-floor',
    ...base,
    law,
    weight: 'must',
    requires: any(fact.hspCategory.is('a'), atLeast(fact.annualPay, amount(3_000_000, 'floor'))),
    bearer: 'employer',
    evidence: ['pay-certificate'],
  },
  {
    kind: 'requirement',
    id: 'hsp.activity',
    ...base,
    law: [{ source: 'icrra', at: '別表第1の2の表（高度専門職）' }],
    basis: 'law',
    weight: 'must',
    requires: fact.hspActivityFits,
    evidence: ['contract'],
  },
  {
    kind: 'requirement',
    id: 'hsp.business-manager',
    ...base,
    law: [{ source: 'hsp-ordinance', at: '第1条第1項第3号' }],
    inForce: { from: '2025-10-16' },
    weight: 'must',
    ...rule.askedOnlyOf(fact.hspCategory.is('c'), fact.businessManagerCriteria),
    evidence: ['business-papers'],
  },
  {
    kind: 'requirement',
    id: 'hsp.birthday-between',
    ...base,
    law,
    basis: 'practice',
    confidence: 'medium',
    weight: 'practice',
    bearer: 'agency',
    // Only somebody who has applied and whose decision day is known or expected can be told.
    requires: equal(agePartOn(fact.applicationDate), agePartOn(rule.asExpected(fact.decisionDate))),
  },
  jSkipCriteria,
];

const pointsAtFiling = {
  kind: 'value',
  id: 'hsp.points-at-filing',
  ...base,
  basis: 'model',
  law,
  gives: pointsOn(fact.applicationDate),
  unit: 'points',
} as const satisfies Valuation;

/** Under the model, points lost only because the decision took long are not held against the applicant. */
export const model: readonly Change[] = [
  { op: 'put', provision: pointsAtFiling },
  rule.change(passMarkRequirement, { words: 'hsp.pass-mark@model' }),
  rule.also(
    passMarkRequirement,
    all(
      rule.onOrBefore(fact.applicationDate, rule.today),
      atLeast(rule.given(pointsAtFiling), amount(70, 'pass-mark')),
    ),
  ),
];
