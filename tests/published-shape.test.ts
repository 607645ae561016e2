// What the command prints with --json has the shape the interface publishes.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { main } from '../cli/shinrai.ts';
import { createApp } from '../server/app.ts';
import { examples } from './examples.ts';

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

test('every example as JSON validates against the published schema, and the four procedures have some', async () => {
  const valid = await published();
  const seen = new Set<string>();
  for (const { name, procedure } of examples) {
    seen.add(procedure);
    const determination = await assessed(procedure, name);
    assert.ok(valid(determination), `${name}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
  }
  assert.deepEqual([...seen].toSorted(), ['extension', 'fees', 'highly-skilled', 'permanent-residence']);
});
