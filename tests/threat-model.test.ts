import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

test('every guard of the threat model names the test that holds it, and that test exists', () => {
  const model = readFileSync('docs/threat-model.md', 'utf8');
  const [, table = ''] = model.split('## What stands in the way');
  const [guards = ''] = table.split('## What is not held');
  const rows = guards.split('\n').filter((it) => /^\| (?!attack|---)/.test(it));
  assert.ok(rows.length >= 15, String(rows.length));
  for (const row of rows) {
    const named = [...row.matchAll(/`([\w./-]+\.test\.ts)`/g)].map((it) => it[1] ?? '');
    assert.ok(named.length > 0, row);
    for (const it of named) assert.ok(existsSync(it), `${it} in ${row}`);
  }
});
