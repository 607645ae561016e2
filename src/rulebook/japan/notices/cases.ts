/** Cases of notices, whatever else is applied for. Source: law/notifications.md 3.1 to 3.3, 3.9 and the corrections at its end. */
import type { Case } from '../case.ts';

export type NoticeCase = Case & {
  readonly outcome: 'yes' | 'no' | 'unknown' | 'judgement';
  /** States of findings, by provision. */
  readonly states?: Readonly<Record<string, 'yes' | 'no' | 'unknown' | 'judgement'>>;
  /** Events that are, or may be, open: duty, name in the record, state, last day. */
  readonly open: readonly string[];
  readonly missing?: readonly string[];
  /** The same under the model. */
  readonly model?: Pick<NoticeCase, 'outcome' | 'open'>;
};

const asOf = '2026-11-25';
const told = { closedWorld: false, completeFor: { jobs: true, notices: true } } as const;
const here = { stayFrom: '2025-04-01', stayUntil: '2028-04-01', periodOfStay: '3y' } as const;
const aoi = { organisation: 'Aoi', from: '2025-04-01', permittedFor: true };
const leftInOctober = { jobs: [{ ...aoi, until: '2026-10-01' }], notices: [] };
const allInTime = { addressesTold: true, cardChangesTold: true, organisationChangesTold: true } as const;
const card = { cardValidUntil: '2030-01-01', ...allInTime } as const;

