import type { ChapterWording } from '../../chapter.ts';

const none = 'Never';
const card = 'Residence cards';

export const residenceFacts: NonNullable<ChapterWording['facts']> = {
  parentPermanent: {
    label: 'A parent is a permanent resident',
    question: 'Was the mother or the father a permanent resident when the child was born?',
    where: `${card} of the parent`,
  },
  residentSince: {
    label: 'In Japan since',
    question: 'Since when have you lived in Japan without a break in your status?',
    help: 'Trips with a re-entry permit are no break.',
    where: `${card} and passport`,
  },
  workingSince: {
    label: 'Working or residence status since',
    question: 'Since when, without a break, have you had a working status or a residence status?',
    help: 'Not technical intern training, specified skilled worker (i), student or dependent.',
    none: 'I have no such status',
    where: card,
  },
  earlierWorkFiveYears: {
    label: '5 earlier years of such a status',
    question: 'Did you have such a status for 5 unbroken years at an earlier time?',
    where: card,
  },
  relation: {
    label: 'Family tie',
    question: 'Are you the spouse or child of a Japanese national, permanent resident or special permanent resident?',
    choices: { spouse: 'Spouse', child: 'Child by blood or special adoption', none: 'Neither' },
  },
  marriedSince: {
    label: 'Married since',
    question: 'Since when has this marriage been real?',
    none: 'I am not married to such a person',
    help: 'Years abroad count; years lived apart may not.',
  },
  longTermSince: {
    label: 'Long-term resident since',
    question: 'Since when have you been a long-term resident without a break?',
    none: 'I am not a long-term resident',
    where: card,
  },
  protectedSince: {
    label: 'Recognised since',
    question: 'When were you recognised as a refugee or for complementary protection?',
    none: 'I am not recognised',
    where: 'Notice of recognition',
  },
  regionalPlanSince: {
    label: 'Regional plan since',
    question: 'Since when have you worked under a regional revitalisation plan?',
    none: 'I have not',
    where: 'Designation paper in your passport',
  },
  hspSince: {
    label: 'Highly skilled professional since',
    question: 'Since when have you held the status highly skilled professional?',
    none: 'I do not hold it',
    where: card,
  },
  jSkipSince: {
    label: 'J-Skip since',
    question: 'Since when have you met the special criteria (J-Skip)?',
    none: 'I do not meet them',
    where: 'Certificate of special highly skilled professional',
  },
  resettledRefugee: { label: 'Resettled refugee', question: 'Did you come to Japan by third-country resettlement?' },
  contributionClaimed: {
    label: 'Contribution claimed',
    question: 'Do you apply because of a contribution to Japan that the guideline names, such as a high award?',
  },
  contributionRecognised: {
    label: 'Officer: contribution',
    question: 'Has an officer recognised your contribution to Japan?',
  },
  lastLateTax: {
    label: 'Last late resident tax',
    question: 'When was resident tax last paid late or not paid?',
    none,
    help: 'If the employer deducts it from your pay, ask the municipality.',
    where: 'Tax payment certificate of the municipality',
  },
  nationalTaxUnpaid: {
    label: 'Unpaid national tax',
    question: 'Is any national tax unpaid now?',
    where: 'Certificate その3 of the tax office',
  },
  lastLatePension: {
    label: 'Last late pension month',
    question: 'What is the last month whose pension contribution was late or missing?',
    none,
    where: 'Nenkin Net, or the pension office',
  },
  pensionLateByEmployer: {
    label: "Late pension: the employer's",
    question: 'Was every late or missing pension contribution one that the employer had to pay?',
    where: 'Pension office',
  },
  pensionMonths: {
    label: 'Pension months',
    question: 'Which pension months do you know about?',
    fields: { month: 'Month (its first day)', state: 'How it was paid', debtor: 'Who had to pay' },
    choices: {
      paid: 'Paid in time',
      late: 'Paid late',
      unpaid: 'Not paid',
      exempt: 'Exempt',
      'not-owed': 'Not owed',
      self: 'I had to pay it myself',
      employer: 'The employer had to pay it',
    },
    where: 'Nenkin Net',
  },
  lastLateHealthInsurance: {
    label: 'Last late health insurance',
    question: 'When was health insurance last paid late or not paid?',
    none,
    where: 'Municipality, or your health insurer',
  },
  notificationsFiled: {
    label: 'Notifications',
    question: 'Have you filed every notification (move, employer, spouse) to the municipality and the Agency?',
  },
  publicAssistance: {
    label: 'Public assistance',
    question: 'Does your household receive public assistance (seikatsu hogo)?',
  },
  householdIncome: {
    label: 'Household income',
    question: 'What is the yearly income of your household, in yen?',
    where: 'Income certificate of the municipality',
  },
  dependants: { label: 'Dependants', question: 'How many people depend on this income, besides you?' },
  incomeAboveAverage: {
    label: 'Income above average',
    question: 'Is the income of your household at least the average of Japanese households of its size?',
  },
  businessCapital: {
    label: 'Capital',
    question: 'What is the capital or total investment of your company, in yen?',
    where: 'Company register',
  },
  decidedSinceApril2027: {
    label: 'Earlier decision since 2027-04-01',
    question: 'Have you already had a decision about permanent residence since 2027-04-01?',
  },
  japaneseLevel: {
    label: 'Japanese level',
    question: 'Is your Japanese at level B1?',
    choices: {
      b1: 'B1 or higher',
      below: 'Below B1',
      exempt: 'Exempt (highly skilled, or 6 years of school in Japan)',
    },
  },
  japaneseSupportReachable: {
    label: 'Courses within reach',
    question: 'Is there a Japanese course you can reach at hours you can attend?',
  },
  conductFound: { label: 'Officer: conduct', question: 'Has an officer found good conduct?' },
  criteriaFound: {
    label: 'Officer: criteria',
    question: 'Has an officer found that the criteria of the status are met?',
  },
  publicHealthFound: {
    label: 'Officer: public health',
    question: 'Has an officer found nothing harmful to public health?',
  },
  interestFound: {
    label: 'Officer: interest of Japan',
    question: 'Has an officer found that it is in the interest of Japan?',
  },
  sentenced: {
    label: 'Sentence',
    question: 'Have you been sentenced to imprisonment or a fine that still counts?',
    help: 'You may leave this open. Ask a lawyer or legal aid (Houterasu) if you are not sure.',
  },
};
