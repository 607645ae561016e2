// What a lawyer reads and what a person is told stand in files: a sentence that changes is seen by whoever changes it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { goldenFiles } from './golden.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = goldenFiles();

/** The first line that is another, so that a change is read and not searched for. */
function firstChange(kept: string, now: string): string {
  const [before, after] = [kept.split('\n'), now.split('\n')];
  const at = after.findIndex((it, i) => it !== before[i]);
  const line = at < 0 ? after.length : at;
  return `line ${line + 1} was \`${before[line] ?? ''}\`, is \`${after[line] ?? ''}\`; if that is meant: npm run golden`;
}

for (const [path, text] of files) {
  test(`${path} is what is printed and said today`, () => {
    const kept = readFileSync(`${root}${path}`, 'utf8');
    assert.ok(kept === text, firstChange(kept, text));
  });
}

test('no golden file is left of a chapter or a language that is gone', () => {
  const kept = globSync('src/rulebook/*/*/{printed,cases}/*.txt', { cwd: root }).sort();
  assert.deepEqual(kept, [...files.keys()].sort());
});

test('nothing printed or said shows a key, a placeholder or a number of days since 1970', () => {
  for (const [path, text] of files) assert.doesNotMatch(text, /\{|\}|undefined|NaN|\b2\d{4}\b(?!,)/, path);
});
