/** What decides about an extension: the guideline's eight factors with their weight, and what some statuses ask besides. */
import { type Provision, type Requirement, rule } from '#rules';
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

export const publicDuties: Requirement = {
  ...base,
  id: 'ext.public-duties',
  law: factor('7'),
  weight: 'weighed',
  requires: all(not(any(fact.nationalTaxUnpaid, fact.duesUnpaid)), fact.dutiesFound),
  evidence: ['tax-certificate'],
};

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
  {
    ...base,
    id: 'ext.activity-done',
    law: factor('3'),
    weight: 'weighed',
    requires: all(not(fact.activityPaused), fact.activityDone),
  },
  {
    ...base,
    id: 'ext.conduct',
    law: factor('4'),
    weight: 'weighed',
    requires: all(not(fact.sentenced), fact.conductFound),
  },
  {
    ...base,
    id: 'ext.livelihood',
    law: factor('5'),
    weight: 'weighed',
    requires: all(not(fact.publicAssistance), fact.livelihoodFound),
  },
  {
    ...base,
    id: 'ext.work-conditions',
    law: factor('6'),
    weight: 'weighed',
    bearer: 'employer',
    requires: all(fact.workConditions.is('lawful'), fact.conditionsFound),
    shield: { when: fact.workConditions.is('unlawful-employer'), basis: 'guideline' },
    evidence: ['employment-certificate'],
  },
  publicDuties,
  {
    ...base,
    id: 'ext.notifications',
    law: [...factor('8'), { source: 'icrra', at: '第19条の16' }],
    weight: 'weighed',
    requires: rule.amongAll(fact.notificationsFiled, all(rule.kept(joined), rule.kept(left), rule.kept(marriageEnded))),
  },
  {
    ...base,
    id: 'ext.other-notices',
    law: [...factor('8'), { source: 'icrra', at: '第19条の7から第19条の13まで・第19条の15・第19条の16' }],
    weight: 'weighed',
    ...rule.askedOnlyOf(
      rule.given(midToLongTerm),
      rule.amongAll(
        fact.notificationsFiled,
        all(addressesInTime, cardInTime, any(not(rule.given(tiedToOrganisation)), organisationChangesInTime)),
      ),
    ),
  },
];
