import type { ChapterWording } from '../../chapter.ts';

const paper = 'A paper of the school or employer';

export const highlySkilled: ChapterWording = {
  procedures: {
    'highly-skilled': {
      name: 'Highly skilled professional (i)',
      question: 'Do I have the points for highly skilled professional?',
      about: 'The points table of the Ordinance, the minimum pay, and the special criteria (J-Skip). 70 points pass.',
    },
  },
  routes: { points: 'By points', 'j-skip': 'By the special criteria (J-Skip), without points' },
  texts: { 'hsp-ordinance@2021-07-30': 'Ordinance on Highly Skilled Professionals, numbers verified from 2021-07-30' },
  provisions: {
    'hsp.points': { name: 'Points', requirement: 'The points of the table for your kind of work, added up.' },
    'hsp.pass-mark': {
      name: '70 points',
      requirement: 'The points of the table add up to at least 70.',
      remedy:
        'More pay, a Japanese test, a licence or further years of experience add points. You and your employer can see below which of them would be enough.',
    },
    'hsp.remuneration-floor': {
      name: 'Pay of at least 3,000,000 yen',
      requirement:
        'For specialised or technical work and for management, the yearly pay is at least 3,000,000 yen, whatever the points. For research there is no minimum.',
      remedy: 'Only the employer can raise the pay. Bonuses count; commuting allowances do not.',
    },
    'hsp.activity': {
      name: 'The work belongs to this status',
      requirement:
        "The work in Japan is work of this status. An officer decides this from the contract and the employer's papers.",
    },
    'hsp.business-manager': {
      name: 'Criteria for managers',
      requirement:
        'For management, the business also meets the criteria for Business Manager as revised on 2025-10-16. An officer decides this.',
    },
    'hsp.birthday-between': {
      name: 'No birthday changes the points while you wait',
      requirement:
        'The points that depend on age are the same on the day of filing and on the day of the decision. The Ordinance counts them at the decision.',
      notMet:
        'A birthday between filing and decision changes the points. The result depends on the day of the decision.',
      remedy: 'Nobody can change a birthday. Ask the office about the timing, and count with the lower points.',
    },
    'j-skip.criteria': {
      name: 'Special criteria (J-Skip)',
      requirement:
        "For research and technical work: pay of at least 20,000,000 yen, with a master's degree or higher, or 10 years of experience. For management: pay of at least 40,000,000 yen and 5 years of experience.",
      remedy: 'The employer decides about pay; time brings experience.',
    },
    'hsp.points-at-filing': {
      name: 'Points on the day of filing',
      requirement: 'The points of the table with your age on the day of filing.',
    },
  },
  rows: {
    education: 'Degree',
    career: 'Years of experience',
    pay: 'Yearly pay',
    age: 'Age',
    research: 'Research achievements',
    position: 'Position in the company',
    licences: 'Japanese licences',
    'several-degrees': 'Degrees in several fields',
    'employer-support': 'Employer supported for innovation',
    'employer-support-sme': 'Supported employer is small or medium',
    'research-spending': 'Small employer with high research spending',
    'foreign-licence': 'Foreign licence or award',
    'japanese-degree': 'Degree from a Japanese university',
    'japanese-n1': 'Japanese N1, or degree in Japanese',
    'japanese-n2': 'Japanese N2',
    'growth-project': 'Project in a growth field',
    'designated-university': 'Designated university',
    'innovative-asia': 'Designated training (Innovative Asia)',
    'local-support': 'Employer supported by a local government',
    'invests-100-million': 'Investment of 100,000,000 yen',
    'investment-management': 'Investment management business',
  },
  facts: {
    hspCategory: {
      label: 'Kind of work',
      question: 'Which kind of work will you do?',
      help: 'The points table is different for each.',
      choices: {
        a: 'Research or teaching at a research institution',
        b: 'Specialised or technical work',
        c: 'Management of a business',
      },
    },
    education: {
      label: 'Highest degree',
      question: 'What is your highest degree?',
      choices: {
        doctor: 'Doctorate',
        mba: 'Professional degree in management (MBA, MOT)',
        master: "Master's or other professional degree",
        bachelor: "Bachelor's degree or equal",
        none: 'None of these',
      },
      where: 'Degree certificate',
    },
    careerYears: {
      label: 'Years of experience',
      question: 'How many full years have you worked in this field?',
      help: 'Only work of the kind you will do in Japan counts.',
      where: 'Certificates of your employers',
    },
    annualPay: {
      label: 'Yearly pay',
      question: 'How much will you be paid in a year, in yen?',
      help: 'From the organisation you have the contract with, with bonuses, without commuting or similar allowances.',
      where: 'Contract or certificate of the employer',
    },
    japanese: {
      label: 'Japanese',
      question: 'Which proof of Japanese do you have?',
      choices: {
        n1: 'JLPT N1, or BJT 480 or more',
        major: 'I majored in Japanese at a university outside Japan',
        n2: 'JLPT N2, or BJT 400 or more',
        none: 'None of these',
      },
      where: 'Test certificate or degree',
    },
    japaneseDegree: {
      label: 'Degree from Japan',
      question: 'Do you have a degree from a university or graduate school in Japan?',
      where: paper,
    },
    severalDegrees: {
      label: 'Several higher degrees',
      question: "Do you have 2 or more doctor's, master's or professional degrees in different fields?",
      where: paper,
    },
    designatedUniversity: {
      label: 'Designated university',
      question: "Did you graduate from a university on the Agency's list for extra points?",
      help: 'Top-ranked universities, Top Global University Project, partner schools of Innovative Asia. The list changes every year.',
      where: 'List of the Immigration Services Agency',
    },
    researchKinds: {
      label: 'Kinds of research achievements',
      question:
        'How many of these 4 kinds do you have: a patented invention; work in 3 or more projects funded by a foreign government; 3 or more papers as responsible author; another achievement recognised as equal?',
      where: 'Patent, grant papers, list of papers',
    },
    inventedPatent: { label: 'Patented invention', question: 'Have you invented something that is patented?' },
    foreignGrants: {
      label: 'Projects with foreign grants',
      question: 'Did you take part in 3 or more projects funded by a foreign government before you came?',
    },
    responsiblePapers: {
      label: 'Papers as responsible author',
      question: 'Do you have 3 or more papers as responsible author in listed journals?',
    },
    otherAchievement: {
      label: 'Other recognised achievement',
      question: 'Has another achievement been recognised as equal, such as a famous prize?',
    },
    licences: {
      label: 'Japanese licences',
      question: 'How many Japanese national licences for this work do you have?',
      help: '5 points each, at most 10.',
    },
    foreignLicence: {
      label: 'Foreign licence or award',
      question: 'Do you have a foreign licence or award for this work that the Minister recognises?',
    },
    position: {
      label: 'Position',
      question: 'What will your position in the company be?',
      choices: {
        representative: 'Representative director or equal',
        director: 'Director or executive officer',
        none: 'Another position',
      },
    },
    supportedEmployer: {
      label: 'Employer supported for innovation',
      question: "Does your employer receive support for innovation named in the Ministry's notice?",
      where: 'Ask your employer',
    },
    employerIsSme: {
      label: 'Small or medium employer',
      question: 'Is your employer a small or medium enterprise?',
      where: 'Ask your employer',
    },
    researchSpendingOver3: {
      label: 'Research spending over 3 %',
      question: 'Does your employer spend more than 3 % of its sales on research and development?',
      where: 'Ask your employer',
    },
    growthProject: {
      label: 'Growth-field project',
      question: 'Will you work in an advanced project in a growth field recognised by the Minister?',
      where: 'Ask your employer',
    },
    innovativeAsia: {
      label: 'Innovative Asia training',
      question: 'Did you complete a training of the Innovative Asia programme?',
      choices: { 'in-japan': 'Yes, at a Japanese university', elsewhere: 'Yes, elsewhere', none: 'No' },
    },
    invests100Million: {
      label: 'Investment',
      question: 'Have you invested 100,000,000 yen or more in the business you manage?',
    },
    investmentManagement: {
      label: 'Investment management',
      question: 'Is it an investment management business or similar?',
    },
    localSupport: {
      label: 'Local-government support',
      question: 'Does your employer receive local-government support for highly skilled professionals?',
      where: 'Ask your employer',
    },
    hspPoints: {
      label: 'Points',
      question: 'How many points do you have by the points table?',
      help: 'Earlier points can be told with the day from which they were true.',
      where: 'Your last points form',
    },
    hspActivityFits: {
      label: 'Officer: the work fits',
      question: 'Has an officer found that the work belongs to this status?',
    },
    businessManagerCriteria: {
      label: 'Officer: criteria for managers',
      question: 'Has an officer found that the business meets the criteria?',
    },
  },
  documents: {
    'points-form': 'Points form',
    'points-evidence': 'Papers for the points you count',
    'pay-certificate': 'Certificate of the yearly pay',
    contract: 'Contract or certificate of the work',
    'business-papers': 'Papers of the business',
  },
};
