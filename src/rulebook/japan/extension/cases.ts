/** Cases R1–R9, R11, R16 of the filing window and the special period, and H19. */
import type { Case } from '../case.ts';

export type ExtensionCase = Case & {
  readonly outcome?: 'no' | 'judgement' | 'unknown';
  /** States of findings, by provision. */
  readonly states?: Readonly<Record<string, 'yes' | 'no' | 'unknown' | 'judgement'>>;
  readonly opens?: string;
  /** Two days are the first and the last it can be. */
  readonly stayUntil?: string | readonly [string, string];
  /** The deadline of a finding or value, as [advise, lawful]. */
  readonly deadlines?: Readonly<Record<string, readonly [string | undefined, string]>>;
};

const unfiled = { notYet: ['applicationDate', 'decisionDate'] } as const;
const undecided = { notYet: ['decisionDate'] } as const;
const filed = (applicationDate: string) => ({ applicationFor: 'extension', applicationDate });
const engineer = { status: 'engineer_humanities', organisationChanged: false } as const;
const year = { ...engineer, periodOfStay: '1y' } as const;

export const extensionCases: readonly ExtensionCase[] = [
  {
    id: 'R1',
    name: 'a 3-year stay ending on 31 May: February has no 31st',
    facts: { ...engineer, periodOfStay: '3y', stayUntil: '2027-05-31' },
    more: unfiled,
    opens: '2027-02-28',
    states: { 'ext.window': 'no', 'ext.in-time': 'yes' },
    deadlines: { 'ext.in-time': ['2027-05-31', '2027-05-31'] },
    outcome: 'no',
  },
  {
    id: 'R1',
    name: 'the same, on the first day of the window',
    facts: { ...engineer, periodOfStay: '3y', stayUntil: '2027-05-31' },
    more: unfiled,
    on: '2027-02-28',
    states: { 'ext.window': 'yes' },
    outcome: 'judgement',
  },
  {
    id: 'R2',
    name: 'a 4-month stay has no 3-month window',
    facts: { status: 'business_manager', periodOfStay: '4m', stayUntil: '2027-01-15', organisationChanged: false },
    more: unfiled,
    states: { 'ext.window': 'yes' },
    outcome: 'judgement',
  },
  {
    id: 'R3',
    name: 'the stay ends on a Sunday and is filed on the Monday',
    facts: { ...year, stayUntil: '2027-01-31', ...filed('2027-02-01') },
    more: undecided,
    on: '2027-02-01',
    states: { 'ext.in-time': 'yes', 'ext.closing-day': 'no' },
    stayUntil: '2027-01-31',
    deadlines: { 'ext.in-time': ['2027-01-29', '2027-02-01'] },
  },
  {
    id: 'R4',
    name: 'the stay ends in the closing days of the new year',
    facts: { ...year, stayUntil: '2026-12-31', ...filed('2027-01-04') },
    more: undecided,
    on: '2027-01-04',
    states: { 'ext.in-time': 'yes', 'ext.closing-day': 'no' },
    deadlines: { 'ext.in-time': ['2026-12-28', '2027-01-04'] },
  },
  {
    id: 'R4',
    name: 'one day after the offices opened is late',
    facts: { ...year, stayUntil: '2026-12-31', ...filed('2027-01-05') },
    more: undecided,
    on: '2027-01-05',
    states: { 'ext.in-time': 'no' },
    outcome: 'no',
  },
  {
    id: 'R5',
    name: 'filed in time and undecided',
    facts: { ...year, stayUntil: '2026-12-10', ...filed('2026-12-01') },
    more: undecided,
    stayUntil: '2027-02-10',
  },
  {
    id: 'R6',
    name: 'two whole months from 1 December',
    facts: { ...year, stayUntil: '2026-11-30', ...filed('2026-11-20') },
    more: undecided,
    stayUntil: '2027-01-31',
    deadlines: { 'ext.stay-until': ['2027-01-30', '2027-01-31'] },
  },
  {
    id: 'R7',
    name: 'the end of February',
    facts: { ...year, stayUntil: '2026-12-31', ...filed('2026-12-01') },
    more: undecided,
    stayUntil: '2027-02-28',
  },
  {
    id: 'R8',
    name: '30 days have no special period',
    facts: { status: 'designated', periodOfStay: '30d', stayUntil: '2026-12-10', ...filed('2026-12-01') },
    more: undecided,
    stayUntil: '2026-12-10',
  },
  {
    id: 'R9',
    name: '31 days have one',
    facts: {
      status: 'designated',
      periodOfStay: 'other',
      periodDays: 31,
      stayUntil: '2026-12-10',
      ...filed('2026-12-01'),
    },
    more: undecided,
    stayUntil: '2027-02-10',
  },
  {
    id: 'R11',
    name: 'the special period ends with the decision',
    asOf: '2027-01-20',
    facts: { ...year, stayUntil: '2026-12-10', ...filed('2026-12-01'), decisionDate: '2027-01-20' },
    stayUntil: '2027-01-20',
  },
  {
    id: 'R11',
    name: 'a decision before the expiry does not shorten the stay',
    asOf: '2026-12-03',
    facts: { ...year, stayUntil: '2026-12-10', ...filed('2026-11-20'), decisionDate: '2026-12-03' },
    stayUntil: '2026-12-10',
  },
  {
    id: 'decision-expected-later',
    name: 'a decision that is only expected ends nothing: the last day lies between the expiry and the two months',
    asOf: '2026-11-25',
    facts: {
      ...year,
      stayFrom: '2025-12-05',
      stayUntil: '2026-12-05',
      ...filed('2026-11-20'),
      decisionDate: '2027-01-20',
    },
    stayUntil: ['2026-12-05', '2027-02-05'],
  },
  {
    id: 'R16',
    name: 'another employer within the same activity: a change of status and two notices',
    facts: {
      status: 'hsp1b',
      periodOfStay: '5y',
      stayFrom: '2024-04-01',
      stayUntil: '2029-04-01',
      organisationChanged: true,
      jobs: [
        { organisation: 'Aoi', from: '2024-04-01', until: '2026-11-16' },
        { organisation: 'Kaede', from: '2026-11-17' },
      ],
      notices: [],
    },
    more: {
      notYet: ['applicationDate', 'decisionDate'],
      completeFor: { jobs: true, notices: true },
      closedWorld: false,
    },
    states: { 'ext.same-organisation': 'no', 'ext.notifications': 'yes' },
    // Left on 15 November: day 14 is Sunday the 29th, so Monday.
    deadlines: { 'ext.notifications': [undefined, '2026-11-30'] },
    outcome: 'no',
  },
  {
    id: 'R16',
    name: 'the notice of leaving given late weighs against it, and does not decide',
    facts: {
      ...year,
      stayFrom: '2026-01-15',
      stayUntil: '2027-01-15',
      jobs: [{ organisation: 'Aoi', from: '2026-01-15', until: '2026-10-31' }],
      notices: [{ organisation: 'Aoi', kind: 'left', on: '2026-11-16' }],
    },
    more: unfiled,
    states: { 'ext.notifications': 'no' },
    outcome: 'judgement',
  },
  {
    id: 'H19',
    name: 'a highly skilled professional with 60 points in the second year: the stay goes on, no extension',
    facts: {
      status: 'hsp1b',
      hspCategory: 'b',
      periodOfStay: '5y',
      stayUntil: '2027-01-10',
      organisationChanged: false,
      birthDate: '1991-01-01',
      education: 'bachelor',
      careerYears: 7,
      annualPay: 8_000_000,
    },
    more: unfiled,
    states: { 'ext.points': 'no' },
    stayUntil: '2027-01-10',
    outcome: 'no',
  },
  {
    id: 'H20',
    name: 'with the special criteria (J-Skip) no points are asked at the extension',
    facts: {
      status: 'hsp1b',
      hspCategory: 'b',
      periodOfStay: '5y',
      stayUntil: '2027-01-10',
      organisationChanged: false,
      birthDate: '1976-01-01',
      education: 'master',
      annualPay: 20_000_000,
    },
    more: unfiled,
    states: { 'ext.points': 'yes' },
    outcome: 'judgement',
  },
  {
    id: 'E-no-end',
    name: 'permanent residents need no extension',
    facts: { status: 'permanent', periodOfStay: 'indefinite' },
    states: { 'ext.has-end': 'no' },
    outcome: 'no',
  },
  {
    id: 'E-employer',
    name: "unlawful conditions that are the employer's are not held against the worker",
    facts: { ...year, stayUntil: '2027-01-15', workConditions: 'unlawful-employer' },
    more: unfiled,
    states: { 'ext.work-conditions': 'yes' },
    outcome: 'judgement',
  },
  ...(
    [
      [59, 'yes'],
      [60, 'judgement'],
      [72, 'no'],
    ] as const
  ).map(
    ([ssw1Months, state]): ExtensionCase => ({
      id: 'E-skilled-years',
      name: `${ssw1Months} months as specified skilled worker (i)`,
      facts: { status: 'ssw1', periodOfStay: '1y', stayUntil: '2027-01-15', organisationChanged: false, ssw1Months },
      more: unfiled,
      states: { 'ext.skilled-years': state },
    }),
  ),
  {
    id: 'safe-day-on-a-closed-day',
    name: 'the stay ends on a Sunday in the new-year closing days: the day to be safe is one on which the counter is open',
    facts: { ...year, stayFrom: '2026-01-03', stayUntil: '2027-01-03' },
    more: unfiled,
    deadlines: { 'ext.in-time': ['2026-12-28', '2027-01-04'] },
  },
  {
    id: 'designated-without-organisation',
    name: 'a designated activity with another organisation: only some designations name one',
    facts: { status: 'designated', periodOfStay: '6m', stayUntil: '2027-01-01', organisationChanged: true },
    more: unfiled,
    states: { 'ext.same-organisation': 'judgement' },
    outcome: 'judgement',
  },
  {
    id: 'visitor-extension',
    name: 'a temporary visitor is extended for circumstances that cannot be avoided, and nothing else is covered',
    facts: { status: 'temporary_visitor', periodOfStay: '90d', stayUntil: '2026-12-30', organisationChanged: false },
    more: unfiled,
    states: { 'ext.visitor': 'judgement' },
    outcome: 'judgement',
  },
  {
    id: 'decision-by-expiry',
    name: 'decided by the last day: there is no special period',
    asOf: '2026-12-18',
    facts: { ...year, stayUntil: '2026-12-20', ...filed('2026-12-02'), decisionDate: '2026-12-18' },
    stayUntil: '2026-12-20',
  },
  {
    id: 'permanent-residence-pending-then-extension',
    name: 'an application for permanent residence is pending: it gives no special period, and nothing is filed for the extension',
    asOf: '2026-11-25',
    facts: {
      ...engineer,
      periodOfStay: '3y',
      stayUntil: '2027-01-10',
      applicationFor: 'permanent-residence',
      applicationDate: '2026-11-10',
    },
    more: undecided,
    stayUntil: '2027-01-10',
    states: { 'ext.in-time': 'yes', 'ext.still-open': 'yes' },
  },
  {
    id: 'R10',
    name: 'permanent residence only was filed: the day after the stay ended nothing is open',
    asOf: '2026-12-11',
    facts: {
      ...year,
      stayUntil: '2026-12-10',
      applicationFor: 'permanent-residence',
      applicationDate: '2026-11-01',
    },
    more: undecided,
    states: { 'ext.still-open': 'no' },
    outcome: 'no',
  },
  {
    id: 'special-period-long-over',
    name: 'filed in time and never decided: the stay ended with the two months',
    asOf: '2027-03-01',
    facts: { ...engineer, periodOfStay: '3y', stayUntil: '2026-12-10', ...filed('2026-12-01') },
    more: undecided,
    stayUntil: '2027-02-10',
    states: { 'ext.still-open': 'no' },
    outcome: 'no',
  },
  {
    id: 'special-period-long-over',
    name: 'the last day of the special period is a day of lawful stay',
    asOf: '2027-02-10',
    facts: { ...engineer, periodOfStay: '3y', stayUntil: '2026-12-10', ...filed('2026-12-01') },
    more: undecided,
    states: { 'ext.still-open': 'yes' },
  },
  {
    id: 'told-before-it-happened',
    name: 'a notice of leaving given before the last day there is not about leaving',
    asOf: '2026-11-25',
    facts: {
      ...engineer,
      periodOfStay: '3y',
      stayFrom: '2024-01-20',
      stayUntil: '2027-01-20',
      jobs: [{ organisation: 'Aoi', from: '2024-01-10', until: '2026-10-01' }],
      notices: [{ organisation: 'Aoi', kind: 'left', on: '2026-09-20' }],
    },
    more: unfiled,
    states: { 'ext.notifications': 'no' },
  },
];
