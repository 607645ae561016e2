/** What is named as missing: nothing that was told, and nothing for a rule that cannot bind the person. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addYears, day, isoDay } from '#calendar';
import { casesBy, inputOf, japan } from '#rulebook/japan';
import { readSituation, type Situation, type SituationInput, segmentOn } from '#rules';
import { determine } from './determine.ts';
import { explain } from './explain.ts';
import { fitting } from './test-people.ts';

const asOf = day('2026-11-25');
const before = (years: number) => fc.integer({ min: addYears(asOf, -years), max: asOf }).map((it) => isoDay(it));
const organisation = fc.constantFrom('Aoi', 'Kaede');
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined, freq: 2 });
const listed = (it: Record<string, fc.Arbitrary<unknown>>) =>
  maybe(fc.array(fc.record(it).map(told), { maxLength: 3 }));
const told = (it: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined));

const people = fc.record({
  status: maybe(
    fc.constantFrom(
      'engineer_humanities',
      'hsp2',
      'permanent',
      'student',
      'spouse_jp',
      'dependent',
      'artist',
      'designated',
      'entertainer',
      'temporary_visitor',
    ),
  ),
  periodOfStay: maybe(fc.constantFrom('3y', '1y', '3m', 'indefinite')),
  stayFrom: maybe(before(4)),
  stayUntil: maybe(fc.integer({ min: asOf + 1, max: addYears(asOf, 3) }).map(isoDay)),
  residentSince: maybe(before(12)),
  organisationChanged: maybe(fc.boolean()),
  asSpouse: maybe(fc.boolean()),
  performanceContract: maybe(fc.boolean()),
  marriageEnded: maybe(before(2)),
  notificationsFiled: maybe(fc.boolean()),
  addressesTold: maybe(fc.boolean()),
  cardValidUntil: maybe(fc.integer({ min: addDays(asOf, -60), max: addYears(asOf, 1) }).map(isoDay)),
  jobs: listed({
    organisation,
    from: before(6),
    permittedFor: maybe(fc.boolean()),
    school: maybe(fc.boolean()),
  }),
  notices: listed({ organisation, kind: fc.constantFrom('joined', 'left'), on: before(3) }),
  addresses: listed({ on: before(3), because: fc.constantFrom('landing', 'move'), told: maybe(before(2)) }),
});
const whole = fc.record({ jobs: fc.boolean(), notices: fc.boolean(), addresses: fc.boolean() });

const without =
  (...statuses: readonly string[]) =>
  (it: string) =>
    !statuses.includes(it);
const withOrganisation = without('artist', 'permanent', 'spouse_jp', 'dependent', 'long_term', 'temporary_visitor');
/** Whom the law asks at all: by status, where it is told. */
const boundBy: Readonly<Record<string, (status: string) => boolean>> = {
  'notice.joined': withOrganisation,
  'notice.left': withOrganisation,
  'notice.organisation-changed': withOrganisation,
  'notice.marriage-ended': (it) => ['spouse_jp', 'spouse_pr', 'dependent'].includes(it),
  'notice.card-renewal': (it) => ['permanent', 'hsp2'].includes(it),
  'notice.address-moved': without('temporary_visitor'),
  'notice.card-lost': without('temporary_visitor'),
  'ext.points': (it) => it.startsWith('hsp1'),
  'ext.skilled-years': (it) => it === 'ssw1',
  'ext.visitor': (it) => it === 'temporary_visitor',
};

/** May the list still hold more, or does an entry leave a field open? */
function isOpenList(id: string, { lists }: Situation): boolean {
  const definition = japan.facts.get(id);
  const list = lists.get(id);
  if (definition?.type !== 'list' || list?.completeFor !== 'always') return true;
  const optional = Object.entries(definition.fields).filter(([field, it]) => !it.required && field !== 'until');
  return list.records.some((it) => optional.some(([field, of]) => !of.none && it[field] === undefined));
}

function assertAsked(input: SituationInput, procedure: string, name: string): void {
  const read = readSituation(japan.facts, input);
  if (!read.ok) {
    assert.ok(read.problems.every(({ code }) => code === 'contradicts'));
    return;
  }
  const { situation } = read;
  const found = determine({ rulebook: japan, procedure, situation, input, brief: true });
  if ('no' in found) return;
  const status = segmentOn(situation.scalars.get('status') ?? [], asOf)?.value as string | undefined;
  for (const { fact, on, askedBecause } of found.missing) {
    const at = `${name}, ${procedure}: ${fact} ${on ?? ''} because of ${askedBecause.join(', ')}`;
    const definition = japan.facts.get(fact);
    if (definition?.type === 'list') assert.ok(isOpenList(fact, situation), at);
    else {
      const known = segmentOn(situation.scalars.get(fact) ?? [], day(on ?? found.dates.day));
      const expected = typeof known?.value === 'number' && known.value > situation.asOf;
      assert.ok(known === undefined || expected, at);
    }
    assert.ok(askedBecause.length > 0, at);
    for (const id of askedBecause) assert.ok(status === undefined || (boundBy[id]?.(status) ?? true), at);
  }
}

