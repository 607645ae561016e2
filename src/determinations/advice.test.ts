// What a status may be lost for, said as advice: only the reason that matters, gently, and nothing sensitive where it cannot.
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
