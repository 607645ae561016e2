/**
 * The three points tables.
 * LAW: Ordinance on Highly Skilled Professionals, article 1; numbers as in the Agency's official table.
 */
import { type Amount, type Moment, rule } from '#rules';

type Item = Parameters<typeof rule.points>[1][number];

const { amount, amountIf, amountOf, any, bands, holds, is, table } = rule;

/** Age in years on a day. The Ordinance counts it at the permission, the form at filing. */
export const ageOn = (day: Moment): Amount => rule.elapsed('years', rule.dateOf('birthDate'), day);

const academic = (id: string, rows: Readonly<Record<'doctor' | 'mba' | 'master' | 'bachelor', number>>): Item => ({
  id: 'education',
  value: table(
    `${id}.education`,
    Object.entries(rows).map(([degree, points]) => [degree, is('education', degree), amount(points)] as const),
    amount(0),
  ),
});

const career = (id: string, three: number, five: number, seven: number, ten: number): Item => ({
  id: 'career',
  value: bands(`${id}.career`, amountOf('careerYears'), [
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
  return bands('pay', amountOf('annualPay'), [
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
  'researchKinds',
  rule.sum(
    ['inventedPatent', 'foreignGrants', 'responsiblePapers', 'otherAchievement'].map((id) =>
      amountIf(id, holds(id), 1),
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

const bonus = (id: string, fact: string, points: number, beside: Partial<Item> = {}): Item => ({
  id,
  value: amountIf(id, holds(fact), points),
  ...beside,
});

/** Bonuses that are the same in all three tables. */
const common: readonly Item[] = [
  bonus('several-degrees', 'severalDegrees', 5),
  bonus('employer-support', 'supportedEmployer', 10),
  {
    id: 'employer-support-sme',
    value: amountIf('employer-support-sme', holds('employerIsSme'), 10),
    onlyWith: 'employer-support',
  },
  {
    id: 'research-spending',
    value: amountIf('research-spending', rule.all(holds('employerIsSme'), holds('researchSpendingOver3')), 5),
  },
  bonus('foreign-licence', 'foreignLicence', 5),
  bonus('japanese-degree', 'japaneseDegree', 10),
  { id: 'japanese-n1', value: amountIf('japanese-n1', is('japanese', 'n1', 'major'), 15) },
  {
    id: 'japanese-n2',
    value: amountIf('japanese-n2', is('japanese', 'n2'), 10),
    notBeside: ['japanese-degree', 'japanese-n1'],
  },
  bonus('growth-project', 'growthProject', 10),
  bonus('designated-university', 'designatedUniversity', 10),
  {
    id: 'innovative-asia',
    value: amountIf(
      'innovative-asia',
      // A training in Japan does not count beside a Japanese degree.
      any(
        is('innovativeAsia', 'elsewhere'),
        rule.all(is('innovativeAsia', 'in-japan'), rule.not(holds('japaneseDegree'))),
      ),
      5,
    ),
  },
  bonus('local-support', 'localSupport', 10),
];

const investmentManagement = bonus('investment-management', 'investmentManagement', 10);

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
    { id: 'licences', value: rule.sum([rule.times(amountOf('licences'), 5)], 10) },
    ...common,
    investmentManagement,
  ]);

/** Advanced business management, ハ: no age, pay from 10,000,000 yen. */
const tableC: Amount = rule.points('hsp-c', [
  academic('c', { doctor: 20, mba: 25, master: 20, bachelor: 10 }),
  career('c', 10, 15, 20, 25),
  {
    id: 'pay',
    value: bands('c.pay', amountOf('annualPay'), [
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
        ['representative', is('position', 'representative'), amount(10)],
        ['director', is('position', 'director'), amount(5)],
      ],
      amount(0),
    ),
  },
  ...common,
  bonus('invests-100-million', 'invests100Million', 5),
  investmentManagement,
]);

/** The total by the table of the person's kind of work. */
export const pointsOn = (day: Moment): Amount =>
  table(
    'hsp-table',
    [
      ['a', is('hspCategory', 'a'), tableA(ageOn(day))],
      ['b', is('hspCategory', 'b'), tableB(ageOn(day))],
      ['c', is('hspCategory', 'c'), tableC],
    ],
    amount(0),
  );
