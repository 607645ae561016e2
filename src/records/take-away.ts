/** Everything a person's record holds, as one file they can keep and bring to another installation. */
import { z } from 'zod';
import type { Grant } from '#audit';
import type { Reach, Vault } from '#store';
import { documentContent, documentsOf, mostDocuments } from './document.ts';
import { absences, type FactVersion } from './fact.ts';
import { factsOf } from './fact-store.ts';

const takeAwayFormat = 'shinrai.record/1';
const mostFacts = 20_000;

const told = z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ absence: z.enum(absences) })]);
const factShape = z.strictObject({
  attribute: z.string().max(80),
  item: z.uuid(),
  told,
  valid: z.strictObject({ from: z.string().optional(), until: z.string().optional() }),
  label: z.enum(['own', 'filed', 'adjudication', 'living', 'support']),
  /** What a file of an earlier release says of it. It is the vocabulary that says so. */
  sensitivity: z.string().max(20).optional(),
  source: z.strictObject({
    kind: z.enum(['resident', 'helper', 'helper-unseeing', 'guardian', 'organisation', 'import']),
    party: z.uuid().optional(),
  }),
  knownFrom: z.iso.datetime(),
  knownUntil: z.iso.datetime().optional(),
});
export const takeAwayShape = z.strictObject({
  format: z.literal(takeAwayFormat),
  madeAt: z.iso.datetime(),
  facts: z.array(factShape).max(mostFacts),
  documents: z
    .array(z.strictObject({ name: z.string().max(200), mediaType: z.string(), content: z.base64() }))
    .max(mostDocuments),
  /** What somebody noted for themselves about those they help: theirs to take, and nothing of this record. */
  notes: z.array(z.strictObject({ mandate: z.uuid(), words: z.string().max(4000), at: z.iso.datetime() })).optional(),
});

export type TakeAway = z.infer<typeof takeAwayShape>;
export type TakenFact = TakeAway['facts'][number];

export async function takeAway(
  reach: Reach,
  vault: Vault,
  grants: {
    readonly takeAway: Grant<'takeAway'>;
    readonly see: Grant<'see'>;
    readonly seeDocuments: Grant<'seeDocuments'>;
  },
  now: Date,
): Promise<TakeAway> {
  const facts = await factsOf(reach, vault, grants.see, { everKnown: true });
  const documents = await documentsOf(reach, vault, grants.seeDocuments);
  const contents = await Promise.all(documents.map((it) => documentContent(reach, vault, grants.seeDocuments, it.id)));
  return {
    format: takeAwayFormat,
    madeAt: now.toISOString(),
    facts: facts.toReversed().map(shapeOf),
    documents: contents.flatMap((it) =>
      it === undefined ? [] : [{ name: it.name, mediaType: it.mediaType, content: it.content.toString('base64') }],
    ),
  };
}

function shapeOf(it: FactVersion): TakenFact {
  const { attribute, item, label, source, valid } = it;
  return {
    attribute,
    item,
    told: it.told,
    valid,
    source,
    // What a survey holds is never read, so it is never here.
    label: label as TakenFact['label'],
    knownFrom: it.knownFrom.toISOString(),
    ...(it.knownUntil === undefined ? {} : { knownUntil: it.knownUntil.toISOString() }),
  };
}
