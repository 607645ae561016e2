import type { ChapterWording } from '../../chapter.ts';

export const extension: ChapterWording = {
  procedures: {
    extension: {
      name: 'Extension of the period of stay',
      question: 'When can I extend my stay, and until when may I stay?',
      about:
        'By article 21 of the Act and the guideline of June 2026: the filing window, the special period, and 8 factors.',
    },
  },
  texts: { 'extension-guideline@2026-06': 'Guideline of June 2026' },
  provisions: {
    'ext.has-end': {
      name: 'The stay has an end',
      met: 'Your period of stay has an end.',
      requirement: 'Your status has a period of stay. A stay without end needs no extension; only the card is renewed.',
    },
    'ext.window': {
      name: 'Filing window open',
      requirement:
        'With a period of 6 months or more: filed at the earliest 3 months before the last day. With a shorter period: any time before it ends. Earlier only for a reason that cannot be avoided.',
      notMet: 'The filing window is not open yet: it opens 3 months before the last day.',
      remedy: 'If you must be away then (birth, hospital, posting), ask the office before you file early.',
    },
    'ext.in-time': {
      name: 'Filed in time',
      requirement:
        'Filed on or before the last day of the stay. If the office is closed that day, the next day it is open counts.',
      remedy: 'If the day has passed, go to the office at once, before you are found. A lawyer can help.',
    },
    'ext.closing-day': {
      name: 'Filed before the stay ended',
      requirement: 'Filed on or before the last day of the stay itself.',
      notMet:
        'The stay ended on a day the office was closed. Filing on the next open day is accepted by practice; the stay ended all the same on its last day.',
    },
    'ext.opens': {
      name: 'Filing window opens',
      requirement: '3 months before the last day, for a period of 6 months or more; else the start of the period.',
    },
    'ext.stay-until': {
      name: 'You may stay until',
      requirement:
        'Filed in time, you may stay until the decision, at most 2 months after the last day; not with a period of 30 days or less. The 2 months are counted from the day after.',
    },
    'ext.activity': {
      name: 'The activity fits the status',
      requirement: 'What you will do falls under the status you apply for. An officer finds this.',
    },
    'ext.same-organisation': {
      name: 'Same organisation',
      met: 'Your status is not tied to one organisation, or the organisation is the same.',
      requirement:
        'Highly skilled professional (i) and specified skilled worker are given for one organisation; of designated activities only some are, and an officer decides. With another organisation an extension is not enough.',
      notMet: 'The organisation changed: this needs a change of status, and notices within 14 days.',
      remedy: 'Apply for a change of status (article 20(1)), and give the Agency both notices within 14 days.',
    },
    'ext.visitor': {
      name: 'Temporary Visitor: special circumstances',
      requirement:
        'A Temporary Visitor is extended only for circumstances that cannot be avoided, such as an illness. An officer finds this; nothing else about it is covered here.',
      met: 'You are not a Temporary Visitor, or an officer has found such circumstances.',
      remedy:
        'Ask the regional immigration services bureau before your stay ends, and bring proof such as a medical certificate.',
    },
    'ext.points': {
      name: 'Points of a highly skilled professional',
      met: 'Your status does not ask for points, or 70 points are reached, or the special criteria (J-Skip) are met.',
      requirement:
        'A highly skilled professional (i) has 70 points, or meets the special criteria (J-Skip), also when the stay is extended.',
      notMet:
        'Fewer than 70 points and no J-Skip. The present stay goes on until its last day, but it is not extended in this status.',
      remedy: 'Another status can be applied for in time, for example Engineer / Specialist in Humanities.',
    },
    'ext.skilled-years': {
      name: 'Years as specified skilled worker (i)',
      met: 'You are not a specified skilled worker (i), or have fewer than 5 years as one.',
      requirement: 'Fewer than 5 years in all as specified skilled worker (i); up to 6 years for good reason.',
      remedy: 'Specified skilled worker (ii) has no such limit.',
    },
    'ext.criteria': {
      name: 'Criteria of the status',
      requirement: 'The criteria of the status are met. An officer finds this.',
    },
    'ext.activity-done': {
      name: 'Activity carried out',
      requirement: 'You did what your status is for. A break needs a good reason.',
    },
    'ext.conduct': { name: 'Conduct', requirement: 'Your conduct is not bad. An officer weighs this.' },
    'ext.livelihood': {
      name: 'Livelihood',
      requirement: 'The household can live by its assets or skills. Public assistance weighs against it.',
    },
    'ext.work-conditions': {
      name: 'Lawful working conditions',
      requirement: 'Employment and working conditions are lawful.',
      remedy: 'The employer has to put it right. The labour standards office helps, whatever your status.',
    },
    'ext.public-duties': {
      name: 'Tax and insurance',
      requirement: 'Taxes, pension and health insurance are paid. Large or long arrears weigh against it.',
      remedy: 'Pay what is open, or agree on a plan with the municipality.',
    },
    'ext.notifications': {
      name: 'Notices about the organisation',
      requirement:
        'Leaving an organisation and joining a new one were each told to the Agency within 14 days. If the last day is a closing day, the next open day counts.',
      remedy: 'Give the notice now, online or by post. Late is better than never.',
    },
  },
  facts: {
    earlyReason: {
      label: 'Reason for filing early',
      question: 'Is there a reason you cannot avoid to file before the window opens?',
      help: 'For example study abroad, a long posting, giving birth, or hospital.',
    },
    organisationChanged: {
      label: 'Organisation changed',
      question: 'Has your employer or organisation changed since your last permission?',
    },
    ssw1Months: {
      label: 'Months as specified skilled worker (i)',
      question: 'How many months in all have you been a specified skilled worker (i)?',
      where: 'Old residence cards',
    },
    activityPaused: {
      label: 'Break in the activity',
      question: 'Was there a time in which you did not do what your status is for, without a good reason?',
    },
    workConditions: {
      label: 'Working conditions',
      question: 'Are your working conditions lawful (pay, hours, insurance)?',
      choices: {
        lawful: 'Yes',
        'unlawful-employer': 'No, because of the employer',
        'unlawful-self': 'No, because of me',
      },
      where: 'Contract and pay slips; the labour standards office can tell',
    },
    duesUnpaid: {
      label: 'Unpaid tax or insurance',
      question: 'Is any resident tax, pension or health insurance unpaid now?',
      where: 'Municipality; Nenkin Net',
    },
    jobs: {
      label: 'Employers and schools',
      question: 'For whom have you worked, or where have you studied, since your present status?',
      help: 'One entry for each organisation. The end is the first day you were no longer there; leave it empty if you still are.',
      where: 'Contracts',
      fields: { organisation: 'Organisation (a short name)', from: 'From', until: 'Until (first day no longer)' },
    },
    notices: {
      label: 'Notices to the Agency',
      question: 'Which notices about your organisation have you given to the Immigration Services Agency?',
      help: 'Use the same short name as for the organisation.',
      where: 'Receipt or e-mail of the notice',
      fields: { organisation: 'Organisation (the same short name)', kind: 'What was told', on: 'Given on' },
      choices: { joined: 'I joined', left: 'I left' },
    },
    activityFits: { label: 'Officer: activity', question: 'Has an officer found that the activity fits the status?' },
    activityDone: {
      label: 'Officer: carried out',
      question: 'Has an officer found that the activity was carried out?',
    },
    livelihoodFound: { label: 'Officer: livelihood', question: 'Has an officer found the livelihood sufficient?' },
    conditionsFound: {
      label: 'Officer: working conditions',
      question: 'Has an officer found the working conditions lawful?',
    },
    dutiesFound: { label: 'Officer: duties', question: 'Has an officer found taxes and insurance in order?' },
  },
  questions: {
    'early-filing': 'Is the reason for filing early one that cannot be avoided?',
    'designation-names-organisation': 'Does the designation of your activities name one organisation?',
    'visitor-circumstances': 'Are there circumstances that cannot be avoided?',
    'ssw1-sixth-year': 'Is there a good reason for a 6th year as specified skilled worker (i)?',
  },
  deadlines: {
    extension: 'Application for extension',
    'special-period': 'Stay while the application is decided',
    notice: 'Notice to the Agency',
  },
};
