/** Two records of one person made one: what the other holds comes in beside what is here, and can be taken back. */
import type { Grant } from '#audit';
import type { Vocabulary } from '#rules';
import type { Transaction, Vault } from '#store';
import { documentContent, documentsOf, keepDocument } from './document.ts';
import { type FactVersion, isCompleteness, labelBrought, type NewFact } from './fact.ts';
import { assertFacts, factsOf, lockSubject, supersedeFacts, type Writing } from './fact-store.ts';
import { heardOf, standingFacts, weighed } from './situation.ts';

export type MergeGrants = {
  readonly note: Grant<'note'>;
  readonly see: Grant<'see'>;
  readonly keepDocuments: Grant<'keepDocuments'>;
  readonly other: { readonly see: Grant<'see'>; readonly seeDocuments: Grant<'seeDocuments'> };
};

/** What this record says of itself stays; of what it is silent about, the other is heard. */
export async function bringFromOther(
  act: Transaction,
  vault: Vault,
  vocabulary: Vocabulary,
  grants: MergeGrants,
  at: Date,
): Promise<void> {
  const { note, see, other } = grants;
  await lockSubject(act, note.subject);
  const present = await factsOf(act, vault, see);
  const theirs = await factsOf(act, vault, other.see);
  const coming = [
    ...standingFacts(vocabulary, heardOf(theirs, weighed)),
    ...theirs.filter((it) => it.label === 'support'),
  ];
  const added = coming.filter((it) => isNew(vocabulary, it, present)).map((it) => broughtFrom(other.see.subject, it));
  await assertFacts(act, { vault, vocabulary }, note.subject, added, at);
  for (const { id } of await documentsOf(act, vault, other.seeDocuments)) {
    const paper = await documentContent(act, vault, other.seeDocuments, id);
    if (paper !== undefined) await keepDocument(act, vault, grants.keepDocuments, paper, at);
  }
}

function isNew(vocabulary: Vocabulary, fact: FactVersion, present: readonly FactVersion[]): boolean {
  const label = labelBrought(fact.label);
  const same = present.filter((it) => it.attribute === fact.attribute && labelBrought(it.label) === label);
  const list = !isCompleteness(fact.attribute) && vocabulary.get(fact.attribute)?.type === 'list';
  return list ? !same.some((it) => JSON.stringify(it.told) === JSON.stringify(fact.told)) : same.length === 0;
}

const broughtFrom = (party: string, { attribute, item, told, valid, label }: FactVersion): NewFact => ({
  attribute,
  item,
  told,
  valid,
  label: labelBrought(label),
  source: { kind: 'import', party },
});

/** Ends what came from the other record, which has it still. */
export async function giveBack(
  act: Transaction,
  writing: Writing,
  { note, see }: Pick<MergeGrants, 'note' | 'see'>,
  other: string,
  at: Date,
): Promise<void> {
  await lockSubject(act, note.subject);
  const present = await factsOf(act, writing.vault, see);
  const brought = present.filter(({ source }) => source.kind === 'import' && source.party === other);
  await supersedeFacts(
    act,
    writing,
    note.subject,
    brought.map((it) => it.version),
    [],
    at,
  );
}
