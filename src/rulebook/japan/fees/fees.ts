/** The fee for a permission or certificate: Act, articles 67 to 68; Enforcement Order, articles 25 and 25-2. */
import { type Provision, type Requirement, rule, type Valuation } from '#rules';
import type { Chapter } from '../chapter.ts';
import { fact } from '../facts.ts';
import { words } from '../words.ts';
import { appliedFor, fees as told } from './facts.ts';
import { fromApril2025, fromOctober2026, untilMarch2025 } from './tables.ts';

const { all, amount, any, before, not, onDay, onOrAfter } = rule;

const order = [
  { source: 'icrra', at: '第67条' },
  { source: 'icrra-order', at: '第25条' },
];
const value = { kind: 'value', law: order, basis: 'order', confidence: 'high', unit: 'yen' } as const;

/** LAW: Act 32 of 2026, supplementary article 5: who applied before this day pays by the earlier table. */
const newTable = { from: '2026-10-01' };
/** The first day of the table before 2025-04-01 is not in the sources that were read; nothing earlier is answered. */
const oldTables = { from: '2024-01-01', until: newTable.from };

const accepted2025 = onDay('2025-04-01', 'second-table');
/** The change of 2025-04-01 goes by the day the office accepted the application, which is never before it was filed. */
const acceptedBefore2025 = all(before(fact.applicationDate, accepted2025), before(fact.acceptanceDate, accepted2025));

const stay = fact.feeFor.is('extension', 'change');
const permission = fact.feeFor.is('extension', 'change', 'permanent-residence');

/** The table has no row for a period without end. */
const noEnd = all(stay, fact.grantedPeriod.is('indefinite'));

/** Known from one older note only. */
const oldCardFee = all(acceptedBefore2025, fact.feeFor.is('card-by-wish'));

const oldAmount = {
  ...value,
  id: 'fees.amount',
  inForce: oldTables,
  confidence: 'medium',
  gives: rule.table('fee-by-acceptance', [['until-march-2025', acceptedBefore2025, untilMarch2025]], fromApril2025),
  estimate: oldCardFee,
} as const satisfies Valuation;
const newAmount = {
  ...value,
  id: 'fees.amount',
  // The words speak of both tables.
  words: 'fees.amount',
  inForce: newTable,
  gives: fromOctober2026,
  estimate: noEnd,
} as const satisfies Valuation;

const oldCard = {
  ...value,
  id: 'fees.card',
  words: 'fees.card@2024',
  inForce: oldTables,
  confidence: 'medium',
  gives: amount(0),
} as const satisfies Valuation;
const newCard = {
  ...value,
  id: 'fees.card',
  law: [{ source: 'icrra-order', at: '第25条第5項' }],
  inForce: newTable,
  gives: rule.amountIf('specified-card', all(permission, fact.firstSpecifiedCard), amount(1_900, 'card')),
} as const satisfies Valuation;

/** Who may be granted a lower fee. Only at the counter. */
const inNeed = all(fact.inNeed, fact.channel.is('counter'));
const reducible = all(stay, inNeed, fact.protectedOrHumanitarian);
const reduciblePermanent = all(fact.feeFor.is('permanent-residence'), fact.inNeed, fact.feeProvisoPerson);

const least: Valuation = {
  ...value,
  id: 'fees.least',
  law: [{ source: 'icrra-order', at: '第25条・第25条の2' }],
  inForce: newTable,
  gives: rule.table(
    'least-fee',
    [
      ['reducible', reducible, amount(10_000, 'least')],
      ['reducible-permanent', reduciblePermanent, amount(20_000, 'least-permanent')],
    ],
    rule.given(newAmount),
  ),
};

const certificate = fact.feeFor.is('re-entry-single', 're-entry-multiple', 'work-certificate');

/** What the store or bank takes when an online application is paid. */
const handling: Valuation = {
  ...value,
  id: 'fees.handling',
  law: [{ source: 'fee-page', at: 'オンラインでの納付に関する記載' }],
  inForce: newTable,
  basis: 'practice',
  confidence: 'medium',
  gives: rule.table(
    'handling',
    [
      ['none', any(not(fact.channel.is('online')), not(any(stay, certificate))), amount(0)],
      ['certificate', certificate, amount(220, 'certificate')],
      ['long', fact.grantedPeriod.is('below-5y', 'from-5y', 'indefinite'), amount(550, 'long')],
    ],
    amount(330, 'short'),
  ),
};

const totals: readonly Valuation[] = [
  {
    ...value,
    id: 'fees.total',
    inForce: oldTables,
    confidence: 'medium',
    gives: rule.sum([rule.given(oldAmount), rule.given(oldCard)]),
    estimate: oldCardFee,
  },
  {
    ...value,
    id: 'fees.total',
    inForce: newTable,
    gives: rule.sum([rule.given(newAmount), rule.given(newCard)]),
    estimate: noEnd,
  },
];

/** The Act asks when it was applied for; the Agency's page speaks of acceptance. Only then can the two differ. */
const sameSide: Requirement = {
  kind: 'requirement',
  id: 'fees.same-side',
  law: [
    { source: 'act-32-2026', at: '附則第5条' },
    { source: 'fee-page', at: '受付日に関する記載' },
  ],
  inForce: { from: oldTables.from },
  basis: 'practice',
  confidence: 'medium',
  weight: 'practice',
  bearer: 'agency',
  requires: not(
    all(
      before(fact.applicationDate, onDay(newTable.from, 'third-table')),
      onOrAfter(rule.asExpected(rule.pastIfNever(fact.acceptanceDate)), onDay(newTable.from)),
    ),
  ),
};

const provisions: readonly Provision[] = [...totals, oldAmount, newAmount, oldCard, newCard, least, handling, sameSide];

export const feesChapter: Chapter = {
  facts: told.definitions,
  sources: [
    {
      id: 'icrra-order',
      basis: 'order',
      ja: '出入国管理及び難民認定法施行令（令和8年政令第268号による改正後）',
      easy: '入管法（にゅうかんほう）の政令（せいれい）',
      en: 'Enforcement Order of the Immigration Act, as amended by Cabinet Order 268 of 2026',
      link: 'https://laws.e-gov.go.jp/law/410CO0000000178',
      read: '2026-11-23',
    },
    {
      id: 'act-32-2026',
      basis: 'law',
      ja: '令和8年法律第32号',
      easy: '2026年（ねん）の新（あたら）しい法律（ほうりつ）32号（ごう）',
      en: 'Act 32 of 2026',
      link: 'https://laws.e-gov.go.jp/law/326CO0000000319',
      read: '2026-11-23',
    },
    {
      id: 'fee-page',
      basis: 'practice',
      ja: '手数料（出入国在留管理庁）',
      easy: '手数料（てすうりょう）（入管（にゅうかん）のページ）',
      en: 'Fees, Immigration Services Agency',
      link: 'https://www.moj.go.jp/isa/01_00644.html',
      read: '2026-11-23',
    },
  ],
  provisions,
  procedures: [
    {
      id: 'fees',
      law: order,
      lawDate: 'applicationDate',
      lawDateOf: { fact: 'applicationFor', oneOf: { by: 'feeFor', of: appliedFor } },
      common: ['fees.same-side'],
      values: ['fees.total', 'fees.amount', 'fees.card', 'fees.least', 'fees.handling'],
      answers: ['fees.total'],
      texts: [{ id: 'icrra-order@2024-01-01', from: '2024-01-01', status: 'verified' }],
      documents: [],
      fileAt: 'immigration-office',
    },
  ],
  model: [],
  wording: words.fees,
};
