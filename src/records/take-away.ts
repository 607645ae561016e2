/**
 * Everything a person's record holds, as one file they can keep and bring to another installation. It is read as a whole
 * before anything is written.
 */
import { z } from 'zod';
import type { Grant } from '#audit';
import { readSituation, type Vocabulary } from '#rules';
import type { Reach, Transaction, Vault } from '#store';
import { documentContent, documentsOf, keepDocument } from './document.ts';
import { absences, type FactVersion, isCompleteness, type NewFact } from './fact.ts';
import { assertFacts, factsOf } from './fact-store.ts';
import { standingFacts } from './situation.ts';

const takeAwayFormat = 'shinrai.record/1';
const mostFacts = 20_000;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const told = z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ absence: z.enum(absences) })]);
const factShape = z.strictObject({
  attribute: z.string().max(80),
  item: z.uuid(),
  told,
  valid: z.strictObject({ from: day.optional(), until: day.optional() }),
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
const shape = z.strictObject({
  format: z.literal(takeAwayFormat),
  madeAt: z.iso.datetime(),
  facts: z.array(factShape).max(mostFacts),
  documents: z
    .array(z.strictObject({ name: z.string().max(200), mediaType: z.string(), content: z.base64() }))
    .max(200),
});

export type TakeAway = z.infer<typeof shape>;

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

function shapeOf(it: FactVersion): TakeAway['facts'][number] {
  const { attribute, item, label, source, valid } = it;
  return {
    attribute,
    item,
    told: it.told,
    valid,
    source,
    // What a survey holds is never read, so it is never here.
    label: label as TakeAway['facts'][number]['label'],
    knownFrom: it.knownFrom.toISOString(),
    ...(it.knownUntil === undefined ? {} : { knownUntil: it.knownUntil.toISOString() }),
  };
}

export type BringRefusal = { readonly no: 'not-a-record' | 'not-readable' | 'not-empty'; readonly at?: string };

/** Reads a file from another installation. @param day today, to read the facts by */
export function readTakeAway(vocabulary: Vocabulary, input: unknown, day: string): TakeAway | BringRefusal {
  const read = shape.safeParse(input);
  if (!read.success) return { no: 'not-a-record', at: read.error.issues[0]?.path.join('.') ?? '' };
  for (const [i, fact] of read.data.facts.entries()) {
    const id = fact.attribute.split('#')[0] ?? '';
    const definition = vocabulary.get(id);
    if (definition === undefined) return { no: 'not-readable', at: `facts.${i}.attribute` };
    const check = readSituation(vocabulary, situationWith(fact, id, definition.type === 'list', day));
    // A day that has passed since is no fault of the file.
    if (!check.ok && check.problems.some((it) => it.code !== 'past-date' && it.code !== 'future-date'))
      return { no: 'not-readable', at: `facts.${i}` };
    if (fact.valid.from !== undefined && fact.valid.until !== undefined && fact.valid.until <= fact.valid.from)
      return { no: 'not-readable', at: `facts.${i}.valid` };
  }
  return read.data;
}

function situationWith(fact: TakeAway['facts'][number], id: string, list: boolean, asOf: string) {
  if ('absence' in fact.told) return { asOf, [fact.told.absence]: [id] };
  if (isCompleteness(fact.attribute)) return { asOf, completeFor: { [id]: fact.told.value } };
  return { asOf, facts: { [id]: list ? [fact.told.value] : fact.told.value } };
}

/**
 * Writes what another installation gave into an empty record. What others attested there is told by the person here: it is
 * theirs (`own`), from an import, until its source attests it again.
 */
export async function bring(
  act: Transaction,
  vault: Vault,
  vocabulary: Vocabulary,
  grants: {
    readonly note: Grant<'note'>;
    readonly see: Grant<'see'>;
    readonly keepDocuments: Grant<'keepDocuments'>;
  },
  file: TakeAway,
  now: Date,
): Promise<BringRefusal | undefined> {
  const present = await factsOf(act, vault, grants.see);
  if (present.length > 0) return { no: 'not-empty' };
  const current = file.facts.filter((it) => it.knownUntil === undefined).toReversed();
  const { subject } = grants.note;
  const facts = standingFacts(vocabulary, current).map(
    (it): NewFact => ({
      attribute: it.attribute,
      item: it.item,
      told: it.told as NewFact['told'],
      label: 'own',
      source: { kind: 'import', party: subject },
      valid: {
        ...(it.valid.from === undefined ? {} : { from: it.valid.from }),
        ...(it.valid.until === undefined ? {} : { until: it.valid.until }),
      },
    }),
  );
  await assertFacts(act, { vault, vocabulary }, subject, facts, now);
  for (const it of file.documents)
    await keepDocument(
      act,
      vault,
      grants.keepDocuments,
      { name: it.name, content: Buffer.from(it.content, 'base64') },
      now,
    );
  return undefined;
}
