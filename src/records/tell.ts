/** Writes into a record what somebody tells. */
import type { Grant } from '#audit';
import type { SituationInput, Vocabulary } from '#rules';
import type { Transaction, Vault } from '#store';
import type { FactLabel, Source } from './fact.ts';
import { lockSubject, readFacts, supersedeFacts } from './fact-store.ts';
import { changesFor } from './note.ts';

export type Telling = {
  readonly vocabulary: Vocabulary;
  readonly source: Source;
  readonly label: FactLabel;
  readonly input: SituationInput;
  readonly at: Date;
};

/** Telling the same twice is telling it once. Two who tell at the same moment follow each other. */
export async function tellFacts(act: Transaction, vault: Vault, grant: Grant<'note'>, telling: Telling): Promise<void> {
  const { vocabulary, source, label, input, at } = telling;
  const { subject } = grant;
  await lockSubject(act, subject);
  const present = await readFacts(act, vault, grant);
  const { ended, added } = changesFor(vocabulary, { subject, source, label }, input, present);
  await supersedeFacts(act, vault, subject, ended, added, at);
}
