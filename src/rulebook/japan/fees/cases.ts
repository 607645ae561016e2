/** Cases F1–F11. */
import type { Case } from '../case.ts';

export type FeeCase = Case & {
  /** What is to pay, in yen; two amounts are the bounds while something is not known. */
  readonly total: number | readonly [number, number];
  readonly card?: number;
  readonly least?: number;
  readonly estimate?: true;
  /** The facts the fee still waits for. */
  readonly asks?: readonly string[];
  /** The warning that filing and acceptance lie on different sides of the new table. */
  readonly warns?: true;
};

const extension = { feeFor: 'extension', channel: 'counter' } as const;
const october = { ...extension, applicationDate: '2026-10-01', acceptanceDate: '2026-10-01' } as const;
const granted = (period: string, total: number, on = 'counter'): FeeCase => ({
  id: on === 'counter' ? 'F3' : 'F4',
  name: `extension from 2026-10-01, ${on}, granted ${period}`,
  facts: { ...october, channel: on, grantedPeriod: period },
  total,
});
const permanent = (id: string, name: string, filed: string, total: number): FeeCase => ({
  id,
  name,
  facts: { feeFor: 'permanent-residence', channel: 'counter', applicationDate: filed },
  total,
});
const free = (feeFor: string): FeeCase => ({
  id: 'F9',
  name: `${feeFor} is free`,
  facts: { feeFor, channel: 'counter', applicationDate: '2026-11-02' },
  total: 0,
});
const needy = (period: string, total: number): FeeCase => ({
  id: 'F10',
  name: `a recognised refugee in need, ${period}`,
  facts: {
    ...extension,
    applicationDate: '2026-11-04',
    grantedPeriod: period,
    inNeed: true,
    protectedOrHumanitarian: true,
  },
  total,
  least: 10_000,
});

export const feeCases: readonly FeeCase[] = [
  {
    id: 'F1',
    name: 'extension accepted on the last day of the oldest table',
    facts: { ...extension, applicationDate: '2025-03-31', acceptanceDate: '2025-03-31', grantedPeriod: '1y' },
    total: 4_000,
  },
  {
    id: 'F2',
    name: 'applied for online on the last day of the earlier table, granted later',
    facts: {
      feeFor: 'extension',
      channel: 'online',
      applicationDate: '2026-09-30',
      acceptanceDate: '2026-09-30',
      decisionDate: '2026-11-10',
      grantedPeriod: 'below-5y',
    },
    total: 5_500,
  },
  granted('1y', 33_000),
  granted('below-5y', 64_000),
  granted('from-5y', 75_000),
  granted('from-5y', 65_000, 'online'),
  {
    id: 'F5',
    name: 'change, 4 months granted, counter',
    facts: { ...october, feeFor: 'change', grantedPeriod: 'to-6m' },
    total: 18_000,
  },
  {
    id: 'F6',
    name: 'no online discount in the shortest band',
    facts: { ...october, channel: 'online', grantedPeriod: 'to-3m' },
    total: 10_000,
  },
  {
    id: 'F7',
    name: 'specified skilled worker (ii), 2 years, counter',
    facts: { ...october, grantedPeriod: 'below-3y' },
    total: 48_000,
  },
  permanent('F8', 'permanent residence before the new table', '2026-09-29', 10_000),
  permanent('F8', 'permanent residence by the new table', '2026-10-02', 200_000),
  ...['certificate-of-eligibility', 'first-card', 'acquisition', 'diplomat-official'].map(free),
  needy('to-3m', 10_000),
  needy('below-5y', 64_000),
  {
    id: 'F11',
    name: 'permanent residence with a first specified card',
    facts: {
      feeFor: 'permanent-residence',
      channel: 'counter',
      applicationDate: '2026-11-04',
      firstSpecifiedCard: true,
    },
    total: 201_900,
    card: 1_900,
  },
  {
    id: 'F-straddle',
    name: 'applied for before the new table, accepted after: by the Act the earlier fee, with a warning',
    facts: {
      ...extension,
      applicationDate: '2026-09-30',
      acceptanceDate: '2026-10-02',
      grantedPeriod: 'below-5y',
    },
    total: 6_000,
    warns: true,
  },
  {
    id: 'fee-law-day-unknown',
    name: 'when it was applied for is not told: both tables, and the day is asked',
    asOf: '2026-11-24',
    facts: { feeFor: 'permanent-residence', channel: 'counter', firstSpecifiedCard: false },
    more: { closedWorld: false },
    total: [10_000, 200_000],
    asks: ['applicationDate'],
  },
  {
    id: 'fee-law-day-accepted',
    name: 'accepted before the new table, so applied for before it as well',
    facts: { feeFor: 'permanent-residence', channel: 'counter', acceptanceDate: '2026-09-18' },
    more: { closedWorld: false },
    total: 10_000,
    asks: [],
  },
  {
    id: 'fee-of-another-application',
    name: 'an extension is pending since before the new table; permanent residence would be applied for now',
    asOf: '2026-11-24',
    facts: {
      feeFor: 'permanent-residence',
      channel: 'counter',
      applicationFor: 'extension',
      applicationDate: '2026-09-18',
      firstSpecifiedCard: false,
    },
    total: 200_000,
  },
  {
    id: 'F-granted-unknown',
    name: 'before the decision: the lowest and the highest fee',
    facts: october,
    total: [10_000, 75_000],
  },
  {
    id: 'F-old-card',
    name: 'the exchange of the card before April 2025 is an estimate',
    facts: {
      feeFor: 'card-by-wish',
      channel: 'counter',
      applicationDate: '2025-03-10',
      acceptanceDate: '2025-03-10',
    },
    total: 1_600,
    estimate: true,
  },
  {
    id: 'F-no-end',
    name: 'a period without end is an estimate',
    facts: { ...october, feeFor: 'change', grantedPeriod: 'indefinite' },
    total: 75_000,
    estimate: true,
  },
];
