/** Writes into a record what somebody tells. */
import type { Grant } from '#audit';
import type { SituationInput, Vocabulary } from '#rules';
import type { Transaction, Vault } from '#store';
import { type FactLabel, factOf, type Source } from './fact.ts';
import { factsOf, lockSubject, ownWords, supersedeFacts } from './fact-store.ts';
import { changesFor, wordsBeside } from './note.ts';

export type Telling = {
  readonly vocabulary: Vocabulary;
  readonly source: Source;
  readonly label: FactLabel;
  readonly input: SituationInput;
  readonly at: Date;
};

/** Who may see corrects what is there; who may only note has no `see`. */
export type TellGrants = { readonly note: Grant<'note'>; readonly see?: Grant<'see'> | undefined };

/**
 * Telling the same twice is telling it once. Two who tell at the same moment follow each other.
 *
 * INVARIANT: what a helper may not see (the record, or a protected person's places) they end neither: their word stands
 * beside it, and nothing in what happens tells whether something was there.
 */
export async function tellFacts(
  act: Transaction,
  vault: Vault,
  { note, see }: TellGrants,
  { vocabulary, source, label, input, at }: Telling,
): Promise<void> {
  const { subject, actor } = note;
  await lockSubject(act, subject);
  const sees = (attribute: string): boolean =>
    see !== undefined && (see.places || vocabulary.get(factOf(attribute))?.sensitivity !== 'place');
  const seen = onlyOf(input, sees);
  const unseen = onlyOf(input, (it) => !sees(it));
  const changes = [
    see === undefined
      ? nothing
      : changesFor(vocabulary, { subject, source, label }, seen, await factsOf(act, vault, see)),
    actor === undefined
      ? nothing
      : wordsBeside(vocabulary, { subject, actor }, unseen, await ownWords(act, vault, note)),
  ];
  const ended = changes.flatMap((it) => it.ended);
  const added = changes.flatMap((it) => it.added);
  await supersedeFacts(act, { vault, vocabulary }, subject, ended, added, at);
}

const nothing = { ended: [], added: [] };

/** What an input says of some facts. */
function onlyOf(input: SituationInput, of: (fact: string) => boolean): SituationInput {
  const some = (it: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(it).filter(([fact]) => of(fact)));
  const named = (it: readonly string[] = []) => it.filter(of);
  return {
    asOf: input.asOf,
    facts: some(input.facts),
    completeFor: some(input.completeFor),
    dontKnow: named(input.dontKnow),
    declined: named(input.declined),
    notApplicable: named(input.notApplicable),
    notYet: named(input.notYet),
  };
}
