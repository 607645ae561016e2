import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Locale, locales } from '#language';
import { japan } from '#rulebook/japan';
import { readSituation } from '#rules';
import { determine } from './determine.ts';
import { type Explanation, explain } from './explain.ts';
import { determineFrom } from './from-input.ts';

function explained(example: string, locale: Locale, overlay?: string): Explanation {
  const input = JSON.parse(readFileSync(new URL(`../../examples/${example}.json`, import.meta.url), 'utf8'));
  const read = readSituation(japan.facts, input);
  assert.ok(read.ok);
  const procedure = japan.procedures.find((it) => example.startsWith(it.id))?.id ?? '';
  const { situation } = read;
  const result = determine({
    rulebook: japan,
    procedure,
    situation,
    input,
    ...(overlay === undefined ? {} : { overlay }),
  });
  assert.ok(!('no' in result));
  return explain(result, japan, locale);
}

test('the conclusion comes first, and says who decides', () => {
  const { stands, why } = explained('highly-skilled-engineer', 'en').answer;
  assert.match(stands, /^Everything the rules can check is met until .*; an officer decides the rest\.$/);
  assert.equal(why[1]?.text, 'Your yearly pay is 5,500,000 yen; at least 3,000,000 yen is needed.');
});

test('a failure shows the value and the threshold', () => {
  const { answer, changes } = explained('highly-skilled-five-short', 'en');
  assert.match(answer.stands, /^One thing stands in the way/);
  assert.match(answer.why[0]?.text ?? '', /^You have 65 points; 70 points are needed\./);
  assert.ok(changes.includes('Japanese: JLPT N2, or BJT 400 or more instead of None of these. This is for you.'));
});

test('the words of a text follow what that text changes', () => {
  const input = {
    asOf: '2027-05-01',
    facts: {
      status: 'spouse_jp',
      relation: 'spouse',
      marriedSince: '2023-04-01',
      residentSince: '2025-05-01',
      applicationDate: '2027-05-01',
    },
  };
  const said = (locale: Locale): readonly string[] => {
    const result = determineFrom({ rulebook: japan, procedure: 'permanent-residence', input });
    assert.ok(!('no' in result));
    return explain(result, japan, locale).candidates;
  };
  const draft = said('en').find((it) => it.startsWith('Revision for applications from'));
  assert.match(draft ?? '', /A real marriage of some years: not met: The marriage has been real for 5 years/);
  assert.match(draft ?? '', /You have lived in Japan for 3 years without a break/);
  const inJapanese = said('ja').at(-1) ?? '';
  for (const years of ['5年', '3年']) assert.ok(inJapanese.includes(years), inJapanese);
});

test('the same in Japanese', () => {
  const { answer, points } = explained('highly-skilled-five-short', 'ja');
  assert.match(answer.why[0]?.text ?? '', /^あなたは65点です。70点が必要です。/);
  assert.equal(points?.text, '65点（必要：70点）。');
});

test('the model is said, with what it is, only where it comes to something else', () => {
  assert.equal(explained('highly-skilled-birthday', 'en', 'model').answer.model, undefined);
  const [what] = explained('permanent-residence-employer-paid-late', 'en', 'model').answer.model ?? [];
  assert.match(what ?? '', /Balanced Coexistence Model is a proposal, not law/);
});

test('no id of a provision or fact shows where words exist', () => {
  for (const locale of locales) {
    const text = JSON.stringify(explained('highly-skilled-manager', locale, 'model'), (key, value) =>
      ['id', 'finding', 'fact', 'state', 'link', 'locale'].includes(key) ? undefined : value,
    );
    for (const { id } of japan.provisions) assert.ok(!text.includes(id), `${locale}: ${id}`);
  }
});

test('where the day that selects the law is not told, both fees and the day are named in every language', () => {
  const input = {
    asOf: '2026-11-24',
    facts: { feeFor: 'permanent-residence', channel: 'counter', firstSpecifiedCard: false },
  };
  const determination = determineFrom({ rulebook: japan, procedure: 'fees', input });
  assert.ok(!('no' in determination));
  assert.deepEqual(determination.dates.law, { atLeast: '2025-05-24', atMost: '2026-11-24' });
  assert.deepEqual(determination.values[0]?.value, { atLeast: 10_000, atMost: 200_000 });
  assert.deepEqual(
    determination.missing.map((it) => it.fact),
    // The second is for the warning about two dates.
    ['applicationDate', 'acceptanceDate'],
  );
  const last = (locale: Locale) => explain(determination, japan, locale).candidates.at(-1);
  assert.equal(
    last('en'),
    'Application date between 24 May 2025 and 30 September 2026: Enforcement Order: To pay: 10,000 yen.',
  );
  assert.equal(
    last('ja'),
    '「申請日」が2025年5月24日から2026年9月30日までの間の場合：入管法施行令：納める額：10,000円。',
  );
  assert.match(last('ja-x-easy') ?? '', /までの間（あいだ）のとき：/);
});

test('a stay that ends before the date, and a filing planned ahead, are said among what is assumed', () => {
  const facts = { status: 'engineer_humanities', periodOfStay: '3y', stayFrom: '2024-06-10', stayUntil: '2027-06-10' };
  const determination = determineFrom({
    rulebook: japan,
    procedure: 'permanent-residence',
    input: {
      asOf: '2026-11-25',
      closedWorld: true,
      facts: {
        ...facts,
        residentSince: '2020-04-01',
        workingSince: '2020-04-01',
        notificationsFiled: true,
        applicationDate: '2026-12-01',
      },
    },
  });
  assert.ok(!('no' in determination));
  const { assumes } = explain(determination, japan, 'en').answer;
  assert.ok(assumes.includes('This answer is for an application on 1 December 2026.'), assumes.join());
  assert.ok(
    assumes.some((it) => /your stay is extended after 10 June 2027/.test(it)),
    assumes.join(),
  );
});
