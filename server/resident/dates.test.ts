import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief, conclusionOf, determineFrom } from '#determinations';
import { japan } from '#rulebook/japan';
import { datesOf } from './dates.ts';

const asOf = '2026-11-20';
const facts = {
  status: 'engineer_humanities',
  periodOfStay: '3y',
  stayFrom: '2025-04-01',
  stayUntil: '2028-04-01',
  jobs: [
    { organisation: 'Aoi', from: '2025-04-01', until: '2026-10-01', permittedFor: true, school: false },
    { organisation: 'Kaede', from: '2026-11-16', permittedFor: false, school: false },
  ],
  notices: [],
};

function toldOf(procedure: string, told: object = facts) {
  const input = { asOf, facts: told, completeFor: { jobs: true, notices: true } };
  const found = determineFrom({ rulebook: japan, procedure, input });
  assert.ok(!('no' in found), JSON.stringify(found));
  const conclusion = conclusionOf(found);
  const standing = { procedure, day: asOf, conclusion } as Parameters<typeof datesOf>[0][number]['standing'];
  return { standing, brief: brief(conclusion, japan, 'en') };
}
const owed = (told: Parameters<typeof datesOf>[0]) =>
  datesOf(told, 'en', asOf, true)
    .filter(({ text }) => /Aoi|Kaede/.test(text))
    .map(({ day, procedure, text }) => [day, procedure, /Aoi|Kaede/.exec(text)?.[0]]);

test('what is owed is said once, though two procedures look at it, and an overdue one hides nothing', () => {
  const rows = owed([toldOf('notices'), toldOf('extension')]);
  assert.deepEqual(
    rows.filter(([, , name]) => name === 'Aoi'),
    [['2026-10-14', 'notices', 'Aoi']],
  );
  assert.ok(rows.some(([day, , name]) => name === 'Kaede' && day === '2026-11-30'));
  assert.ok(rows.every(([, procedure]) => procedure === 'notices'));
  assert.equal(owed([toldOf('extension')]).length, rows.length);
});

test('whoever needs no extension has the dates of their notices all the same', () => {
  const hsp2 = { ...facts, status: 'hsp2', periodOfStay: 'indefinite', stayUntil: undefined };
  const told = Object.fromEntries(Object.entries(hsp2).filter(([, value]) => value !== undefined));
  assert.deepEqual(owed([toldOf('extension', told)]), []);
  assert.equal(owed([toldOf('notices', told), toldOf('extension', told)]).length, 2);
});
