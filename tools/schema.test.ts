import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateSchema } from './schema.ts';

test('the types of the database are those of the migrations', async () => {
  const socket = process.env.SHINRAI_TEST_POSTGRES;
  assert.ok(socket);
  const { ok, says } = await generateSchema(socket, ['--verify']);
  assert.ok(ok, `run \`npm run schema\`: ${says}`);
});
