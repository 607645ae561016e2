import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Lock = { readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: true }>> };
type Bom = {
  readonly bomFormat: string;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly properties: readonly { readonly name: string }[];
    readonly hashes?: readonly unknown[];
  }[];
};

test('the bill of materials lists every package of the lock, with its hash, and marks what only serves development', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [program = '', ...given] = String(scripts.sbom).split(' ');
  const bom = JSON.parse(execFileSync(program, given, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })) as Bom;
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const listed = new Map(bom.components.map((it) => [`${it.name}@${it.version}`, it]));
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  assert.equal(bom.bomFormat, 'CycloneDX');
  assert.ok(locked.length > 100);
  for (const [path, { version, dev }] of locked) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const found = listed.get(`${name}@${version}`);
    assert.ok(found, `${name}@${version} is missing`);
    assert.ok((found.hashes ?? []).length > 0, `${name} has no hash`);
    if (dev !== true)
      assert.ok(!found.properties.some((it) => it.name === 'cdx:npm:package:development'), `${name} serves people`);
  }
});
