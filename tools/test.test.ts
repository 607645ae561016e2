import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from './test.ts';

test('a plain run includes the browser', () => {
  assert.deepEqual(readArguments([]), { browser: true });
});

test('the browser can be left out', () => {
  assert.deepEqual(readArguments(['--no-browser']), { browser: false });
});

test('an argument nobody knows is named, not ignored', () => {
  assert.deepEqual(readArguments(['--no-browser', '--fast']), {
    error: 'Unknown argument `--fast`. Usage: npm test [-- --no-browser]',
  });
});
