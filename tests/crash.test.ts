// `npm run bench` kills a hundred times; here it is twenty.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crash } from './crash.ts';

test('twenty kills of the server and of PostgreSQL lose no acknowledged write, and no answer is without its entry', async () => {
  const report = await crash(20);
  assert.deepEqual(report.lost, []);
  assert.ok(report.acknowledged > 20, `only ${report.acknowledged} writes were acknowledged`);
  assert.ok(report.reads > 20, `only ${report.reads} reads were answered`);
  assert.ok(report.entries >= report.reads, `${report.reads} answers, ${report.entries} entries`);
});
