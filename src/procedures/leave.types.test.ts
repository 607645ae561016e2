// Leave for a case opens the case and nothing else, and no act is done with leave for another: `tsc` fails when one of these
// lines stops being an error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseAction } from '#access';
import type { CaseGrant, Grant } from '#audit';
import { factsOf } from '#records';
import type { TestStore, Vault } from '#store';
import { doAct, fileCase, readCase } from './case-file.ts';

/** Never called: it is here to be compiled. */
function withoutLeave(
  { app }: TestStore,
  vault: Vault,
  inCase: { readonly [A in CaseAction]: CaseGrant<A> },
  ofRecord: { readonly see: Grant<'see'>; readonly file: Grant<'file'> },
): void {
  const act = undefined as never;
  const at = new Date(0);
  const doing = { act: 'decided', disposition: 'granted' } as const;
  // @ts-expect-error: leave for a case is none for the record
  void factsOf(app, vault, inCase.seeCase);
  // @ts-expect-error: leave for the record is none for a case
  void readCase(app, vault, ofRecord.see);
  // @ts-expect-error: to look is not to decide
  void doAct(act, vault, inCase.seeCase, { doing, after: 1 }, at);
  // @ts-expect-error: nor is to review
  void doAct(act, vault, inCase.review, { doing, after: 1 }, at);
  // @ts-expect-error: an officer is not heard in the resident's place
  void doAct(act, vault, inCase.examine, { doing: { act: 'heard', words: '' }, after: 1 }, at);
  // @ts-expect-error: to see a record is not to file from it
  void fileCase(act, vault, ofRecord.see, undefined as never, at);
  void doAct(act, vault, inCase.examine, { doing, after: 1 }, at);
  void readCase(app, vault, inCase.seeCase);
}

test('what is here to be compiled is compiled', () => {
  assert.equal(withoutLeave.length, 4);
});
