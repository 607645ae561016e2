// What an interview says when its answers cannot be evaluated now: nothing that was told is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from '#language';
import { readPdf } from '#paper';
import { createApp } from '../app.ts';
import { here, type Overload } from '../assessing/assessor.ts';

const told = {
  asOf: '2026-11-24',
  facts: { annualPay: 5_400_000, jobs: [{ organisation: 'Himal', from: '2019-11-01' }] },
};

async function post(overload: Overload, locale: string, fields: Readonly<Record<string, string>>) {
  const assessor = { ...here, ask: async () => overload };
  const body = new URLSearchParams({ situation: JSON.stringify(told), trail: '', ...fields });
  const answer = await createApp({ log: () => undefined, assessor }).request(
    `/${locale}/permanent-residence?readings=brackets`,
    {
      method: 'POST',
      body,
    },
  );
  return { status: answer.status, retry: answer.headers.get('retry-after'), text: await answer.text() };
}

test('while others wait, a step keeps everything told and what was typed, in every language', async () => {
  for (const locale of locales) {
    const next = await post({ no: 'busy', retryAfter: 5 }, locale, { go: 'next' });
    assert.deepEqual([next.status, next.retry], [503, '5']);
    assert.match(next.text, /5400000/);
    assert.match(next.text, /Others are waiting|混み合って|たくさんの人/);
    const typed = await post({ no: 'busy', retryAfter: 5 }, locale, {
      go: 'answer',
      fact: 'annualPay',
      value: 'a lot',
    });
    assert.equal(typed.status, 503);
    assert.match(typed.text, /value="a lot"/);
    assert.match(typed.text, /5400000/);
  }
});

test('where there is too much to evaluate at once, a step shows everything told and what to shorten', async () => {
  for (const go of ['next', 'result', 'paper', 'ask:annualPay']) {
    const answer = await post({ no: 'too-much' }, 'en', { go });
    assert.equal(answer.status, 422, go);
    assert.match(answer.text, /more than one answer can hold/);
    assert.match(answer.text, /Himal/);
  }
});

test('after a birth the first page asks when the child was born, in every language, and none asks about the parent', async () => {
  const app = createApp({ log: () => undefined, assessor: here });
  const asked = { en: 'When was the child born?', ja: '子の生年月日はいつですか。', 'ja-x-easy': 'いつ' };
  for (const locale of locales) {
    const body = new URLSearchParams({ situation: JSON.stringify({ ...told, facts: {} }), trail: '', go: 'next' });
    const path = `/${locale}/permanent-residence-at-birth?readings=brackets`;
    const text = await (await app.request(path, { method: 'POST', body })).text();
    assert.match(text, /name="fact" value="childBirthDate"/);
    assert.ok(text.includes(asked[locale]), locale);
    assert.doesNotMatch(text, /value="birthDate"/);
  }
});

test('a saved file is opened as what its name says it was saved of, and asks where the name says nothing', async () => {
  const open = async (name: string, procedure = '') => {
    const body = new FormData();
    body.set('procedure', procedure);
    body.set('file', new File([JSON.stringify(told)], name, { type: 'application/json' }));
    const answer = await createApp({ log: () => undefined }).request('/en/open', { method: 'POST', body });
    return `${answer.status} ${/<h1[^>]*>([^<]*)/.exec(await answer.text())?.[1]}`;
  };
  const checked = await open('shinrai-permanent-residence.json');
  assert.match(checked, /^200 /);
  assert.equal(await open('shinrai-permanent-residence (1).json'), checked);
  assert.match(await open('my answers.json', 'permanent-residence'), /^200 /);
  assert.match(await open('my answers.json'), /^422 /);
  assert.match(await open('shinrai-nothing.json'), /^422 /);
});

test('a visitor takes the answer away as a PDF, and nothing of it is kept', async () => {
  const app = createApp({ log: () => undefined, assessor: here, today: () => '2026-11-24' });
  for (const [locale, words] of [
    ['en', /^PermanentresidenceBywhatwastoldhereon24November2026\.Nothingofitwaskept\./],
    ['ja-x-easy', /^永住えいじゅう2026年ねん11月がつ24日にじゅうよっかに/],
  ] as const) {
    const body = new URLSearchParams({ situation: JSON.stringify(told), trail: '', go: 'paper' });
    const answer = await app.request(`/${locale}/permanent-residence`, { method: 'POST', body });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(readPdf(await answer.bytes()).said, words);
  }
});
