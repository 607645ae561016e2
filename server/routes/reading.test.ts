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
