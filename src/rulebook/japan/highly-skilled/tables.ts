/**
 * The three points tables.
 * LAW: Ordinance on Highly Skilled Professionals, article 1; numbers as in the Agency's official table.
 */
import { type Amount, type Moment, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';

type Item = Parameters<typeof rule.points>[1][number];

const { amount, amountIf, any, bands, table } = rule;

/** Age in years on a day. The Ordinance counts it at the permission, the form at filing. */
export const ageOn = (day: Moment): Amount => rule.elapsed('years', fact.birthDate, day);

const degrees = ['doctor', 'mba', 'master', 'bachelor'] as const;
type Degree = (typeof degrees)[number];

/** Who names another degree as the highest may hold one in management besides. */
const holds = (degree: Degree): Truth =>
  degree === 'mba'
    ? any(fact.education.is('mba'), rule.all(fact.education.is('doctor', 'master'), fact.managementDegree))
    : fact.education.is(degree);

/** The best row counts: rows stand by their points. */
const academic = (id: string, points: Readonly<Record<Degree, number>>): Item => ({
  id: 'education',
  value: table(
    `${id}.education`,
    degrees
      .toSorted((one, other) => points[other] - points[one])
      .map((degree) => [degree, holds(degree), amount(points[degree])] as const),
    amount(0),
  ),
});

const career = (id: string, three: number, five: number, seven: number, ten: number): Item => ({
  id: 'career',
  value: bands(`${id}.career`, fact.careerYears, [
    [0, 0],
    [3, three],
    [5, five],
    [7, seven],
    [10, ten],
  ]),
});

/** Pay by age: a row gives points only below the age at which the table leaves it empty. */
export function payByAge(age: Amount): Amount {
  const below = (years: number, points: number): Amount =>
    bands(`pay-below-${years}`, age, [
      [0, points],
      [years, 0],
    ]);
  return bands('pay', fact.annualPay, [
    [0, 0],
    [4_000_000, below(30, 10)],
    [5_000_000, below(35, 15)],
    [6_000_000, below(40, 20)],
    [7_000_000, below(40, 25)],
    [8_000_000, 30],
    [9_000_000, 35],
    [10_000_000, 40],
  ]);
}

export const agePoints = (age: Amount): Amount =>
  bands('age', age, [
    [0, 15],
    [30, 10],
    [35, 5],
    [40, 0],
  ]);

/** How many of the four kinds of achievement there are. */
const kinds = rule.coarse(
  fact.researchKinds,
  rule.sum(
    (['inventedPatent', 'foreignGrants', 'responsiblePapers', 'otherAchievement'] as const).map((id) =>
      amountIf(id, fact[id], 1),
    ),
  ),
);

const research = (id: string, one: number, several: number): Item => ({
  id: 'research',
  value: bands(`${id}.research`, kinds, [
    [0, 0],
    [1, one],
    [2, several],
  ]),
});

const bonus = (id: string, when: Truth, points: number, beside: Partial<Item> = {}): Item => ({
  id,
  value: amountIf(id, when, points),
  ...beside,
});

const ofEmployer = (it: typeof fact.employerIsSme): Truth => rule.of('employer', it);

/** Bonuses that are the same in all three tables. */
const common: readonly Item[] = [
  bonus('several-degrees', fact.severalDegrees, 5),
  bonus('employer-support', ofEmployer(fact.supportedEmployer), 10),
  {
    id: 'employer-support-sme',
    value: amountIf('employer-support-sme', ofEmployer(fact.employerIsSme), 10),
    onlyWith: 'employer-support',
  },
  {
    id: 'research-spending',
    value: amountIf(
      'research-spending',
      rule.all(ofEmployer(fact.employerIsSme), ofEmployer(fact.researchSpendingOver3)),
      5,
    ),
  },
  bonus('foreign-licence', fact.foreignLicence, 5),
  bonus('japanese-degree', fact.japaneseDegree, 10),
  { id: 'japanese-n1', value: amountIf('japanese-n1', fact.japanese.is('n1', 'major'), 15) },
  {
    id: 'japanese-n2',
    value: amountIf('japanese-n2', fact.japanese.is('n2'), 10),
    notBeside: ['japanese-degree', 'japanese-n1'],
  },
  bonus('growth-project', ofEmployer(fact.growthProject), 10),
  bonus('designated-university', fact.designatedUniversity, 10),
  {
    id: 'innovative-asia',
    value: amountIf(
      'innovative-asia',
      // A training in Japan does not count beside a Japanese degree.
      any(
        fact.innovativeAsia.is('elsewhere'),
        rule.all(fact.innovativeAsia.is('in-japan'), rule.not(fact.japaneseDegree)),
      ),
      5,
    ),
  },
  bonus('local-support', ofEmployer(fact.localSupport), 10),
];

const investmentManagement = bonus('investment-management', ofEmployer(fact.investmentManagement), 10);

/** Advanced academic research, イ. */
const tableA = (age: Amount): Amount =>
  rule.points('hsp-a', [
    academic('a', { doctor: 30, mba: 20, master: 20, bachelor: 10 }),
    career('a', 5, 10, 15, 15),
    { id: 'pay', value: payByAge(age) },
    { id: 'age', value: agePoints(age) },
    research('a', 20, 25),
    ...common,
  ]);

/** Advanced specialised or technical work, ロ. */
const tableB = (age: Amount): Amount =>
  rule.points('hsp-b', [
    academic('b', { doctor: 30, mba: 25, master: 20, bachelor: 10 }),
    career('b', 5, 10, 15, 20),
    { id: 'pay', value: payByAge(age) },
    { id: 'age', value: agePoints(age) },
    research('b', 15, 15),
    { id: 'licences', value: rule.sum([rule.times(fact.licences, 5)], 10) },
    ...common,
    investmentManagement,
  ]);

/** Advanced business management, ハ: no age, pay from 10,000,000 yen. */
const tableC: Amount = rule.points('hsp-c', [
  academic('c', { doctor: 20, mba: 25, master: 20, bachelor: 10 }),
  career('c', 10, 15, 20, 25),
  {
    id: 'pay',
    value: bands('c.pay', fact.annualPay, [
      [0, 0],
      [10_000_000, 10],
      [15_000_000, 20],
      [20_000_000, 30],
      [25_000_000, 40],
      [30_000_000, 50],
    ]),
  },
  {
    id: 'position',
    value: table(
      'position',
      [
        ['representative', fact.position.is('representative'), amount(10)],
        ['director', fact.position.is('director'), amount(5)],
      ],
      amount(0),
    ),
  },
  ...common,
  bonus('invests-100-million', fact.invests100Million, 5),
  investmentManagement,
]);

/** The total by the table of the person's kind of work. */
export const pointsOn = (day: Moment): Amount =>
  table(
    'hsp-table',
    [
      ['a', fact.hspCategory.is('a'), tableA(ageOn(day))],
      ['b', fact.hspCategory.is('b'), tableB(ageOn(day))],
      ['c', fact.hspCategory.is('c'), tableC],
    ],
    amount(0),
  );
