/** In which order questions are asked: sections as people think of their lives, and the facts of each. */
import type { Section } from '#rules';
import type { fact } from './facts.ts';

type FactId = keyof typeof fact;

/** Found by an officer: nobody is asked. */
type Found =
  | 'hspActivityFits'
  | 'businessManagerCriteria'
  | 'contributionRecognised'
  | 'conductFound'
  | 'criteriaFound'
  | 'publicHealthFound'
  | 'interestFound'
  | 'activityFits'
  | 'activityDone'
  | 'livelihoodFound'
  | 'conditionsFound'
  | 'dutiesFound';

const byId = {
  you: ['birthDate', 'protectedOrHumanitarian'],
  stay: [
    'status',
    'periodOfStay',
    'periodDays',
    'stayUntil',
    'stayFrom',
    'cardValidUntil',
    'residentSince',
    'longTermSince',
    'hspSince',
    'workingSince',
    'earlierWorkFiveYears',
    'ssw1Months',
    'sswField',
    'stays',
    'absences',
  ],
  work: [
    'hspPoints',
    'hspCategory',
    'education',
    'annualPay',
    'careerYears',
    'japanese',
    'japaneseDegree',
    'severalDegrees',
    'managementDegree',
    'position',
    'invests100Million',
    'designatedUniversity',
    'researchKinds',
    'licences',
    'foreignLicence',
    'innovativeAsia',
    'inventedPatent',
    'foreignGrants',
    'responsiblePapers',
    'otherAchievement',
    'supportedEmployer',
    'employerIsSme',
    'researchSpendingOver3',
    'growthProject',
    'investmentManagement',
    'localSupport',
    'businessCapital',
    'organisationChanged',
    'performanceContract',
    'jobs',
    'activityPaused',
    'inactiveSince',
    'inactiveReason',
    'jobSearchRecorded',
    'workConditions',
    'offers',
    'japaneseLevel',
    'japaneseSupportReachable',
  ],
  family: [
    'relation',
    'marriedSince',
    'asSpouse',
    'marriageEnded',
    'apartSince',
    'apartReason',
    'childBirthDate',
    'parentPermanent',
    'feeProvisoPerson',
    'dependants',
    'supportedByOther',
  ],
  payments: [
    'publicAssistance',
    'inNeed',
    'lastLateTax',
    'lastLatePension',
    'pensionLateByEmployer',
    'lastLateHealthInsurance',
    'nationalTaxUnpaid',
    'duesUnpaid',
    'pensionMonths',
    'supporterLastLateTax',
    'supporterLastLatePension',
    'supporterLastLateHealthInsurance',
    'householdIncome',
    'incomeAboveAverage',
  ],
  done: [
    'feeFor',
    'applicationFor',
    'applicationDate',
    'earlyReason',
    'channel',
    'acceptanceDate',
    'decisionDate',
    'decisionGranted',
    'newStayUntil',
    'grantedPeriod',
    'firstSpecifiedCard',
    'decidedSinceApril2027',
    'notificationsFiled',
    'marriageEndTold',
    'cardRenewal',
    'addressesTold',
    'cardChangesTold',
    'organisationChangesTold',
    'addresses',
    'cardEvents',
    'organisationChanges',
    'notices',
    'explanations',
    'sentenced',
  ],
  special: [
    'pointsPossible',
    'jSkipSince',
    'protectedSince',
    'resettledRefugee',
    'regionalPlanSince',
    'contributionClaimed',
  ],
} as const satisfies Readonly<Record<string, readonly Exclude<FactId, Found>[]>>;

type Placed = (typeof byId)[keyof typeof byId][number];
/** A fact that is forgotten does not compile. */
const whole: [Exclude<FactId, Found | Placed>] extends [never] ? true : Exclude<FactId, Found | Placed> = true;

export const sections: readonly Section[] = Object.entries(byId).map(([id, facts]) =>
  id === 'special' && whole ? { id, facts, offered: true } : { id, facts },
);
