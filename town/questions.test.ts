import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interviewsOf, nobody, percentile } from './questions.ts';
import { townOn } from './town.ts';

const interviews = interviewsOf(townOn('2026-11-24'));

test('a useful answer takes at most 12 questions in the median, and 20 for nine in ten', () => {
  for (const [procedure, held] of Map.groupBy(interviews, (it) => it.procedure)) {
    const counts = held.filter((it) => it.person !== nobody).map((it) => it.asked.length);
    assert.ok(counts.length > 0);
    assert.ok(percentile(counts, 50) <= 12, `${procedure}: ${counts.join(' ')}`);
    assert.ok(percentile(counts, 90) <= 20, `${procedure}: ${counts.join(' ')}`);
  }
});

test('who knows nothing is asked no more than others', () => {
  for (const it of interviews.filter(({ person }) => person === nobody))
    assert.ok(it.asked.length <= 20, `${it.procedure}: ${it.asked.join(' ')}`);
});

test('nobody is asked twice', () => {
  for (const { person, procedure, asked } of interviews)
    assert.equal(new Set(asked).size, asked.length, `${person}, ${procedure}: ${asked.join(' ')}`);
});
