// What the command prints with --json has the shape the interface publishes.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { main } from '../cli/shinrai.ts';
import { createApp } from '../server/app.ts';

const procedures = ['highly-skilled', 'permanent-residence', 'extension', 'fees'];
const examples = readdirSync('examples').filter((name) => name.endsWith('.json'));

async function published() {
  const response = await createApp({ log: () => undefined }).request('/api/openapi.json');
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(await response.json(), 'openapi');
  return ajv.compile({ $ref: 'openapi#/components/schemas/Determination' });
}

async function assessed(procedure: string, name: string): Promise<unknown> {
  let printed = '';
  const io = { out: (text: string) => (printed += text), err: () => undefined, stdin: Readable.from([]) };
  const code = await main(['assess', procedure, `examples/${name}`, '--json', '--overlay', 'model'], io);
  assert.equal(code, 0, name);
  return JSON.parse(printed);
}

test('every example as JSON validates against the published schema, and every procedure has one', async () => {
  const valid = await published();
  const seen = new Set<string>();
  for (const name of examples) {
    const procedure = procedures.find((it) => name.startsWith(`${it}-`));
    assert.ok(procedure, name);
    seen.add(procedure);
    const determination = await assessed(procedure, name);
    assert.ok(valid(determination), `${name}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
  }
  assert.equal(seen.size, procedures.length);
});
