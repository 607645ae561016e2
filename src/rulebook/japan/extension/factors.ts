/** What decides about an extension: the guideline's eight items, each with its weight, and what some statuses ask besides. */
import { type Factor, type Provision, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';
import { points as hspPoints, jSkipCriteria } from '../highly-skilled/provisions.ts';
import { joined, left, marriageEnded, midToLongTerm, tiedToOrganisation } from '../notices/duties.ts';
import { addressesInTime, cardInTime, organisationChangesInTime } from '../notices/notices.ts';
import { since } from './window.ts';

const { all, amount, any, not } = rule;

const base = {
  kind: 'requirement',
  inForce: since,
  basis: 'guideline',
  confidence: 'high',
  bearer: 'resident',
} as const;
const factor = (number: string) => [{ source: 'extension-guideline', at: number }];

const hsp1 = fact.status.is('hsp1a', 'hsp1b', 'hsp1c');
/** Points told, else counted by the table. */
const points = rule.coarse(fact.hspPoints, rule.given(hspPoints));
/** Statuses given for one named organisation: another one needs a change of status. */
const forOneOrganisation = fact.status.is('hsp1a', 'hsp1b', 'hsp1c', 'ssw1', 'ssw2');
/** LAW: article 20(1) asks a change when the designated activity changes; only some designations name an organisation. */
const perhapsForOne = fact.status.is('designated');

/**
 * LAW: factors 3 to 8 are representative: an officer weighs them together with everything else, for or against, and none
 * decides. Only 1 must be met, and 2 in principle.
 */
const weighed = (id: string, number: string, holds: Truth, more: Partial<Factor> = {}): Factor => ({
  ...base,
  kind: 'factor',
  id,
  law: factor(number),
  weight: 'weighed',
  speaks: 'either',
  foundBy: 'officer',
  holds,
  ...more,
});

export const publicDuties: Factor = weighed(
  'ext.public-duties',
  '7',
  all(not(any(fact.nationalTaxUnpaid, fact.duesUnpaid)), fact.dutiesFound),
  { evidence: ['tax-certificate'] },
);

/** Who owes no such notice has no such factor. */
const otherNotices = rule.askedOnlyOf(
  rule.given(midToLongTerm),
  rule.amongAll(
    fact.notificationsFiled,
    all(addressesInTime, cardInTime, any(not(rule.given(tiedToOrganisation)), organisationChangesInTime)),
  ),
);

export const factors: readonly Provision[] = [
  { ...base, id: 'ext.activity', law: factor('1'), weight: 'must', requires: fact.activityFits },
  {
    ...base,
    id: 'ext.same-organisation',
    law: [{ source: 'icrra', at: '第20条第1項' }],
    basis: 'law',
    weight: 'must',
    ...rule.askedOnlyOf(
      any(forOneOrganisation, perhapsForOne),
      any(not(fact.organisationChanged), all(perhapsForOne, rule.officerSettles('designation-names-organisation'))),
    ),
  },
  {
    ...base,
    id: 'ext.visitor',
    law: [{ source: 'icrra', at: '第21条第3項' }],
    basis: 'practice',
    confidence: 'medium',
    weight: 'must',
    ...rule.askedOnlyOf(fact.status.is('temporary_visitor'), rule.officerSettles('visitor-circumstances')),
  },
  {
    ...base,
    id: 'ext.points',
    law: [
      { source: 'hsp-ordinance', at: '第1条第1項' },
      { source: 'j-skip-ordinance', at: '第1条' },
    ],
    basis: 'order',
    weight: 'must',
    ...rule.askedOnlyOf(hsp1, any(rule.atLeast(points, amount(70, 'pass-mark')), rule.met(jSkipCriteria))),
    evidence: ['points-form', 'points-evidence'],
  },
  {
    ...base,
    id: 'ext.skilled-years',
    law: [{ source: 'icrra-reg', at: '第21条の2' }],
    basis: 'order',
    weight: 'must',
    ...rule.askedOnlyOf(
      fact.status.is('ssw1'),
      any(
        rule.lessThan(fact.ssw1Months, amount(60, 'most')),
        all(rule.lessThan(fact.ssw1Months, amount(72, 'most-of-all')), rule.officerSettles('ssw1-sixth-year')),
      ),
    ),
  },
  { ...base, id: 'ext.criteria', law: factor('2'), weight: 'in-principle', requires: fact.criteriaFound },
  weighed('ext.activity-done', '3', all(not(fact.activityPaused), fact.activityDone)),
  weighed('ext.conduct', '4', all(not(fact.sentenced), fact.conductFound)),
  weighed('ext.livelihood', '5', all(not(fact.publicAssistance), fact.livelihoodFound)),
  weighed('ext.work-conditions', '6', all(fact.workConditions.is('lawful'), fact.conditionsFound), {
    bearer: 'employer',
    shield: { when: fact.workConditions.is('unlawful-employer'), basis: 'guideline' },
    evidence: ['employment-certificate'],
  }),
  publicDuties,
  weighed(
    'ext.notifications',
    '8',
    rule.amongAll(fact.notificationsFiled, all(rule.kept(joined), rule.kept(left), rule.kept(marriageEnded))),
    { law: [...factor('8'), { source: 'icrra', at: '第19条の16' }] },
  ),
  weighed('ext.other-notices', '8', otherNotices.requires, {
    law: [...factor('8'), { source: 'icrra', at: '第19条の7から第19条の13まで・第19条の15・第19条の16' }],
    askedOf: otherNotices.askedOf,
  }),
];
