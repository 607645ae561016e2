import type { ChapterWording } from '../../chapter.ts';

export const fees: ChapterWording = {
  procedures: {
    fees: {
      name: 'Fee',
      question: 'What will it cost?',
      about:
        'By the day you apply, the channel, and the period that is granted. It is paid when the permission is given.',
    },
  },
  texts: { 'icrra-order@2024-01-01': 'Enforcement Order' },
  provisions: {
    'fees.total': { name: 'To pay', requirement: 'What is paid to the Agency when the permission is given.' },
    'fees.amount': {
      name: 'Fee by the table',
      requirement:
        'The table is that of the day you apply: one until 2025-03-31 by the day of acceptance, one until 2026-09-30, one from 2026-10-01. For a period without end the table has no row; the row of 5 years is shown.',
    },
    'fees.card': {
      name: 'First specified card',
      requirement:
        'From 2026-10-01 the first specified residence card adds 1,900 yen when it is applied for together with the permission. What J-LIS takes for the card is extra.',
    },
    'fees.least': {
      name: 'Lowest fee if reduced',
      requirement:
        'In need, and recognised or for humanitarian reasons: the fee can be lowered to 10,000 yen, for permanent residence to 20,000 yen. Only at the counter. You have to ask for it.',
      remedy: 'Ask at the counter before you pay, and bring proof of the need.',
    },
    'fees.handling': {
      name: 'Handling when paid online',
      requirement: 'A store or bank takes 330 yen, from 3 years 550 yen, for a certificate or re-entry 220 yen.',
    },
    'fees.same-side': {
      name: 'Filed and accepted on the same side of 2026-10-01',
      requirement: 'The application was filed and accepted by 2026-09-30, or filed later.',
      notMet:
        'You applied before 2026-10-01 and it was accepted later. By the Act the earlier fee applies; the page of the Agency speaks of acceptance. Ask before you pay.',
    },
  },
  facts: {
    feeFor: {
      label: 'What the fee is for',
      question: 'What do you apply for?',
      choices: {
        extension: 'Extension of the period of stay',
        change: 'Change of status',
        'permanent-residence': 'Permanent residence',
        're-entry-single': 'Re-entry permit, once',
        're-entry-multiple': 'Re-entry permit, many times',
        'work-certificate': 'Certificate of authorised employment',
        'card-by-wish': 'Exchange of the residence card because I wish it',
        'certificate-of-eligibility': 'Certificate of eligibility',
        acquisition: 'Acquisition of a status (birth and similar)',
        'outside-activity': 'Permission for other activity',
        'first-card': 'First residence card',
        'card-lost': 'New card after loss or damage',
        'diplomat-official': 'Diplomat or Official: change or extension',
      },
    },
    acceptanceDate: {
      label: 'Accepted on',
      question: 'On which day did the office accept the application?',
      none: 'It is not accepted yet',
      where: 'Stamp on the receipt, or the e-mail of the online system',
    },
    channel: {
      label: 'Channel',
      question: 'Do you apply at the counter or online?',
      choices: { counter: 'At the counter', online: 'Online' },
    },
    grantedPeriod: {
      label: 'Granted period',
      question: 'Which period is granted?',
      help: 'Nobody knows it before the decision. Leave it open to see the lowest and the highest fee.',
      choices: {
        'to-3m': '3 months or less',
        'to-6m': 'More than 3 months, up to 6 months',
        'below-1y': 'More than 6 months, less than 1 year',
        '1y': '1 year',
        'below-3y': 'More than 1 year, less than 3 years',
        'below-5y': '3 years or more, less than 5 years',
        'from-5y': '5 years or more',
        indefinite: 'No end (Highly Skilled Professional (ii))',
      },
    },
    firstSpecifiedCard: {
      label: 'First specified card',
      question: 'Do you apply for your first specified residence card at the same time?',
      help: 'It is one card for residence and My Number.',
    },
    inNeed: {
      label: 'In need',
      question: 'Is your household as poor as one that receives public assistance?',
    },
    protectedOrHumanitarian: {
      label: 'Recognised, or humanitarian',
      question: 'Are you recognised as a refugee or for complementary protection, or is there a humanitarian reason?',
    },
    feeProvisoPerson: {
      label: 'Spouse, child or refugee by article 22(2)',
      question:
        'Are you the spouse or child of a Japanese national or permanent resident, or a recognised refugee (articles 22(2) and 61-2-14)?',
    },
  },
};
