// What a status may be lost for, said as advice: only the reason that matters, gently, and nothing sensitive where it cannot.
// And what only weighs: found for or against somebody, and never decisive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from '#language';
import { casesBy, inputOf, japan } from '#rulebook/japan';
import { explain } from './explain.ts';
import { determineFrom } from './from-input.ts';

type Case = Parameters<typeof inputOf>[0] & { readonly id: string };
const losingCases: readonly Case[] = casesBy['losing-status'] ?? [];

function determined(it: Case) {
  const result = determineFrom({ rulebook: japan, procedure: 'losing-status', input: inputOf(it) });
  assert.ok('outcome' in result, JSON.stringify(result));
  return result;
}

const caseOf = (id: string) => losingCases.find((it) => it.id === id) as Case;

test('what is said names only the reason that matters, and nothing sensitive where it cannot matter', () => {
  const said = (id: string) => {
    const it = explain(determined(caseOf(id)), japan, 'en');
    return JSON.stringify([it.answer, it.findings]);
  };
  assert.match(said('lose-violence'), /violence/i);
  for (const id of ['lose-hospital-apart', 'lose-working', 'lose-together', 'lose-searching'])
    assert.doesNotMatch(said(id), /violence/i, id);
  assert.doesNotMatch(said('lose-searching'), /illness|closed/i);
});

test('a reason that holds is cited beside the rule, and what speaks for somebody is said so', () => {
  const recognised = determined(caseOf('lose-recognised')).findings.find((it) => it.id === 'lose.no-activity');
  assert.deepEqual(
    recognised?.law.map((it) => it.at),
    ['第22条の4第1項第6号', '第22条の4第1項'],
  );
  const searching = determined(caseOf('lose-searching'));
  assert.deepEqual(searching.inFavour, ['lose.search-recorded']);
  assert.deepEqual(
    explain(searching, japan, 'en').findings.speaksFor.map((it) => [it.name, it.stateWord]),
    [['A record of your job search', 'speaks for you']],
  );
});

const engineer = {
  status: 'engineer_humanities',
  periodOfStay: '1y',
  stayFrom: '2026-01-15',
  stayUntil: '2027-01-15',
  organisationChanged: false,
  activityFits: true,
  criteriaFound: true,
  notificationsFiled: true,
};
/** What speaks for somebody who asks for an extension, what stands against it, and what it comes to. */
function weighedOf(facts: object) {
  const input = inputOf({ id: '', name: '', facts: { ...engineer, ...facts }, more: { notYet: ['applicationDate'] } });
  const it = determineFrom({ rulebook: japan, procedure: 'extension', input });
  assert.ok('outcome' in it, JSON.stringify(it));
  const words = new Map(
    Object.values(explain(it, japan, 'en').findings).flatMap((all) => all.map((one) => [one.id, one.stateWord])),
  );
  return {
    stands: explain(it, japan, 'en').answer.stands,
    of: it.findings.filter(({ weight }) => weight === 'weighed'),
    words,
    ...it,
  };
}

test('items 3 to 8 of the guideline on extensions are found for or against, and none decides', () => {
  const found = { activityDone: true, livelihoodFound: true, conductFound: true, dutiesFound: true };
  const good = weighedOf({ ...found, workConditions: 'lawful', conditionsFound: true });
  assert.deepEqual(new Set(good.of.map(({ kind, speaks }) => `${kind} ${speaks}`)), new Set(['factor either']));
  assert.deepEqual([good.of.length, good.inFavour.length, good.concerns], [7, 7, []]);
  const bad = weighedOf({
    activityPaused: true,
    publicAssistance: true,
    sentenced: true,
    duesUnpaid: true,
    workConditions: 'unlawful-self',
    notificationsFiled: false,
    jobs: [{ organisation: 'Aoi', from: '2026-01-15', until: '2026-06-01', permittedFor: true }],
    addresses: [{ on: '2026-06-01', because: 'move' }],
  });
  assert.deepEqual([bad.inFavour, bad.concerns.length], [[], 7]);
  assert.ok(bad.of.every(({ id }) => bad.words.get(id) === 'speaks against you'));
  // What is good does not outweigh what is bad, and all of it together is not a no.
  assert.deepEqual([good.outcome, good.clear], [bad.outcome, bad.clear]);
  // And nobody is told that all is met while something weighs against them.
  assert.match(good.stands, /^Everything the rules ask is met/);
  assert.match(bad.stands, /^Nothing the rules can check stands in the way; 7 things weigh against you/);
});

test('what another party owed, or nobody is asked for, speaks neither for somebody nor against', () => {
  const employers = weighedOf({ workConditions: 'unlawful-employer' });
  assert.deepEqual([employers.words.get('ext.work-conditions'), employers.concerns], ['met', []]);
  assert.ok(!employers.inFavour.includes('ext.work-conditions'));
  const visitor = weighedOf({ status: 'temporary_visitor', periodOfStay: '90d', stayFrom: '2026-10-17' });
  assert.ok(!visitor.inFavour.includes('ext.other-notices'));
  assert.equal(visitor.words.get('ext.other-notices'), undefined);
});

test('it is advice in every language, with no date from when somebody may apply', () => {
  for (const locale of locales) {
    const determination = determined(caseOf('lose-three-months'));
    const { answer, notes } = explain(determination, japan, locale);
    assert.equal(answer.from, undefined);
    assert.equal(answer.tone, 'advice');
    assert.ok(notes.some((it) => /advice|助言|決定（けってい）ではありません/.test(it)));
  }
  assert.match(explain(determined(caseOf('lose-three-months')), japan, 'en').answer.stands, /Nothing is decided/);
});
