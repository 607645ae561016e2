import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../app.ts';
import { logTo } from '../log.ts';

const lines: string[] = [];
const app = createApp({ log: logTo((line) => lines.push(line), 'plain') });
const assess = (procedure: string, body: string) =>
  app.request(`/api/assess/${procedure}?lang=en&overlay=model`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
const page = (procedure: string, typed: Record<string, string>) =>
  app.request(`/en/${procedure}`, { method: 'POST', body: new URLSearchParams(typed) });

test('a thousand jobs and a thousand notices are refused before anything is evaluated', async () => {
  const jobs = Array.from({ length: 1000 }, (_, i) => ({ organisation: 'Aoi', from: `${1990 + (i % 30)}-04-01` }));
  const notices = jobs.map(({ from }) => ({ organisation: 'Aoi', kind: 'joined', on: from }));
  const facts = { status: 'engineer_humanities', organisationChanged: true, jobs, notices };
  const response = await assess('extension', JSON.stringify({ asOf: '2026-12-20', facts }));
  assert.equal(response.status, 422);
  const { problems } = await response.json();
  assert.deepEqual(
    problems.map(({ code, at, accepted }: Record<string, string>) => [code, at, accepted]),
    [
      ['too-many', 'facts.jobs', '60'],
      ['too-many', 'facts.notices', '120'],
    ],
  );
});

test('lists inside lists, however deep, are refused with their place on the interface and on the page', async () => {
  for (const levels of [20_000, 100_000]) {
    const body = `{"asOf":"2026-11-25","facts":{"jobs":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
    const response = await assess('fees', body);
    assert.equal(response.status, 422);
    assert.match((await response.json()).problems[0].at, /^facts\.jobs\[0\]/);
    if (levels > 20_000) continue;
    const shown = await page('fees', { situation: body, trail: '', go: 'next' });
    assert.equal(shown.status, 422);
    assert.match(await shown.text(), /too many lists and entries inside each other/);
  }
  assert.ok(!lines.some((line) => line.startsWith('fault')));
});

test('two years and a half are not taken for twenty-five on the page', async () => {
  for (const [fact, value] of [
    ['careerYears', '2,5'],
    ['annualPay', '5,50'],
  ] as const) {
    const shown = await page('highly-skilled', { situation: '{"asOf":"2026-11-25"}', fact, value, go: 'answer' });
    assert.equal(shown.status, 422);
    assert.match(await shown.text(), new RegExp(`&quot;${value}&quot; can be read in more than one way`));
  }
});

test('a name told in other bytes is the same name, on the interface as on the page', async () => {
  const said = async (job: string, notice: string): Promise<string> => {
    const facts = {
      status: 'engineer_humanities',
      periodOfStay: '3y',
      stayFrom: '2024-01-20',
      stayUntil: '2027-01-20',
      organisationChanged: true,
      jobs: [{ organisation: job, from: '2026-09-01', permittedFor: false, school: false }],
      notices: [{ organisation: notice, kind: 'joined', on: '2026-09-07' }],
    };
    const input = {
      asOf: '2026-12-20',
      facts,
      notYet: ['applicationDate', 'decisionDate'],
      completeFor: { jobs: true, notices: true },
    };
    const { findings } = await (await assess('extension', JSON.stringify(input))).json();
    return findings.find(({ id }: { id: string }) => id === 'ext.notifications').state;
  };
  assert.equal(await said('ガーデン', 'ガーデン'.normalize('NFD')), 'yes');
  assert.equal(await said('㈱Ａｏｉ', ' (株)Aoi '), 'yes');
  assert.equal(await said('Aoi', 'Kaede'), 'no');
});

test('a name told twice in a file is refused with its place', async () => {
  const response = await assess('fees', '{"asOf":"2026-11-25","facts":{"feeFor":"change","feeFor":"extension"}}');
  assert.equal(response.status, 422);
  const [problem] = (await response.json()).problems;
  assert.deepEqual([problem.code, problem.at, problem.value], ['twice', 'facts', 'feeFor']);
});
