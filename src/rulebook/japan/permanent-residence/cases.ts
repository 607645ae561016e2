/** Cases P1–P22 of permanent residence, by the guideline of 2026-02-24 and, where it may be in force, the draft. */
import type { Case } from '../case.ts';

export type ResidenceCase = Case & {
  /** States of findings by the verified text; `route/finding` where a route matters. */
  readonly states?: Readonly<Record<string, 'yes' | 'no' | 'unknown' | 'judgement'>>;
  /** Is the route clear, with everything else in order? */
  readonly routes?: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;
  /** Outcome and clear of the whole, all texts together. */
  readonly clear?: 'yes' | 'no' | 'unknown';
  /** What closes it. */
  readonly shut?: string;
  readonly agreed?: boolean;
  /** States of findings under the unverified text. */
  readonly draft?: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;
};

/** All duties in time, nothing against the person; what is not told is none. */
const inOrder = {
  status: 'engineer_humanities',
  periodOfStay: '5y',
  notificationsFiled: true,
  relation: 'none',
  residentSince: '2012-01-01',
  householdIncome: 5_000_000,
  incomeAboveAverage: true,
} as const;

const point = (from: string, value: number) => ({ from, value });
const stay = (from: string, status: string, until?: string) => ({
  from,
  status,
  ...(until === undefined ? {} : { until }),
});
/** Stays instead of the coarse dates. */
const byStays = (stays: readonly object[]) => {
  const { residentSince: _, ...rest } = inOrder;
  return { ...rest, stays };
};

const threeYears = { ...inOrder, workingSince: '2016-01-01', periodOfStay: '3y' } as const;

/** Married for eight years to a Japanese national, with every payment of his own in time. */
const supportedHusband = {
  ...inOrder,
  status: 'spouse_jp',
  relation: 'spouse',
  marriedSince: '2018-05-01',
  residentSince: '2017-12-26',
} as const;

