// A public linter has nothing to say of the description, and a client made from it compiles.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { generate } from 'openapi-typescript-codegen';
import { description as describe } from './operations.ts';

const text = JSON.stringify(describe('https://shinrai.test'));
const description = JSON.parse(text);

test('a public linter finds nothing in the description, and finds what is planted', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const found = async (source: string) =>
    (await lintFromString({ source, absoluteRef: 'openapi.json', config })).map((it) => `${it.ruleId}: ${it.message}`);
  assert.deepEqual(await found(text), []);
  const { security: _, ...open } = description;
  assert.match((await found(JSON.stringify(open))).join('\n'), /security-defined/);
});

const use = `import { ApiError, DeterminationsService, type Determination, type State } from './client';
export async function ask(): Promise<State> {
  const answer: Determination = await DeterminationsService.assess('fees', { asOf: '2026-11-24', facts: {} }, 'en');
  // @ts-expect-error there is no such procedure
  await DeterminationsService.assess('fee', { asOf: '2026-11-24' });
  // @ts-expect-error a determination has no such field
  answer.score;
  return answer.outcome;
}
export const isTold = (error: unknown): boolean => error instanceof ApiError && error.status === 422;
`;

test('a client made from the description compiles, and knows what is asked and answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shinrai-client-'));
  try {
    await generate({ input: description, output: join(folder, 'client'), httpClient: 'fetch', useUnionTypes: true });
    writeFileSync(join(folder, 'use.ts'), use);
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
    const flags = '--ignoreConfig --noEmit --strict --target esnext --module esnext --moduleResolution bundler'.split(
      ' ',
    );
    const run = spawnSync(process.execPath, [tsc, ...flags, '--types', '', join(folder, 'use.ts')], {
      encoding: 'utf8',
    });
    assert.equal(run.stdout, '');
    assert.equal(run.status, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
