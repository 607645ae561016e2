/** Cases H1–H22. Points by item where the official table's sum is given. */
import type { Case } from '../case.ts';

export type PointsCase = Case & {
  readonly points?: number;
  /** Points by item, the items that score. */
  readonly items?: Readonly<Record<string, number>>;
  readonly passMark: 'yes' | 'no';
  readonly floor?: 'yes' | 'no';
  /** Nothing but the officer stands in the way. */
  readonly clear: 'yes' | 'no';
  readonly jSkip?: 'yes' | 'no';
};

/** Somebody who has had that age since New Year 2026. */
const aged = (years: number): string => `${2026 - years}-01-01`;

const tenth = {
  hspCategory: 'b',
  birthDate: aged(34),
  education: 'master',
  careerYears: 5,
  annualPay: 6_000_000,
  japaneseDegree: true,
  japanese: 'n2',
} as const;
const second = {
  hspCategory: 'b',
  birthDate: aged(41),
  education: 'bachelor',
  careerYears: 10,
  annualPay: 9_000_000,
} as const;

export const pointsCases: readonly PointsCase[] = [
  {
    id: 'H1',
    name: 'an engineer of 28 with a Japanese master and N1',
    facts: {
      hspCategory: 'b',
      birthDate: aged(28),
      education: 'master',
      careerYears: 3,
      annualPay: 5_500_000,
      japaneseDegree: true,
      japanese: 'n1',
    },
    points: 80,
    items: { education: 20, career: 5, pay: 15, age: 15, 'japanese-degree': 10, 'japanese-n1': 15 },
    passMark: 'yes',
    clear: 'yes',
  },
  {
    id: 'H2',
    name: 'ten years and 9,000,000 yen at 41 are not enough',
    facts: second,
    points: 65,
    items: { education: 10, career: 20, pay: 35 },
    passMark: 'no',
    clear: 'no',
  },
  {
    id: 'H3',
    name: 'the same person with N2',
    facts: { ...second, japanese: 'n2' },
    points: 75,
    passMark: 'yes',
    clear: 'yes',
  },
  {
    id: 'H4',
    name: 'at 36 the pay row begins at 6,000,000 yen',
    facts: { hspCategory: 'b', birthDate: aged(36), education: 'master', careerYears: 7, annualPay: 5_900_000 },
    points: 40,
    items: { education: 20, career: 15, age: 5 },
    passMark: 'no',
    clear: 'no',
  },
  {
    id: 'H5',
    name: 'enough points, pay under the floor',
    facts: {
      hspCategory: 'b',
      birthDate: aged(28),
      education: 'doctor',
      careerYears: 7,
      annualPay: 2_900_000,
      japanese: 'n1',
    },
    points: 75,
    passMark: 'yes',
    floor: 'no',
    clear: 'no',
  },
  {
    id: 'H6',
    name: 'research has no floor',
    facts: {
      hspCategory: 'a',
      birthDate: aged(29),
      education: 'doctor',
      careerYears: 3,
      annualPay: 2_900_000,
      researchKinds: 2,
    },
    points: 75,
    items: { education: 30, career: 5, age: 15, research: 25 },
    passMark: 'yes',
    floor: 'yes',
    clear: 'yes',
  },
  {
    id: 'H7',
    name: 'a representative director with an MBA',
    facts: {
      hspCategory: 'c',
      birthDate: aged(45),
      education: 'mba',
      careerYears: 10,
      annualPay: 20_000_000,
      position: 'representative',
    },
    points: 90,
    items: { education: 25, career: 25, pay: 30, position: 10 },
    passMark: 'yes',
    clear: 'yes',
  },
  {
    id: 'H8',
    name: 'a director with a doctorate and N1',
    facts: {
      hspCategory: 'c',
      birthDate: aged(45),
      education: 'doctor',
      careerYears: 9,
      annualPay: 12_000_000,
      position: 'director',
      japanese: 'n1',
    },
    points: 70,
    items: { education: 20, career: 20, pay: 10, position: 5, 'japanese-n1': 15 },
    passMark: 'yes',
    clear: 'yes',
  },
  {
    id: 'H9',
    name: 'at 40 the 7,000,000 row gives nothing',
    facts: {
      hspCategory: 'b',
      birthDate: aged(40),
      education: 'master',
      careerYears: 7,
      annualPay: 7_500_000,
      japanese: 'n1',
    },
    points: 50,
    items: { education: 20, career: 15, 'japanese-n1': 15 },
    passMark: 'no',
    clear: 'no',
  },
  {
    id: 'H10',
    name: 'N2 is not added beside a Japanese degree',
    facts: tenth,
    points: 70,
    items: { education: 20, career: 10, pay: 20, age: 10, 'japanese-degree': 10 },
    passMark: 'yes',
    clear: 'yes',
  },
  { id: 'H11', name: 'N1 is', facts: { ...tenth, japanese: 'n1' }, points: 85, passMark: 'yes', clear: 'yes' },
  {
    id: 'H12',
    name: 'a designated university counts once, however many grounds',
    facts: {
      hspCategory: 'b',
      birthDate: aged(29),
      education: 'bachelor',
      careerYears: 3,
      annualPay: 4_000_000,
      japanese: 'n1',
      japaneseDegree: true,
      designatedUniversity: true,
    },
    points: 75,
    items: {
      education: 10,
      career: 5,
      pay: 10,
      age: 15,
      'japanese-n1': 15,
      'japanese-degree': 10,
      'designated-university': 10,
    },
    passMark: 'yes',
    clear: 'yes',
  },
  {
    id: 'H13',
    name: 'a supported small employer with research spending of 4 %',
    facts: {
      hspCategory: 'b',
      birthDate: aged(33),
      education: 'master',
      careerYears: 4,
      annualPay: 5_000_000,
      supportedEmployer: true,
      employerIsSme: true,
      researchSpendingOver3: true,
    },
    points: 75,
    items: {
      education: 20,
      career: 5,
      pay: 15,
      age: 10,
      'employer-support': 10,
      'employer-support-sme': 10,
      'research-spending': 5,
    },
    passMark: 'yes',
    clear: 'yes',
  },
  {
    id: 'H14',
    name: 'patents and papers: 15 for technical work',
    facts: {
      hspCategory: 'b',
      birthDate: aged(50),
      education: 'none',
      annualPay: 3_000_000,
      inventedPatent: true,
      responsiblePapers: true,
    },
    points: 15,
    items: { research: 15 },
    passMark: 'no',
    clear: 'no',
  },
  {
    id: 'H14',
    name: 'patents and papers: 25 for research',
    facts: { hspCategory: 'a', birthDate: aged(50), education: 'none', inventedPatent: true, responsiblePapers: true },
    points: 25,
    items: { research: 25 },
    passMark: 'no',
    clear: 'no',
  },
  {
    id: 'H15',
    name: 'three licences count ten',
    facts: { hspCategory: 'b', birthDate: aged(50), education: 'none', annualPay: 3_000_000, licences: 3 },
    points: 10,
    items: { licences: 10 },
    passMark: 'no',
    clear: 'no',
  },
  ...(
    [
      [29, 10, 15],
      [30, 0, 10],
    ] as const
  ).map(
    ([age, pay, years]): PointsCase => ({
      id: 'H16',
      name: `4,000,000 yen at ${age}`,
      facts: { hspCategory: 'b', birthDate: aged(age), education: 'none', annualPay: 4_000_000 },
      points: pay + years,
      items: { ...(pay > 0 ? { pay } : {}), age: years },
      passMark: 'no',
      clear: 'no',
    }),
  ),
  ...(
    [
      [34, 15, 10],
      [35, 0, 5],
    ] as const
  ).map(
    ([age, pay, years]): PointsCase => ({
      id: 'H17',
      name: `5,000,000 yen at ${age}`,
      facts: { hspCategory: 'b', birthDate: aged(age), education: 'none', annualPay: 5_000_000 },
      points: pay + years,
      items: { ...(pay > 0 ? { pay } : {}), age: years },
      passMark: 'no',
      clear: 'no',
    }),
  ),
  {
    id: 'H18',
    name: 'a foreign licence and a growth field at 45',
    facts: {
      hspCategory: 'b',
      birthDate: aged(45),
      education: 'bachelor',
      careerYears: 10,
      annualPay: 8_000_000,
      foreignLicence: true,
      growthProject: true,
    },
    points: 75,
    items: { education: 10, career: 20, pay: 30, 'foreign-licence': 5, 'growth-project': 10 },
    passMark: 'yes',
    clear: 'yes',
  },
  {
    id: 'H20',
    name: 'J-Skip: a master and 20,000,000 yen, whatever the points',
    facts: { hspCategory: 'b', birthDate: aged(45), education: 'master', annualPay: 20_000_000 },
    passMark: 'no',
    jSkip: 'yes',
    clear: 'yes',
  },
  {
    id: 'H21',
    name: 'J-Skip for managers needs 40,000,000 yen',
    facts: { hspCategory: 'c', birthDate: aged(45), education: 'none', careerYears: 6, annualPay: 39_000_000 },
    passMark: 'no',
    jSkip: 'no',
    clear: 'no',
  },
];

/** H22: turns 30 between filing and permission. */
export const birthdayBetween: Case = {
  id: 'H22',
  name: 'a thirtieth birthday between filing and permission',
  facts: {
    hspCategory: 'b',
    birthDate: '1996-12-01',
    education: 'master',
    careerYears: 3,
    annualPay: 4_000_000,
    japanese: 'n1',
    japaneseDegree: true,
    applicationDate: '2026-11-20',
    decisionDate: '2026-12-10',
  },
};