export const residenceCases: readonly ResidenceCase[] = [
  {
    id: 'P-points-too-few',
    name: 'two years here, and sure that the points are fewer than 70: the ways by points are closed, nobody counts',
    facts: { ...inOrder, residentSince: '2024-11-01', pointsPossible: false },
    states: { 'hsp-70/pr.points-possible': 'no' },
    routes: { 'hsp-70': 'no', 'hsp-80': 'no' },
    clear: 'no',
  },
  {
    id: 'P1',
    name: 'ten years, the last five as an engineer, everything in time',
    facts: { ...inOrder, residentSince: '2016-09-23', workingSince: '2021-10-23' },
    states: {
      'ten-years/pr.ten-years': 'yes',
      'ten-years/pr.work-five-years': 'yes',
      'ten-years/pr.longest-period': 'yes',
    },
    routes: { 'ten-years': 'yes' },
    clear: 'yes',
    agreed: true,
  },
  {
    id: 'P2',
    name: 'six years a student, four years an engineer',
    facts: byStays([stay('2016-09-01', 'student', '2022-09-23'), stay('2022-09-23', 'engineer_humanities')]),
    states: { 'ten-years/pr.ten-years': 'yes', 'ten-years/pr.work-five-years': 'no' },
    clear: 'no',
  },
  {
    id: 'P-designated',
    name: 'the last six years as Designated Activities: whether they count is for the officer',
    facts: {
      ...byStays([
        stay('2012-04-01', 'student', '2018-04-01'),
        stay('2018-04-01', 'engineer_humanities', '2020-04-01'),
        stay('2020-04-01', 'designated'),
      ]),
      status: 'designated',
    },
    states: { 'ten-years/pr.work-five-years': 'judgement' },
    routes: { 'ten-years': 'yes' },
  },
  {
    id: 'P3',
    name: 'trainee and specified skilled worker years do not count as work',
    asOf: '2029-11-23',
    facts: byStays([
      stay('2019-05-01', 'titp1', '2022-05-01'),
      stay('2022-05-01', 'ssw1', '2027-05-01'),
      stay('2027-05-01', 'engineer_humanities'),
    ]),
    states: { 'ten-years/pr.ten-years': 'yes', 'ten-years/pr.work-five-years': 'no' },
  },
  {
    id: 'P4',
    name: 'five years as specified skilled worker (ii) do',
    asOf: '2029-11-23',
    facts: {
      ...byStays([stay('2019-05-01', 'ssw1', '2024-05-01'), stay('2024-05-01', 'ssw2')]),
      status: 'ssw2',
      periodOfStay: '3y',
    },
    states: {
      'ten-years/pr.ten-years': 'yes',
      'ten-years/pr.work-five-years': 'yes',
      'ten-years/pr.longest-period': 'yes',
    },
  },
  {
    id: 'P5',
    name: 'a marriage of three years, two of them abroad, one year here',
    facts: {
      ...inOrder,
      status: 'spouse_jp',
      relation: 'spouse',
      marriedSince: '2023-10-23',
      residentSince: '2025-10-23',
    },
    states: { 'spouse/pr.married': 'yes', 'spouse/pr.one-year': 'yes' },
    routes: { spouse: 'yes' },
  },
  {
    id: 'P6',
    name: 'a marriage of two years and eleven months',
    facts: {
      ...inOrder,
      status: 'spouse_jp',
      relation: 'spouse',
      marriedSince: '2023-12-23',
      residentSince: '2021-11-01',
    },
    states: { 'spouse/pr.married': 'no' },
    routes: { spouse: 'no' },
  },
  {
    id: 'P7',
    name: 'a long-term resident of five years with three years of stay',
    facts: { ...inOrder, status: 'long_term', periodOfStay: '3y', longTermSince: '2021-10-23' },
    states: { 'long-term/pr.long-term': 'yes', 'long-term/pr.longest-period': 'yes' },
    routes: { 'long-term': 'yes' },
  },
  {
    id: 'P8',
    name: '80 points now and one year ago, here since October 2025',
    facts: { ...inOrder, residentSince: '2025-10-01', hspPoints: [point('2025-10-01', 80)] },
    states: { 'hsp-80/pr.hsp-80': 'yes' },
    routes: { 'hsp-80': 'yes' },
  },
  {
    id: 'P9',
    name: '82 points now, 65 one year ago, 75 three years ago: two dates are met for 70, the time between is for the officer',
    facts: {
      ...inOrder,
      residentSince: '2022-11-01',
      hspPoints: [point('2023-01-01', 75), point('2025-01-01', 65), point('2026-06-01', 82)],
    },
    states: { 'hsp-80/pr.hsp-80': 'no', 'hsp-70/pr.hsp-70': 'yes', 'hsp-70/pr.points-kept': 'judgement' },
    routes: { 'hsp-80': 'no' },
  },
  {
    id: 'P10',
    name: '75 now, 72 three years ago, never below 70',
    facts: { ...inOrder, residentSince: '2023-11-01', hspPoints: [point('2023-11-01', 72), point('2025-04-01', 75)] },
    states: { 'hsp-70/pr.hsp-70': 'yes', 'hsp-70/pr.points-kept': 'yes' },
    routes: { 'hsp-70': 'yes' },
  },
  {
    id: 'P11',
    name: 'one year of stay is not the longest',
    facts: { ...inOrder, periodOfStay: '1y', workingSince: '2016-01-01' },
    states: { 'ten-years/pr.longest-period': 'no' },
    clear: 'no',
  },
  {
    id: 'P12',
    name: 'three years held on 2027-03-31, decided inside that period',
    asOf: '2028-02-01',
    facts: {
      ...threeYears,
      stayFrom: '2026-05-10',
      stayUntil: '2029-05-10',
      applicationDate: '2027-06-01',
      decisionDate: '2028-02-01',
    },
    states: { 'ten-years/pr.longest-period': 'yes' },
  },
  {
    id: 'P12b',
    name: 'decided after the period held on 2027-03-31 has ended',
    asOf: '2027-12-01',
    facts: {
      ...threeYears,
      // Extended meanwhile: without that the stay would have ended with the period.
      stayFrom: '2027-09-30',
      stayUntil: '2030-09-30',
      applicationDate: '2027-06-01',
      decisionDate: '2027-12-01',
    },
    states: { 'ten-years/pr.longest-period': 'no' },
  },
  {
    id: 'P12c',
    name: 'filed before 2027-03-31, decided in the next period: the texts differ',
    asOf: '2027-08-20',
    facts: {
      ...threeYears,
      stayFrom: '2027-05-31',
      stayUntil: '2030-05-31',
      applicationFor: 'permanent-residence',
      applicationDate: '2026-12-10',
      decisionDate: '2027-08-20',
    },
    states: { 'ten-years/pr.longest-period': 'no' },
    draft: { 'ten-years/pr.longest-period': 'yes' },
    agreed: false,
  },
  {
    id: 'P13',
    name: 'three years granted after 2027-03-31',
    asOf: '2027-05-01',
    facts: { ...threeYears, stayFrom: '2027-04-10', stayUntil: '2030-04-10', applicationDate: '2027-05-01' },
    states: { 'ten-years/pr.longest-period': 'no' },
  },
  {
    id: 'P14',
    name: 'three years is the longest for specified skilled worker (ii)',
    asOf: '2027-05-01',
    facts: {
      ...threeYears,
      status: 'ssw2',
      stayFrom: '2027-04-10',
      stayUntil: '2030-04-10',
      applicationDate: '2027-05-01',
    },
    states: { 'ten-years/pr.longest-period': 'yes' },
  },
  {
    id: 'P15',
    name: 'three tax payments late last year, all paid today',
    facts: { ...inOrder, workingSince: '2016-01-01', lastLateTax: '2025-10-31' },
    states: { 'ten-years/pr.resident-tax': 'no' },
    clear: 'no',
  },
  {
    id: 'P16',
    name: 'a manager whose company has 5,000,000 yen of capital',
    facts: { ...inOrder, status: 'business_manager', workingSince: '2016-01-01', businessCapital: 5_000_000 },
    states: { 'ten-years/pr.business-capital': 'no' },
    clear: 'no',
  },
  {
    id: 'P17',
    name: 'a recognised refugee with a low income',
    facts: {
      ...inOrder,
      status: 'long_term',
      residentSince: '2021-10-15',
      protectedSince: '2021-10-15',
      householdIncome: 1_200_000,
      publicAssistance: true,
    },
    states: { 'protected/pr.protected': 'yes' },
    routes: { protected: 'yes' },
  },
  {
    id: 'P19',
    name: 'one trip of 120 days: residence goes on in law, practice warns',
    facts: { ...inOrder, workingSince: '2016-01-01', absences: [{ from: '2025-02-01', until: '2025-06-01' }] },
    states: { 'ten-years/pr.ten-years': 'yes', 'ten-years/pr.absence-single': 'no' },
    clear: 'yes',
  },
  {
    id: 'absence-any-year',
    name: '100 days away within 365, four years ago and over a new year: as many as practice lets pass',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      absences: [
        { from: '2021-07-20', until: '2021-08-29' },
        { from: '2022-05-21', until: '2022-07-20' },
      ],
    },
    states: { 'ten-years/pr.absence-year': 'yes' },
  },
  {
    id: 'absence-any-year',
    name: 'one day more: practice warns, though neither calendar year has as many and the last year has none',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      absences: [
        { from: '2021-07-20', until: '2021-08-29' },
        { from: '2022-05-20', until: '2022-07-20' },
      ],
    },
    states: { 'ten-years/pr.absence-single': 'yes', 'ten-years/pr.absence-year': 'no' },
    clear: 'yes',
  },
  {
    id: 'absence-any-year',
    name: 'the first day away leaves the 365 days as the last one enters them',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      absences: [
        { from: '2021-07-20', until: '2021-08-29' },
        { from: '2022-05-21', until: '2022-07-21' },
      ],
    },
    states: { 'ten-years/pr.absence-year': 'yes' },
  },
  {
    id: 'absence-any-year',
    name: 'the same trips of a wife: one year of residence is asked of her, and they lie before it',
    facts: {
      ...supportedHusband,
      residentSince: '2015-04-01',
      absences: [{ from: '2022-02-01', until: '2022-06-01' }],
    },
    states: {
      'spouse/pr.absence-single': 'yes',
      'spouse/pr.absence-year': 'yes',
      'ten-years/pr.absence-single': 'no',
      'ten-years/pr.absence-year': 'no',
    },
    draft: { 'spouse/pr.absence-year': 'yes' },
  },
  {
    id: 'absence-any-year',
    name: 'the trips of a year told, and not whether there were more: what is told is enough to warn, and too few settle nothing',
    facts: {
      ...supportedHusband,
      residentSince: '2015-04-01',
      absences: [{ from: '2022-02-01', until: '2022-06-01' }],
    },
    more: { closedWorld: false },
    states: { 'spouse/pr.absence-year': 'unknown', 'ten-years/pr.absence-year': 'no' },
  },
  {
    id: 'P20',
    name: 'one trip of 200 days in 2028: negative by the draft only',
    asOf: '2028-11-23',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      japaneseLevel: 'b1',
      absences: [{ from: '2028-01-10', until: '2028-07-28' }],
    },
    states: { 'ten-years/pr.absence-single': 'no' },
    draft: { 'ten-years/pr.draft.absence-single': 'no', 'ten-years/pr.draft.absence-total': 'yes' },
    agreed: false,
  },
  {
    id: 'P20',
    name: '200 days spread over trips meet no threshold of the draft',
    asOf: '2028-11-23',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      japaneseLevel: 'b1',
      absences: [0, 1, 2, 3].map((year) => ({ from: `${2024 + year}-03-01`, until: `${2024 + year}-04-20` })),
    },
    draft: { 'ten-years/pr.draft.absence-single': 'yes', 'ten-years/pr.draft.absence-total': 'yes' },
    agreed: true,
  },
  {
    id: 'P21',
    name: 'filed in June 2026, pending in October, single, 3,200,000 yen: a warning, no decision',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      householdIncome: 3_200_000,
      incomeAboveAverage: false,
      applicationFor: 'permanent-residence',
      applicationDate: '2026-06-15',
    },
    states: { 'ten-years/pr.income': 'yes' },
    draft: { 'ten-years/pr.draft.income': 'no' },
    agreed: true,
    clear: 'yes',
  },
  {
    id: 'P22',
    name: 'a resettled refugee of four years is not on the route of recognised ones',
    facts: {
      ...inOrder,
      status: 'long_term',
      residentSince: '2022-11-01',
      longTermSince: '2022-11-01',
      resettledRefugee: true,
    },
    states: { 'protected/pr.protected': 'no', 'long-term/pr.long-term': 'no' },
    clear: 'no',
  },
  {
    id: 'hsp70-below-now',
    name: 'three years as highly skilled professional, and 55 points today',
    facts: {
      ...inOrder,
      status: 'hsp1b',
      residentSince: '2022-10-01',
      hspSince: '2023-04-01',
      hspPoints: [point('2023-04-01', 75), point('2026-06-01', 55)],
    },
    states: { 'hsp-70/pr.hsp-70': 'no' },
    routes: { 'hsp-70': 'no' },
    clear: 'no',
  },
  {
    id: 'hsp70-dip-as-hsp',
    name: 'highly skilled professional for three years with a dip, in Japan for less than three years before that: the dip counts',
    facts: {
      ...inOrder,
      status: 'hsp1b',
      residentSince: '2023-05-01',
      hspSince: '2023-05-01',
      hspPoints: [point('2023-05-01', 65), point('2024-02-01', 75)],
    },
    states: { 'hsp-70/pr.hsp-70': 'yes', 'hsp-70/pr.points-kept': 'no' },
    routes: { 'hsp-70': 'no' },
  },
  {
    id: 'hsp80-not-yet-a-year',
    name: 'two years as highly skilled professional, with 80 points since August only',
    facts: {
      ...inOrder,
      status: 'hsp1b',
      residentSince: '2024-10-01',
      hspSince: '2024-10-01',
      hspPoints: [point('2024-10-01', 70), point('2026-08-01', 80)],
    },
    states: { 'hsp-80/pr.hsp-80': 'no' },
    clear: 'no',
  },
  {
    id: 'points-dip-between-two-dates',
    name: '82 points a year ago, 85 today, 65 in the spring: whether that breaks the year is for the officer',
    facts: {
      ...inOrder,
      residentSince: '2024-10-01',
      hspPoints: [point('2024-10-01', 82), point('2026-03-01', 65), point('2026-06-01', 85)],
    },
    states: { 'hsp-80/pr.hsp-80': 'yes', 'hsp-80/pr.points-kept-80': 'judgement' },
  },
  {
    id: 'exemption-is-the-persons',
    name: 'twelve years in Japan, married for one: a spouse is exempt by law on every way',
    facts: {
      ...byStays([stay('2014-09-10', 'engineer_humanities')]),
      relation: 'spouse',
      marriedSince: '2025-09-01',
      publicAssistance: true,
    },
    states: { 'ten-years/pr.livelihood': 'yes', 'ten-years/pr.conduct': 'yes', 'spouse/pr.married': 'no' },
    routes: { 'ten-years': 'yes' },
    clear: 'yes',
  },
  {
    id: 'recognised-and-on-assistance',
    name: 'recognised as refugee years ago: livelihood is not asked, conduct is',
    facts: { ...inOrder, workingSince: '2016-01-01', protectedSince: '2019-03-01', publicAssistance: true },
    states: { 'ten-years/pr.livelihood': 'yes', 'ten-years/pr.conduct': 'judgement' },
  },
  {
    id: 'recognised-left-and-back',
    name: 'recognised eleven years ago, left, and back since last year: the years count from then',
    facts: {
      ...byStays([stay('2025-03-01', 'long_term')]),
      status: 'long_term',
      longTermSince: '2025-03-01',
      protectedSince: '2015-03-01',
    },
    states: { 'protected/pr.protected': 'no' },
    clear: 'no',
  },
  {
    id: 'regional-contribution',
    name: 'three years under a regional plan: the contribution is for the officer to find',
    facts: {
      ...byStays([stay('2023-08-10', 'designated')]),
      status: 'designated',
      regionalPlanSince: '2023-08-10',
    },
    states: { 'regional/pr.regional': 'judgement' },
  },
  {
    id: 'pr-filed-after-the-stay-ended',
    name: 'filed ten days after the stay ended: article 22 is for somebody whose stay runs',
    asOf: '2026-11-25',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      stayFrom: '2021-11-10',
      stayUntil: '2026-11-10',
      applicationDate: '2026-11-20',
    },
    shut: 'stay.lawful',
    clear: 'no',
    agreed: true,
  },
  {
    id: 'R10',
    name: 'filed in time, and the stay ended while it was pending: nothing was lengthened',
    asOf: '2026-12-11',
    facts: {
      ...inOrder,
      workingSince: '2016-01-01',
      stayUntil: '2026-12-10',
      applicationFor: 'permanent-residence',
      applicationDate: '2026-11-01',
    },
    shut: 'stay.lawful',
    clear: 'no',
    agreed: true,
  },
  {
    id: 'divorced-then-long-term',
    name: 'long-term resident for three years, here for more than five: whether the years as spouse count is for the officer',
    facts: { ...inOrder, status: 'long_term', residentSince: '2021-06-01', longTermSince: '2023-08-01' },
    states: { 'long-term/pr.long-term': 'judgement' },
  },
  {
    id: 'partner-paid-late',
    name: 'the wife who supports him paid her pension late: his own record is met, the household is held to it',
    facts: { ...supportedHusband, supportedByOther: true, supporterLastLatePension: '2026-03' },
    states: { 'spouse/pr.pension': 'yes', 'spouse/pr.supporter-dues': 'no' },
    routes: { spouse: 'no' },
  },
  {
    id: 'partner-paid-late',
    name: 'a late pension month of the supporter due before the look-back period weighs no longer',
    facts: { ...supportedHusband, supportedByOther: true, supporterLastLatePension: '2024-09' },
    states: { 'spouse/pr.supporter-dues': 'yes' },
    routes: { spouse: 'yes' },
  },
  {
    id: 'partner-paid-late',
    name: 'a husband who lives by his own income: what his wife paid late is not asked',
    facts: { ...supportedHusband, supportedByOther: false, supporterLastLatePension: '2026-03' },
    states: { 'spouse/pr.supporter-dues': 'yes' },
    routes: { spouse: 'yes' },
  },
  {
    id: 'partner-paid-late',
    name: 'a spouse who does not know whether somebody else carries the livelihood: it stays open',
    facts: supportedHusband,
    more: { closedWorld: false, notYet: ['lastLatePension'] },
    states: { 'spouse/pr.pension': 'yes', 'spouse/pr.supporter-dues': 'unknown' },
    routes: { spouse: 'unknown' },
  },
  {
    id: 'partner-paid-late',
    name: 'an engineer without a family tie lives by the work: nobody else is asked about',
    facts: { ...inOrder, workingSince: '2016-01-01' },
    more: { closedWorld: false },
    states: { 'ten-years/pr.supporter-dues': 'yes' },
  },
];

