/** Facts by topic, in the order people think: who you are, your stay, work or school, family, payments, dealings; then the rest. */
import { japan } from '#rulebook/japan';
import type { FactDefinition } from '#rules';

const listed = {
  you: ['birthDate', 'residentSince', 'sentenced', 'japaneseLevel', 'japaneseSupportReachable'],
  stay: [
    'status',
    'periodOfStay',
    'periodDays',
    'stayFrom',
    'stayUntil',
    'stays',
    'absences',
    'workingSince',
    'earlierWorkFiveYears',
    'longTermSince',
    'protectedSince',
    'hspSince',
    'jSkipSince',
    'regionalPlanSince',
  ],
  work: [
    'jobs',
    'organisationChanged',
    'annualPay',
    'position',
    'careerYears',
    'education',
    'japanese',
    'performanceContract',
    'workConditions',
    'activityPaused',
    'inactiveSince',
    'inactiveReason',
    'jobSearchRecorded',
    'offers',
    'sswField',
    'ssw1Months',
    'businessCapital',
  ],
  family: [
    'relation',
    'marriedSince',
    'marriageEnded',
    'apartSince',
    'apartReason',
    'asSpouse',
    'dependants',
    'householdIncome',
    'parentPermanent',
    'supportedByOther',
  ],
  payments: [
    'lastLateTax',
    'nationalTaxUnpaid',
    'lastLatePension',
    'pensionLateByEmployer',
    'pensionMonths',
    'lastLateHealthInsurance',
    'duesUnpaid',
    'publicAssistance',
    'supporterLastLateTax',
    'supporterLastLatePension',
    'supporterLastLateHealthInsurance',
  ],
  dealings: [
    'notificationsFiled',
    'notices',
    'explanations',
    'addressesTold',
    'cardChangesTold',
    'organisationChangesTold',
    'marriageEndTold',
    'applicationFor',
    'applicationDate',
    'acceptanceDate',
    'decisionDate',
    'decisionGranted',
  ],
} as const;

export const sections = ['you', 'stay', 'work', 'family', 'payments', 'dealings', 'special'] as const;
export type Section = (typeof sections)[number];

const placeOf = new Map<string, readonly [Section, number]>(
  Object.entries(listed).flatMap(([section, ids]) => ids.map((id, i) => [id, [section as Section, i]] as const)),
);
export const sectionOf = (fact: string): Section => placeOf.get(fact)?.[0] ?? 'special';

/** The facts of a topic, in its order. */
export const factsIn = (section: Section): readonly FactDefinition[] =>
  [...japan.facts.values()]
    .filter((it) => sectionOf(it.id) === section)
    .toSorted((a, b) => (placeOf.get(a.id)?.[1] ?? 0) - (placeOf.get(b.id)?.[1] ?? 0));

/** Those of some facts that are of each topic, by topic. */
export function bySection<T>(
  all: readonly T[],
  factOf: (it: T) => string,
): readonly (readonly [Section, readonly T[]])[] {
  const place = (it: T): number => placeOf.get(factOf(it))?.[1] ?? 0;
  const groups = Map.groupBy(all, (it) => sectionOf(factOf(it)));
  return sections.flatMap((section) => {
    const some = groups.get(section);
    return some === undefined ? [] : [[section, some.toSorted((a, b) => place(a) - place(b))] as const];
  });
}
