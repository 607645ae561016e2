// Reading personal data without a grant does not compile: `tsc` fails when one of these lines stops being an error.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Grant } from '#audit';
import { entriesAbout } from '#audit';
import { householdOf, mandatesOf, personOf } from '#parties';
import type { Database, Vault } from '#store';
import { documentContent, documentsOf, factsOf, standingsOf } from './records.ts';

type Fields = Pick<Grant, 'subject' | 'entry' | 'actor' | 'action' | 'purpose' | 'labels' | 'places'>;

/** Never called: it is here to be compiled. */
function withoutLeave(app: Database, vault: Vault, fields: Fields): void {
  // @ts-expect-error
  void factsOf(app, vault);
  // @ts-expect-error
  void factsOf(app, vault, { subject: 'somebody' });
  // @ts-expect-error: a grant is not put together by hand
  void factsOf(app, vault, fields);
  // @ts-expect-error
  void standingsOf(app, vault, fields);
  // @ts-expect-error
  void documentsOf(app, vault, fields);
  // @ts-expect-error
  void documentContent(app, vault, fields, 'a document');
  // @ts-expect-error
  void personOf(app, vault, fields);
  // @ts-expect-error
  void householdOf(app, vault, fields, '2026-11-24');
  // @ts-expect-error
  void mandatesOf(app, vault, fields, new Date(), '2026-11-24');
  // @ts-expect-error
  void entriesAbout(app, vault, fields);
  // @ts-expect-error: what a new store function would need to return anything personal
  void vault.open({ subject: 'somebody' }, 'fact|1', new Uint8Array());
}

test('what is here to be compiled is compiled', () => assert.equal(withoutLeave.length, 3));

test('no file but access/permit.ts makes a grant by force', () => {
  const forced = globSync('{src,server,cli,town,web}/**/*.{ts,tsx}')
    .filter((file) => !file.endsWith('.test.ts') && file !== 'src/access/permit.ts')
    .filter((file) => /\bas (unknown as )?(Grant|Opens)\b/.test(readFileSync(file, 'utf8')));
  assert.deepEqual(forced, []);
});
