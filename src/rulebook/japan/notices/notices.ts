/**
 * Notices a mid- to long-term resident owes, whatever else is applied for: Act, articles 19-7 to 19-16. Advice to the person:
 * each open one has its day; an overdue one can still be given.
 */
import { type Duty, type Requirement, rule, type Truth } from '#rules';
import type { Chapter } from '../chapter.ts';
import { fact } from '../facts.ts';
import { words } from '../words.ts';
import { addressAndCardDuties, addressDuties, cardDuties, cardRenewal } from './address-and-card.ts';
import {
  act,
  blockedByEmployer,
  joined,
  left,
  marriageEnded,
  organisationChanged,
  organisationDuties,
  owedByResident,
} from './duties.ts';
import { notices } from './facts.ts';

const { all, coarse } = rule;
const allKept = (duties: readonly Duty[]): Truth => all(...duties.map((it) => rule.kept(it)));

/** Who says that each was told in time has told it; else each event is looked at. */
export const addressesInTime = coarse(fact.addressesTold, allKept(addressDuties));
export const cardInTime = coarse(fact.cardChangesTold, allKept(cardDuties));
export const organisationChangesInTime = coarse(fact.organisationChangesTold, rule.kept(organisationChanged));

const inTime = (id: string, at: string, these: Truth): Requirement => ({
  kind: 'requirement',
  id: `notices.${id}`,
  law: [act(at)],
  inForce: owedByResident.inForce,
  basis: 'law',
  confidence: 'high',
  bearer: 'resident',
  weight: 'must',
  requires: rule.amongAll(fact.notificationsFiled, these),
});

const found: readonly Requirement[] = [
  inTime('organisation', '第19条の16第1号・第2号', all(rule.kept(joined), rule.kept(left), organisationChangesInTime)),
  inTime('marriage', '第19条の16第3号', rule.kept(marriageEnded)),
  inTime('address', '第19条の7から第19条の9まで', addressesInTime),
  inTime('card', '第19条の10から第19条の13まで・第19条の15', all(cardInTime, rule.kept(cardRenewal))),
];

export const noticesChapter: Chapter = {
  facts: notices.definitions,
  sources: [],
  provisions: [...found, ...organisationDuties, ...addressAndCardDuties],
  procedures: [
    {
      id: 'notices',
      law: [act('第19条の7から第19条の16まで')],
      advice: 'duties',
      // Nobody applies for it: no application selects its law, the day itself does.
      lawDate: 'applicationDate',
      lawDateOf: { fact: 'applicationFor', oneOf: [] },
      common: found.map((it) => it.id),
      values: [],
      texts: [{ id: 'icrra-notices@2012', from: owedByResident.inForce.from, status: 'verified' }],
      documents: [],
      fileAt: 'immigration-office',
    },
  ],
  model: blockedByEmployer,
  wording: words.notices,
};