const filedInTime = { birthDate: '2026-11-20', applicationFor: 'acquisition', applicationDate: '2026-12-01' } as const;

/** P18: born 2026-11-01, the last day is 2026-12-01. Nothing ends in yes: the interest of Japan is for the officer. */
export const birthCases: readonly (Case & {
  readonly outcome: 'judgement' | 'no';
  readonly inTime: 'yes' | 'no';
  readonly shut?: string;
})[] = [
  {
    id: 'birth-deadline-of-an-adult',
    name: 'born 29 years ago: it is for a child in its first 60 days',
    facts: { birthDate: '1997-09-25' },
    inTime: 'no',
    outcome: 'no',
    shut: 'pr-acquisition.sixty-days',
  },
  {
    id: 'birth-not-filed-yet',
    name: 'ten days old, and nothing was filed yet: it still can be',
    facts: { birthDate: '2026-11-13', parentPermanent: true },
    more: { notYet: ['applicationDate'] },
    inTime: 'yes',
    outcome: 'judgement',
  },
  {
    id: 'P18',
    name: 'filed on the thirty-first day',
    facts: { birthDate: '2026-11-01', applicationDate: '2026-12-02', parentPermanent: true },
    on: '2026-12-02',
    inTime: 'no',
    outcome: 'no',
  },
  {
    id: 'P18',
    name: 'filed on the thirtieth day',
    facts: { birthDate: '2026-11-01', applicationDate: '2026-12-01', parentPermanent: true },
    inTime: 'yes',
    outcome: 'judgement',
  },
  {
    id: 'birth-deadline-weekend',
    name: 'the thirtieth day is a Saturday, filed on the Monday',
    facts: { birthDate: '2026-11-12', applicationDate: '2026-12-14', parentPermanent: true },
    inTime: 'yes',
    outcome: 'judgement',
  },
  {
    id: 'birth-two-dates-are-all',
    name: 'in time, and no parent was a permanent resident: in principle another status is given',
    facts: { birthDate: '2026-11-12', applicationDate: '2026-11-20' },
    inTime: 'yes',
    outcome: 'judgement',
  },
  {
    id: 'birth-pending-after-sixty-days',
    name: 'filed on the eleventh day, and not decided on the sixty-first: how long the office takes closes nothing',
    asOf: '2027-01-20',
    facts: { ...filedInTime, parentPermanent: true },
    more: { notYet: ['decisionDate'] },
    inTime: 'yes',
    outcome: 'judgement',
  },
  {
    id: 'birth-pending-after-sixty-days',
    name: 'the same, permitted in between',
    asOf: '2027-01-25',
    facts: { ...filedInTime, parentPermanent: true, decisionDate: '2027-01-22', decisionGranted: true },
    inTime: 'yes',
    outcome: 'judgement',
  },
  {
    id: 'birth-pending-after-sixty-days',
    name: 'the same, refused in between: nothing is under way any more',
    asOf: '2027-01-25',
    facts: { ...filedInTime, parentPermanent: true, decisionDate: '2027-01-22', decisionGranted: false },
    inTime: 'yes',
    outcome: 'no',
    shut: 'pr-acquisition.sixty-days',
  },
  {
    id: 'birth-pending-after-sixty-days',
    name: 'filed on the thirty-first day and seen on the sixty-first: what was late keeps nothing open',
    asOf: '2027-01-20',
    facts: { ...filedInTime, applicationDate: '2026-12-22', parentPermanent: true },
    more: { notYet: ['decisionDate'] },
    inTime: 'no',
    outcome: 'no',
    shut: 'pr-acquisition.sixty-days',
  },
];

/** The employer paid the pension late: practice counts it, the model does not. */
export const pensionByEmployer: Case = {
  id: 'model',
  name: 'the employer paid the pension late',
  facts: { ...inOrder, workingSince: '2016-01-01', lastLatePension: '2026-03-01', pensionLateByEmployer: true },
};
