/** Invented people whose status may be at risk, and some who only fear it. Source: law/decisions.md 6.1, law/risks.md K06, K08. */
import type { Case } from '../case.ts';

export type LosingCase = Case & {
  readonly outcome: 'yes' | 'judgement' | 'unknown' | 'no';
  /** Does the ground exist? By provision. */
  readonly holds: Readonly<Record<string, 'yes' | 'no' | 'unknown' | 'judgement'>>;
  /** The exceptions that mattered. */
  readonly exceptions?: readonly string[];
  readonly missing?: readonly string[];
};

const open = { closedWorld: false } as const;
const engineer = { status: 'engineer_humanities' } as const;
const wife = { status: 'spouse_jp', asSpouse: true } as const;

export const losingCases: readonly LosingCase[] = [
  {
    id: 'lose-working',
    name: 'an engineer at work',
    facts: engineer,
    more: { ...open, notYet: ['inactiveSince'] },
    outcome: 'yes',
    holds: { 'lose.no-activity': 'no' },
    missing: [],
  },
  {
    id: 'lose-day-before',
    name: 'out of work since 24 August: the day before three months are over',
    facts: { ...engineer, inactiveSince: '2026-08-24', inactiveReason: 'none' },
    outcome: 'yes',
    holds: { 'lose.no-activity': 'no' },
  },
  {
    id: 'lose-three-months',
    name: 'out of work for three months to the day, without a reason',
    facts: { ...engineer, inactiveSince: '2026-08-23', inactiveReason: 'none' },
    outcome: 'judgement',
    holds: { 'lose.no-activity': 'yes' },
    exceptions: [],
  },
  {
    id: 'lose-hsp2',
    name: 'the same as a Highly Skilled Professional (ii), who has six months',
    facts: { status: 'hsp2', inactiveSince: '2026-08-23', inactiveReason: 'none' },
    outcome: 'yes',
    holds: { 'lose.no-activity': 'no' },
  },
  {
    id: 'lose-searching',
    name: 'looking for work with a record of it: for the officer, and the record speaks for them',
    facts: { ...engineer, inactiveSince: '2026-05-01', inactiveReason: 'job-search', jobSearchRecorded: true },
    outcome: 'judgement',
    holds: { 'lose.no-activity': 'judgement', 'lose.search-recorded': 'yes' },
    exceptions: ['lose.job-search'],
  },
  {
    id: 'lose-why',
    name: 'out of work for long, the reason not told: the reason is asked, nothing about a marriage',
    facts: { ...engineer, inactiveSince: '2026-05-01' },
    more: { ...open, notYet: ['protectedSince'] },
    outcome: 'unknown',
    holds: { 'lose.no-activity': 'unknown' },
    missing: ['inactiveReason'],
  },
  {
    id: 'lose-together',
    name: 'a wife who lives with her husband is not asked about violence',
    facts: wife,
    more: { ...open, notYet: ['apartSince'] },
    outcome: 'yes',
    holds: { 'lose.no-marriage': 'no' },
    missing: [],
  },
  {
    id: 'lose-apart',
    name: 'apart for six months, the reason not told',
    facts: { ...wife, apartSince: '2026-05-23' },
    more: { ...open, notYet: ['protectedSince'] },
    outcome: 'unknown',
    holds: { 'lose.no-marriage': 'unknown' },
    missing: ['apartReason'],
  },
  {
    id: 'lose-violence',
    name: 'apart because of violence: only that reason is said',
    facts: { ...wife, apartSince: '2026-04-01', apartReason: 'violence' },
    outcome: 'judgement',
    holds: { 'lose.no-marriage': 'judgement' },
    exceptions: ['lose.violence'],
  },
  {
    id: 'lose-child',
    name: 'a child of a Japanese national, of whom the item does not speak',
    facts: { status: 'spouse_jp', asSpouse: false, apartSince: '2026-01-01' },
    more: open,
    outcome: 'yes',
    holds: { 'lose.no-marriage': 'no' },
  },
  {
    id: 'lose-permanent',
    name: 'a permanent resident, whom neither ground is about: not covered here',
    facts: { status: 'permanent', inactiveSince: '2025-01-01', inactiveReason: 'none' },
    outcome: 'no',
    holds: {},
    missing: [],
  },
  {
    id: 'lose-any-status',
    name: 'the status not told: the grounds of every status may hold, and it is asked first',
    facts: { inactiveSince: '2026-05-01', inactiveReason: 'none' },
    more: open,
    outcome: 'unknown',
    holds: {},
    missing: ['status', 'protectedSince', 'asSpouse', 'apartSince', 'apartReason'],
  },
  {
    id: 'lose-recognised',
    name: 'recognised as a refugee, who has a ground of their own',
    facts: { status: 'designated', inactiveSince: '2025-01-01', inactiveReason: 'none', protectedSince: '2024-01-01' },
    outcome: 'yes',
    holds: { 'lose.no-activity': 'no' },
    exceptions: ['lose.recognised'],
  },
  ...(['illness', 'closure', 'study-leave', 'other'] as const).map(
    (inactiveReason): LosingCase => ({
      id: `lose-${inactiveReason}`,
      name: `out of work for long: ${inactiveReason}`,
      facts: { ...engineer, inactiveSince: '2026-05-01', inactiveReason },
      outcome: 'judgement',
      holds: { 'lose.no-activity': 'judgement' },
      exceptions: [inactiveReason === 'other' ? 'lose.other-pause' : `lose.${inactiveReason}`],
    }),
  ),
  ...(['hospital', 'conciliation', 'other'] as const).map(
    (apartReason): LosingCase => ({
      id: `lose-${apartReason}-apart`,
      name: `apart for long: ${apartReason}`,
      facts: { ...wife, apartSince: '2026-04-01', apartReason },
      outcome: 'judgement',
      holds: { 'lose.no-marriage': 'judgement' },
      exceptions: [apartReason === 'other' ? 'lose.other-parting' : `lose.${apartReason}`],
    }),
  ),
];