export const noticeCases: readonly NoticeCase[] = [
  {
    id: 'N-hsp2',
    name: 'a highly skilled professional (ii), who needs no extension, left without telling',
    asOf,
    facts: { status: 'hsp2', periodOfStay: 'indefinite', stayFrom: '2025-04-01', ...leftInOctober, ...card },
    more: told,
    outcome: 'no',
    states: {
      'notices.organisation': 'no',
      'notices.marriage': 'yes',
      'notices.address': 'yes',
      'notices.card': 'yes',
    },
    open: ['notice.left Aoi overdue 2026-10-14'],
    missing: [],
  },
  {
    id: 'N-overdue-and-next',
    name: 'one notice overdue, the next still open: each has its day',
    asOf,
    facts: {
      status: 'engineer_humanities',
      ...here,
      ...allInTime,
      jobs: [
        { ...aoi, until: '2026-10-01' },
        { organisation: 'Kaede', from: '2026-11-16', permittedFor: false, school: false },
      ],
      notices: [],
    },
    more: told,
    outcome: 'no',
    open: ['notice.joined Kaede open 2026-11-30', 'notice.left Aoi overdue 2026-10-14'],
    model: {
      outcome: 'unknown',
      open: [
        'notice.joined Kaede open 2026-11-30',
        'notice.left Aoi unless done 2026-10-14',
        'employer.tells-of-notices Aoi unless done 2026-09-30',
      ],
    },
  },
  {
    id: 'N-artist',
    name: 'an artist owes nothing about organisations, and is asked nothing about them',
    asOf,
    facts: { status: 'artist', ...here, ...allInTime },
    more: told,
    outcome: 'yes',
    states: { 'notices.organisation': 'yes', 'notices.marriage': 'yes' },
    open: [],
    missing: [],
  },
  {
    id: 'N-renamed',
    name: 'the organisation got a new name last week',
    asOf,
    facts: {
      status: 'engineer_humanities',
      ...here,
      jobs: [aoi],
      notices: [],
      organisationChanges: [
        { organisation: 'Aoi', kind: 'name', on: '2026-11-16', school: false },
        { organisation: 'Aoi', kind: 'address', on: '2026-05-01', told: '2026-05-15', school: false },
      ],
      addressesTold: true,
      cardChangesTold: true,
    },
    more: { ...told, completeFor: { ...told.completeFor, organisationChanges: true } },
    outcome: 'yes',
    open: ['notice.organisation-changed Aoi open 2026-11-30'],
  },
  {
    id: 'N-renamed',
    name: 'of a student the shop may be called as it likes',
    asOf,
    facts: {
      status: 'student',
      ...here,
      jobs: [{ ...aoi, school: true }],
      notices: [],
      organisationChanges: [{ organisation: 'Conbini', kind: 'closed', on: '2026-09-01', school: false }],
      addressesTold: true,
      cardChangesTold: true,
    },
    more: { ...told, completeFor: { ...told.completeFor, organisationChanges: true } },
    outcome: 'yes',
    open: [],
  },
  {
    id: 'addr-landing',
    name: 'landed on 20 October, settled on 11 November: the days run from settling',
    asOf,
    facts: {
      status: 'engineer_humanities',
      periodOfStay: '1y',
      stayFrom: '2026-10-20',
      stayUntil: '2027-10-20',
      jobs: [{ ...aoi, from: '2026-11-01' }],
      notices: [],
      addresses: [{ on: '2026-11-11', because: 'landing' }],
      cardChangesTold: true,
      organisationChangesTold: true,
    },
    more: { ...told, completeFor: { ...told.completeFor, addresses: true } },
    outcome: 'yes',
    open: ['notice.address-after-landing once open 2026-11-25'],
  },
  {
    id: 'addr-moved',
    name: 'moved in on 1 November and told on the 17th, one day late; Sunday the 15th moved to the Monday',
    asOf,
    facts: {
      status: 'permanent',
      periodOfStay: 'indefinite',
      stayFrom: '2020-01-01',
      addresses: [
        { on: '2026-11-01', because: 'move', told: '2026-11-17' },
        { on: '2024-03-01', because: 'move', told: '2024-03-15' },
      ],
      cardChangesTold: true,
      cardValidUntil: '2030-01-01',
    },
    more: { closedWorld: false, completeFor: { addresses: true } },
    outcome: 'no',
    states: { 'notices.address': 'no', 'notices.card': 'yes' },
    open: [],
  },
  {
    id: 'addr-moved',
    name: 'not told at all, beside an earlier address that was',
    asOf,
    facts: {
      status: 'permanent',
      periodOfStay: 'indefinite',
      stayFrom: '2020-01-01',
      addresses: [
        { on: '2026-10-01', because: 'move' },
        { on: '2024-03-01', because: 'permission', told: '2024-03-15' },
      ],
      cardChangesTold: true,
      cardValidUntil: '2030-01-01',
    },
    more: { closedWorld: false, completeFor: { addresses: true } },
    outcome: 'no',
    open: ['notice.address-moved once overdue 2026-10-15'],
  },
  {
    id: 'card-events',
    name: 'a lost card, a new name, an order, a found card and a void one: each has its own days',
    asOf,
    facts: {
      status: 'engineer_humanities',
      ...here,
      jobs: [aoi],
      notices: [],
      addressesTold: true,
      organisationChangesTold: true,
      cardEvents: [
        { on: '2026-11-20', kind: 'lost' },
        { on: '2026-11-19', kind: 'data' },
        { on: '2026-11-18', kind: 'ordered' },
        { on: '2026-11-17', kind: 'found' },
        { on: '2026-11-16', kind: 'void' },
        { on: '2026-06-01', kind: 'lost', told: '2026-06-10' },
      ],
    },
    more: { ...told, completeFor: { ...told.completeFor, cardEvents: true } },
    outcome: 'yes',
    open: [
      'notice.card-data once open 2026-12-03',
      'notice.card-lost once open 2026-12-04',
      'notice.card-ordered once open 2026-12-02',
      'notice.card-void once open 2026-11-30',
      'notice.card-found once open 2026-12-01',
    ],
  },
  {
    id: 'card-validity',
    name: 'the card of a permanent resident ends in two months and a half: since June 2026 three months are open',
    asOf,
    facts: { status: 'permanent', periodOfStay: 'indefinite', ...card, cardValidUntil: '2027-02-10' },
    more: { closedWorld: false, notYet: ['cardRenewal'] },
    outcome: 'yes',
    open: ['notice.card-renewal once open 2027-02-10'],
  },
  {
    id: 'card-validity',
    name: 'before June 2026 it was not open so early',
    asOf: '2026-03-01',
    facts: { status: 'permanent', periodOfStay: 'indefinite', ...card, cardValidUntil: '2026-05-15' },
    more: { closedWorld: false, notYet: ['cardRenewal'] },
    outcome: 'yes',
    open: [],
  },
  {
    id: 'card-validity',
    name: 'a card that ended under the text of before is overdue under the present one too',
    asOf,
    facts: { status: 'hsp2', ...leftInOctober, ...allInTime, jobs: [], cardValidUntil: '2026-05-15' },
    more: { ...told, notYet: ['cardRenewal'] },
    outcome: 'no',
    open: ['notice.card-renewal once overdue 2026-05-15'],
  },
  {
    id: 'card-validity',
    name: 'the last renewal was of the card before: it is not this one; an engineer has no such duty',
    asOf,
    facts: {
      status: 'permanent',
      periodOfStay: 'indefinite',
      ...card,
      cardValidUntil: '2026-12-10',
      cardRenewal: '2019-11-30',
    },
    more: { closedWorld: false },
    outcome: 'yes',
    open: ['notice.card-renewal once open 2026-12-10'],
  },
  {
    id: 'N-nothing-told',
    name: 'nothing told: nothing is met',
    asOf,
    facts: {},
    more: { closedWorld: false },
    outcome: 'unknown',
    open: [],
  },
  {
    id: 'N-divorced',
    name: 'divorced a month ago, here as a dependent',
    asOf,
    facts: { status: 'dependent', ...here, asSpouse: true, marriageEnded: '2026-10-26', ...allInTime },
    more: { ...told, notYet: ['marriageEndTold'] },
    outcome: 'no',
    states: { 'notices.organisation': 'yes', 'notices.marriage': 'no' },
    open: ['notice.marriage-ended once overdue 2026-11-09'],
    missing: [],
  },
  {
    id: 'N-visitor',
    name: 'a visitor owes nothing',
    asOf,
    facts: { status: 'temporary_visitor', periodOfStay: '90d', stayFrom: '2026-11-01', stayUntil: '2027-01-30' },
    more: { closedWorld: false, notYet: [] },
    outcome: 'unknown',
    states: { 'notices.organisation': 'yes', 'notices.marriage': 'yes' },
    open: [],
  },
];
