/** Duties to tell an address to the municipality, and changes of the card to the Agency: Act, articles 19-7 to 19-15. */
import { type Duty, type Provision, type RecordIn, rule, type Truth } from '#rules';
import { fact } from '../facts.ts';
import { act, midToLongTerm, onThatDay, owedByResident } from './duties.ts';

const { all, amount, earlier, latest, onDay } = rule;
const { addresses, cardEvents } = fact;
type Address = RecordIn<typeof addresses>;
type CardEvent = RecordIn<typeof cardEvents>;

const resident = rule.given(midToLongTerm);
const fine = 200_000;
/** LAW: article 71-2 has up to a year instead, 71-5 has a fine alone. */
const consequenceOf = (at: string) =>
  ({ law: [act(at)], fine, ...(at.startsWith('第71条の2') ? { imprisonment: 1 } : {}) }) as const;

/** LAW: filed with the municipality by the Basic Resident Register Act with the card, it counts as told (19-7(3), 19-8(3), 19-9(3)). */
const address = (id: string, at: string, offence: string, because: (it: Address) => Truth): Duty =>
  rule.duty({
    ...owedByResident,
    id: `notice.${id}`,
    what: `notice-${id}`,
    law: [act(at)],
    beneficiary: 'municipality',
    consequence: { law: [act(offence), act('第22条の4第1項')], fine },
    who: resident,
    each: addresses,
    arises: (it) => it.on,
    owed: (it, event) => all(because(it), onThatDay(event, resident)),
    fulfilledBy: (it) => it.told,
  });

const landed = address('address-after-landing', '第19条の7第1項', '第71条の5第1号', (it) => it.because.is('landing'));
const permitted = address('address-after-permission', '第19条の8第1項', '第71条の5第1号', (it) =>
  it.because.is('permission'),
);
const moved = address('address-moved', '第19条の9第1項', '第71条の5第2号', (it) => it.because.is('move'));
export const addressDuties = [landed, permitted, moved] as const;

/** @param stays whether it is only of who is still a mid- to long-term resident */
const card = (id: string, at: string, offence: string, kind: (it: CardEvent) => Truth, stays = true): Duty =>
  rule.duty({
    ...owedByResident,
    id: `notice.${id}`,
    what: `notice-${id}`,
    law: [act(at)],
    consequence: consequenceOf(offence),
    ...(stays ? { who: resident } : {}),
    each: cardEvents,
    arises: (it) => it.on,
    owed: (it, event) => (stays ? all(kind(it), onThatDay(event, resident)) : kind(it)),
    fulfilledBy: (it) => it.told,
  });

export const cardDuties = [
  card('card-data', '第19条の10第1項', '第71条の5第3号', (it) => it.kind.is('data')),
  card('card-lost', '第19条の12第1項', '第71条の2第2号', (it) => it.kind.is('lost')),
  card('card-ordered', '第19条の13第3項', '第71条の2第2号', (it) => it.kind.is('ordered')),
  // Whoever gives a void card back may be no resident any more.
  card('card-void', '第19条の15第1項', '第71条の5第3号', (it) => it.kind.is('void'), false),
  card('card-found', '第19条の15第3項', '第71条の5第3号', (it) => it.kind.is('found'), false),
] as const;

const renewal = {
  ...owedByResident,
  id: 'notice.card-renewal',
  what: 'notice-card-renewal',
  law: [act('第19条の11第1項')],
  consequence: consequenceOf('第71条の2第2号'),
  // The card of everybody else ends with the stay.
  who: fact.status.is('permanent', 'hsp2'),
  due: () => rule.filingBy(fact.cardValidUntil),
  fulfilledBy: fact.cardRenewal,
} as const;
/** @param since a card whose end was near already is renewed under this text from its first day on */
const renewedSince = (since: string, months: number, until?: string): Duty =>
  rule.dutyOnce({
    ...renewal,
    inForce: { from: since, ...(until === undefined ? {} : { until }) },
    arises: latest(onDay(since, 'since'), earlier(fact.cardValidUntil, amount(months, 'opens'), 'months')),
  });

/** LAW: since 14 June 2026 the card may be renewed from three months before its end, before from two. */
const threeMonthsSince = '2026-06-14';
const renewedBefore = renewedSince(owedByResident.inForce.from, 2, threeMonthsSince);
export const cardRenewal = renewedSince(threeMonthsSince, 3);

export const addressAndCardDuties: readonly Provision[] = [...addressDuties, ...cardDuties, renewedBefore, cardRenewal];
