/** The other people of the town: drawn from a seed, of many statuses and histories, with believable problems. */
import type { Names } from '#parties';
import type { SituationInput } from '#rules';
import type { Calendar, Telling, Townsperson } from './person.ts';

type Draw = {
  readonly below: (most: number) => number;
  readonly of: <T>(choices: readonly T[]) => T;
  readonly chance: (percent: number) => boolean;
};

/** Mulberry32: the same numbers for the same seed everywhere. */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    of: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    chance: (percent) => next() * 100 < percent,
  };
}

const families = [
  'Acosta',
  'Bui',
  'Chen',
  'Das',
  'Espino',
  'Fernando',
  'Gurung',
  'Hoang',
  'Ismail',
  'Joshi',
  'Kaya',
  'Lama',
  'Magar',
  'Novak',
  'Ortiz',
  'Pham',
  'Quispe',
  'Rahman',
  'Santoso',
  'Tamang',
  'Utomo',
  'Villanueva',
  'Wijaya',
  'Xu',
  'Yilmaz',
  'Zhou',
  'Le',
  'Park',
  'Costa',
  'Thapa',
];
const givens = [
  'Amir',
  'Bela',
  'Chau',
  'Dewi',
  'Elif',
  'Farah',
  'Gita',
  'Hana',
  'Indra',
  'Jun',
  'Kiran',
  'Linh',
  'Maya',
  'Nadia',
  'Omar',
  'Prem',
  'Quyen',
  'Rosa',
  'Sita',
  'Tuan',
  'Uma',
  'Vera',
  'Wei',
  'Yana',
  'Zainab',
  'Aung',
  'Bruno',
  'Carla',
  'Diego',
  'Erika',
];

type Kind = {
  readonly status: string;
  readonly share: number;
  readonly periods: readonly string[];
  readonly works: boolean;
  readonly pay: readonly [number, number];
};
const kinds: readonly Kind[] = [
  { status: 'permanent', share: 24, periods: ['indefinite'], works: true, pay: [2_500_000, 8_000_000] },
  { status: 'engineer_humanities', share: 14, periods: ['1y', '3y', '5y'], works: true, pay: [2_800_000, 8_000_000] },
  { status: 'student', share: 12, periods: ['1y', '2y'], works: false, pay: [0, 0] },
  { status: 'titp2', share: 9, periods: ['1y'], works: true, pay: [1_900_000, 2_400_000] },
  { status: 'ssw1', share: 9, periods: ['6m', '1y'], works: true, pay: [2_200_000, 3_200_000] },
  { status: 'dependent', share: 9, periods: ['1y', '3y'], works: false, pay: [0, 0] },
  { status: 'long_term', share: 7, periods: ['1y', '3y', '5y'], works: true, pay: [2_300_000, 5_000_000] },
  { status: 'spouse_jp', share: 6, periods: ['1y', '3y', '5y'], works: true, pay: [2_300_000, 6_000_000] },
  { status: 'nursing_care', share: 3, periods: ['1y', '3y'], works: true, pay: [2_700_000, 3_900_000] },
  { status: 'skilled_labor', share: 2, periods: ['1y', '3y'], works: true, pay: [2_600_000, 4_200_000] },
  { status: 'hsp1b', share: 2, periods: ['5y'], works: true, pay: [5_500_000, 12_000_000] },
  { status: 'designated', share: 2, periods: ['6m', '1y'], works: true, pay: [2_000_000, 4_000_000] },
  { status: 'special_pr', share: 1, periods: ['indefinite'], works: true, pay: [2_500_000, 7_000_000] },
];
const employers = ['o02', 'o03', 'o04', 'o05', 'o06', 'o07', 'o08', 'o09', 'o10', 'o11', 'o12', 'o13'] as const;

function kindFrom(draw: Draw): Kind {
  let at = draw.below(kinds.reduce((sum, it) => sum + it.share, 0));
  for (const kind of kinds) {
    at -= kind.share;
    if (at < 0) return kind;
  }
  throw new Error('the shares do not add up');
}

/** @param from the number of the first of them @param until the first number no longer used */
export function crowdOf(calendar: Calendar, seed: number, from: number, until: number): readonly Townsperson[] {
  const draw = drawFrom(seed);
  return Array.from({ length: until - from }, (_, i) =>
    personFrom(draw, calendar, `p${String(from + i).padStart(3, '0')}`),
  );
}

function personFrom(draw: Draw, calendar: Calendar, key: string): Townsperson {
  const kind = kindFrom(draw);
  return { key, names: nameFrom(draw), resident: true, tellings: tellingsFrom(draw, calendar, kind) };
}

function nameFrom(draw: Draw): Names {
  const given = draw.of(givens);
  if (draw.chance(4)) return { romaji: { given }, order: 'given-family' };
  return { romaji: { family: draw.of(families), given }, order: draw.chance(30) ? 'family-given' : 'given-family' };
}

const monthsOf: Readonly<Record<string, number>> = { '6m': 6, '1y': 12, '2y': 24, '3y': 36, '5y': 60 };

function tellingsFrom(draw: Draw, { ago, ahead }: Calendar, kind: Kind): readonly Telling[] {
  const years = kind.periods[0] === 'indefinite' ? 10 + draw.below(20) : 1 + draw.below(11);
  const period = draw.of(kind.periods);
  const facts: Record<string, unknown> = {
    birthDate: ago(19 + draw.below(45), draw.below(12), draw.below(28)),
    status: [{ from: ago(years), value: kind.status }],
    periodOfStay: [{ from: ago(years), value: period }],
    residentSince: ago(years, draw.below(12)),
  };
  const length = monthsOf[period];
  if (length !== undefined) {
    const left = draw.chance(10) ? 0 : draw.below(length);
    facts.stayUntil = ahead(left, 5 + draw.below(20));
    facts.stayFrom = ago(0, length - left, draw.below(5) + 25);
  }
  const tellings: Telling[] = [];
  const late: Record<string, unknown> = {};
  const notYet: string[] = [];
  for (const fact of ['lastLateTax', 'lastLatePension', 'lastLateHealthInsurance']) {
    if (draw.chance(12)) late[fact] = ago(0, 1 + draw.below(30));
    else if (draw.chance(60)) notYet.push(fact);
  }
  const input: Omit<SituationInput, 'asOf'> = {
    facts: {
      ...facts,
      ...late,
      ...(draw.chance(50) ? { nationalTaxUnpaid: false, publicAssistance: false, sentenced: false } : {}),
    },
    ...(notYet.length > 0 ? { notYet } : {}),
  };
  tellings.push({ label: 'own', by: 'self', daysAgo: 10 + draw.below(300), input });
  if (kind.works && draw.chance(70))
    tellings.push(employment(draw, { ago, ahead, today: '' }, kind, years, 'lastLatePension' in late));
  return tellings;
}

function employment(draw: Draw, { ago }: Calendar, kind: Kind, years: number, lateByEmployer: boolean): Telling {
  const [least, most] = kind.pay;
  const pay = Math.round((least + draw.below(most - least)) / 10_000) * 10_000;
  const begun = Math.min(years, 1 + draw.below(8));
  return {
    label: 'living',
    by: draw.of(employers),
    daysAgo: 5 + draw.below(200),
    input: {
      facts: {
        annualPay: pay,
        jobs: [{ organisation: 'Employer', from: ago(begun) }],
        ...(lateByEmployer ? { pensionLateByEmployer: draw.chance(60) } : {}),
      },
    },
  };
}
