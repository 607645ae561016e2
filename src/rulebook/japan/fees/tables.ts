/** The fee tables: Enforcement Order, article 25, as it stood before 2025-04-01, then, and since 2026-10-01. */
import { type Amount, rule } from '#rules';
import { fact } from '../facts.ts';

const { amount, table } = rule;

const online = fact.channel.is('online');
const itemIs = fact.feeFor.is;
/** LAW: no article names a fee for these; a change to Diplomat or Official and an extension of Official are exempt. */
const free = itemIs(
  'certificate-of-eligibility',
  'acquisition',
  'outside-activity',
  'first-card',
  'card-lost',
  'diplomat-official',
);

/** One price at the counter, another online. */
const byChannel = (id: string, counter: number, lessOnline: number): Amount =>
  counter === lessOnline ? amount(counter) : table(id, [[`${id}-online`, online, amount(lessOnline)]], amount(counter));

/** Prices of everything, given those of a change or extension and of permanent residence. */
type Prices = {
  readonly stay: Amount;
  readonly permanent: number;
  readonly single: Amount;
  readonly multiple: Amount;
  readonly certificate: Amount;
  readonly card: number;
};

const priced = (prices: Prices): Amount =>
  table('fee', [
    ['free', free, amount(0)],
    ['stay', itemIs('extension', 'change'), prices.stay],
    ['permanent-residence', itemIs('permanent-residence'), amount(prices.permanent)],
    ['re-entry-single', itemIs('re-entry-single'), prices.single],
    ['re-entry-multiple', itemIs('re-entry-multiple'), prices.multiple],
    ['work-certificate', itemIs('work-certificate'), prices.certificate],
    ['card-by-wish', itemIs('card-by-wish'), amount(prices.card)],
  ]);

export const untilMarch2025 = priced({
  stay: amount(4_000),
  permanent: 8_000,
  single: amount(3_000),
  multiple: amount(6_000),
  certificate: amount(1_200),
  card: 1_600,
});

const since2025 = {
  single: byChannel('single', 4_000, 3_500),
  multiple: byChannel('multiple', 7_000, 6_500),
  certificate: byChannel('certificate', 2_000, 1_600),
  card: 1_900,
};

export const fromApril2025 = priced({ ...since2025, stay: byChannel('stay', 6_000, 5_500), permanent: 10_000 });

/** [band, counter, online] by the granted period. */
const bandPrices = [
  ['to-3m', 10_000, 10_000],
  ['to-6m', 18_000, 15_000],
  ['below-1y', 25_000, 21_000],
  ['1y', 33_000, 27_000],
  ['below-3y', 48_000, 42_000],
  ['below-5y', 64_000, 56_000],
] as const;
/** Five years or more. The Order has no row for a period without end; this one is the nearest, so it is an estimate. */
const longest = byChannel('from-5y', 75_000, 65_000);

const byPeriod = table(
  'granted-period',
  bandPrices.map(([band, counter, less]) => [band, fact.grantedPeriod.is(band), byChannel(band, counter, less)]),
  longest,
);

export const fromOctober2026 = priced({ ...since2025, stay: byPeriod, permanent: 200_000 });