const folder = new URL('../../examples/', import.meta.url);
for (const name of readdirSync(folder).filter((it) => it.endsWith('.json')))
  test(`asked of ${name}: nothing told, nothing that cannot bind`, () => {
    const input = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    for (const { id } of japan.procedures) assertAsked(input, id, name);
  });

test('asked of the people of every case: nothing told, nothing for a rule that cannot bind', () => {
  for (const [procedure, cases] of Object.entries(casesBy))
    for (const it of cases) assertAsked(inputOf(it) as SituationInput, procedure, `${it.id}: ${it.name}`);
});

test('asked of 500 people: nothing told, nothing for a rule that cannot bind', () => {
  fc.assert(
    fc.property(people, whole, fc.constantFrom('notices', 'extension'), (facts, completeFor, procedure) => {
      const input = { asOf: isoDay(asOf), facts: told(facts) };
      const lists = Object.fromEntries(Object.entries(completeFor).filter(([id, it]) => it && id in input.facts));
      assertAsked(
        fitting(japan.facts, { ...input, completeFor: lists } as SituationInput),
        procedure,
        JSON.stringify(input),
      );
    }),
    { numRuns: 500, seed: 10 },
  );
});

test('who cannot owe a notice is not asked for the marriage because of the organisation, nor the other way round', () => {
  const input = { asOf: isoDay(asOf), facts: {} };
  const read = readSituation(japan.facts, input);
  assert.ok(read.ok);
  const found = determine({ rulebook: japan, procedure: 'extension', situation: read.situation, input, brief: true });
  assert.ok(!('no' in found));
  const because = (fact: string) => found.missing.find((it) => it.fact === fact)?.askedBecause ?? [];
  assert.ok(because('jobs').includes('notice.left') && !because('jobs').includes('notice.marriage-ended'));
  assert.deepEqual(
    because('marriageEnded').filter((it) => it !== 'ext.notifications'),
    ['notice.marriage-ended'],
  );
});

test('who says that all of it was told is not asked for the list it sums up', () => {
  const missing = (facts: object, procedure: string): readonly string[] => {
    const input = { asOf: isoDay(asOf), facts: { status: 'engineer_humanities', ...facts } };
    const read = readSituation(japan.facts, input);
    assert.ok(read.ok);
    const found = determine({ rulebook: japan, procedure, situation: read.situation, input, brief: true });
    assert.ok(!('no' in found));
    return found.missing.map((it) => it.fact);
  };
  const sums = {
    addressesTold: ['addresses'],
    cardChangesTold: ['cardEvents'],
    organisationChangesTold: ['organisationChanges'],
    notificationsFiled: ['jobs', 'addresses', 'cardEvents', 'organisationChanges'],
  };
  for (const [sum, lists] of Object.entries(sums))
    for (const procedure of ['extension', 'notices']) {
      assert.ok(
        lists.every((it) => missing({}, procedure).includes(it)),
        `${procedure}: ${lists}`,
      );
      const asked = missing({ [sum]: true }, procedure);
      assert.ok(!lists.some((it) => asked.includes(it)), `${procedure}, ${sum}: ${asked}`);
    }
  assert.ok(!missing({ lastLatePension: '2020-05' }, 'permanent-residence').includes('pensionMonths'));
});

test('with nothing told, what is asked of everybody is named before what is asked of some', () => {
  const input = { asOf: isoDay(asOf), facts: {} };
  const reasons = (facts: object, procedure: string) => {
    const told = readSituation(japan.facts, { ...input, facts });
    assert.ok(told.ok);
    const found = determine({ rulebook: japan, procedure, situation: told.situation, input, brief: true });
    assert.ok(!('no' in found));
    return explain(found, japan, 'en').answer.why.map((it) => it.finding);
  };
  const ofSome = (id: string) => japan.provisions.some((it) => it.id === id && 'askedOf' in it && it.askedOf);
  for (const { id } of japan.procedures) {
    const [first] = reasons({}, id);
    assert.ok(first === undefined || !ofSome(first), id);
  }
  assert.ok(!reasons({}, 'extension').some(ofSome));
  assert.ok(
    reasons(
      {
        status: 'ssw1',
        periodOfStay: '1y',
        stayFrom: '2026-01-01',
        stayUntil: '2027-01-01',
        organisationChanged: false,
      },
      'extension',
    ).includes('ext.skilled-years'),
  );
});
