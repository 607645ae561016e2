/**
 * Brings a file from another installation into an empty record: read as a whole before anything is written, every reason
 * told at once with its place, and nothing left out without a word.
 */
import { createHash } from 'node:crypto';
import type { Grant } from '#audit';
import { parseDay } from '#calendar';
import { looksLikeIndividualNumber, type Problem, readSituation, type Vocabulary } from '#rules';
import type { Transaction, Vault } from '#store';
import { type DocumentRefusal, keepDocument, kindOf } from './document.ts';
import { type FactVersion, factOf, isCompleteness, isUnseen, labelBrought, type NewFact, type Told } from './fact.ts';
import { assertFacts, factsOf } from './fact-store.ts';
import { heardOf, problemsOf, situationOf, standingFacts, weighed } from './situation.ts';
import { type TakeAway, type TakenFact, takeAwayShape } from './take-away.ts';

export type BringProblem = {
  /** Where in the file: `facts.3.valid.from`; empty for the file as a whole. */
  readonly at: string;
  readonly why:
    | 'not-a-record'
    | 'not-empty'
    | 'unknown-fact'
    | 'not-told'
    | 'no-list'
    | 'days'
    | 'twice'
    | 'number'
    | 'unseen'
    | 'paper-twice'
    | 'paper-other-kind'
    | `paper-${DocumentRefusal['no']}`
    | Problem;
};

const mostProblems = 100;
type Refused = { readonly problems: readonly BringProblem[] };

/** Reads a file from another installation. @param day today, to read the facts by */
export function readTakeAway(vocabulary: Vocabulary, input: unknown, day: string): TakeAway | Refused {
  const written = writtenProblems(input, '');
  const read = takeAwayShape.safeParse(input);
  const shape = read.error?.issues.map((it): BringProblem => ({ at: it.path.join('.'), why: 'not-a-record' })) ?? [];
  const problems = [...written, ...shape];
  if (read.success) {
    const { facts, documents } = read.data;
    problems.push(
      ...facts.flatMap((fact, i) => factProblems(vocabulary, fact, `facts.${i}`, day)),
      ...twiceTold(vocabulary, facts),
      ...paperProblems(documents),
    );
    if (problems.length === 0) problems.push(...togetherProblems(vocabulary, facts, day));
    if (problems.length === 0) return read.data;
  }
  return { problems: problems.slice(0, mostProblems) };
}

/** Contents of papers are looked at by nobody. */
const isContent = (at: string): boolean => /^documents\.\d+\.content$/.test(at);

function writtenProblems(value: unknown, at: string): readonly BringProblem[] {
  if (typeof value === 'string' || typeof value === 'number') {
    if (isContent(at) || isIdPlace(at)) return [];
    if (looksLikeIndividualNumber(String(value))) return [{ at, why: 'number' }];
    return /(?![\t\n\r])\p{Cc}/u.test(String(value)) ? [{ at, why: 'unseen' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, it]): readonly BringProblem[] =>
    // What holds one is no name of ours, and is not repeated.
    looksLikeIndividualNumber(key) ? [{ at, why: 'number' }] : writtenProblems(it, at === '' ? key : `${at}.${key}`),
  );
}

/** An id or a moment, which the format holds to its form, may have twelve digits by chance. */
const isIdPlace = (at: string): boolean => /^(madeAt|facts\.\d+\.(item|source\.party|knownFrom|knownUntil))$/.test(at);

function factProblems(vocabulary: Vocabulary, fact: TakenFact, at: string, day: string): readonly BringProblem[] {
  const id = factOf(fact.attribute);
  const definition = vocabulary.get(id);
  if (definition === undefined) return [{ at: `${at}.attribute`, why: 'unknown-fact' }];
  if (fact.attribute !== id && (!isCompleteness(fact.attribute) || fact.attribute !== `${id}#complete`))
    return [{ at: `${at}.attribute`, why: 'unknown-fact' }];
  if (fact.attribute !== id && definition.type !== 'list') return [{ at: `${at}.attribute`, why: 'no-list' }];
  // An officer's finding is nobody's own word; as a finding it is left out when it is brought.
  if (definition.heldBy === 'officer' && fact.label === 'own') return [{ at: `${at}.attribute`, why: 'not-told' }];
  const problems: BringProblem[] = [];
  const { from, until } = fact.valid;
  for (const [side, it] of [
    ['from', from],
    ['until', until],
  ] as const)
    if (it !== undefined && parseDay(it) === undefined) problems.push({ at: `${at}.valid.${side}`, why: 'days' });
  if (from !== undefined && until !== undefined && until <= from)
    problems.push({ at: `${at}.valid.until`, why: 'days' });
  const read = readSituation(vocabulary, situationWith(fact, id, definition.type === 'list', day));
  const wrong = read.ok ? [] : read.problems.filter(isFault);
  return [...problems, ...wrong.map((why) => ({ at: `${at}.told`, why }))];
}

/** A day that has passed since is no fault of the file, and a record may hold what cannot all be so until it is corrected. */
const isFault = ({ code }: Problem): boolean => !['past-date', 'future-date', 'contradicts'].includes(code);

function situationWith(fact: TakenFact, id: string, list: boolean, asOf: string) {
  if ('absence' in fact.told) return { asOf, [fact.told.absence]: [id] };
  if (isCompleteness(fact.attribute)) return { asOf, completeFor: { [id]: fact.told.value } };
  return { asOf, facts: { [id]: list ? [fact.told.value] : fact.told.value } };
}

const isCurrent = (it: TakenFact): boolean => it.knownUntil === undefined;

/** One thing is one thing for the same days, and what a person has once is told once by one who says it. */
function twiceTold(vocabulary: Vocabulary, facts: readonly TakenFact[]): readonly BringProblem[] {
  const placed = facts.map((it, i) => ({ ...it, at: `facts.${i}` })).filter(isCurrent);
  const problems: BringProblem[] = [];
  for (const same of Map.groupBy(placed, (it) => it.item).values()) {
    const inOrder = same.toSorted((a, b) => (begin(a) < begin(b) ? -1 : 1));
    for (const [i, it] of inOrder.entries()) {
      const before = inOrder[i - 1];
      if (before === undefined) continue;
      if (
        before.attribute !== it.attribute ||
        before.label !== it.label ||
        begin(it) < (before.valid.until ?? '9999-99')
      )
        problems.push({ at: `${it.at}.item`, why: 'twice' });
    }
  }
  const once = placed.filter((it) => isCompleteness(it.attribute) || vocabulary.get(it.attribute)?.type !== 'list');
  for (const same of Map.groupBy(once, sayerOf).values())
    for (const it of same) if (it.item !== same[0]?.item) problems.push({ at: `${it.at}.item`, why: 'twice' });
  return problems;
}

const begin = ({ valid }: TakenFact): string => valid.from ?? '';
const sayerOf = ({ attribute, label, source }: TakenFact): string =>
  [attribute, label, label === 'own' && source.kind !== 'helper-unseeing' ? '' : (source.party ?? '')].join('|');

function paperProblems(documents: TakeAway['documents']): readonly BringProblem[] {
  const seen = new Set<string>();
  return documents.flatMap(({ mediaType, content }, i): readonly BringProblem[] => {
    const at = `documents.${i}`;
    const bytes = Buffer.from(content, 'base64');
    const kind = kindOf(bytes);
    if ('no' in kind) return [{ at, why: `paper-${kind.no}` }];
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (seen.has(digest)) return [{ at, why: 'paper-twice' }];
    seen.add(digest);
    return kind.mediaType === mediaType ? [] : [{ at: `${at}.mediaType`, why: 'paper-other-kind' }];
  });
}

/** What is right alone may not go together: entries that overlap, more than a list holds, a contradiction. */
function togetherProblems(vocabulary: Vocabulary, facts: readonly TakenFact[], day: string): readonly BringProblem[] {
  const { brought } = partsOf(vocabulary, facts, day);
  return problemsOf(vocabulary, brought, weighed, day)
    .filter(isFault)
    .map((why) => {
      const at = facts.findIndex((it) => isCurrent(it) && factOf(it.attribute) === why.fact);
      return { at: at < 0 ? 'facts' : `facts.${at}`, why };
    });
}

type Parts = { readonly brought: readonly FactVersion[]; readonly leftOut: readonly FactVersion[] };

/** What stands now. Left out are words somebody else's outweigh, what a helper said that does not go with the rest, and findings. */
function partsOf(vocabulary: Vocabulary, facts: readonly TakenFact[], day: string): Parts {
  // The newest first, as a record has them.
  const current = facts
    .map(versionOf)
    .filter((it) => it.knownUntil === undefined)
    .toReversed();
  const { unheard } = situationOf(vocabulary, current, weighed, day);
  const own = heardOf(current, weighed).filter(
    (it) =>
      vocabulary.get(factOf(it.attribute))?.heldBy !== 'officer' &&
      !(isUnseen(it) && unheard.includes(factOf(it.attribute))),
  );
  const brought = [...standingFacts(vocabulary, own), ...current.filter((it) => it.label === 'support')];
  const taken = new Set(brought.map((it) => it.version));
  return { brought, leftOut: current.filter((it) => !taken.has(it.version)) };
}

const versionOf = (it: TakenFact, i: number): FactVersion => ({
  version: String(i),
  attribute: it.attribute,
  item: it.item,
  told: it.told as Told,
  label: it.label,
  sensitivity: 'ordinary',
  source: { kind: it.source.kind },
  knownFrom: new Date(it.knownFrom),
  ...(it.knownUntil === undefined ? {} : { knownUntil: new Date(it.knownUntil) }),
  valid: {
    ...(it.valid.from === undefined ? {} : { from: it.valid.from }),
    ...(it.valid.until === undefined ? {} : { until: it.valid.until }),
  },
});

/** What came, and what is not as the file has it. */
export type Brought = {
  readonly facts: number;
  readonly documents: number;
  /** What others attested elsewhere is the person's own word here, until its source attests it again. */
  readonly nowOwn: readonly string[];
  readonly leftOut: readonly { readonly attribute: string; readonly item: string }[];
  /** What was known once and is not any more: it stays in the file. */
  readonly earlier: number;
};

/** Writes what another installation gave into an empty record. What was told for support stays for support. */
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
  { day, now }: { readonly day: string; readonly now: Date },
): Promise<Brought | Refused> {
  const present = await factsOf(act, vault, grants.see);
  if (present.length > 0) return { problems: [{ at: '', why: 'not-empty' }] };
  const { subject } = grants.note;
  const { brought, leftOut } = partsOf(vocabulary, file.facts, day);
  const facts = brought.map(
    ({ attribute, item, told, valid, label }): NewFact => ({
      attribute,
      item,
      told,
      valid,
      label: labelBrought(label),
      source: { kind: 'import', party: subject },
    }),
  );
  await assertFacts(act, { vault, vocabulary }, subject, facts, now);
  const problems: BringProblem[] = [];
  for (const [i, { name, content }] of file.documents.entries()) {
    const paper = { name, content: Buffer.from(content, 'base64') };
    const kept = await keepDocument(act, vault, grants.keepDocuments, paper, now);
    if ('no' in kept) problems.push({ at: `documents.${i}`, why: `paper-${kept.no}` });
  }
  if (problems.length > 0) return { problems };
  const others = brought.filter((it) => it.label !== 'own' && it.label !== 'support');
  return {
    facts: brought.length,
    documents: file.documents.length,
    nowOwn: [...new Set(others.map((it) => factOf(it.attribute)))],
    leftOut: leftOut.map(({ attribute, item }) => ({ attribute, item })),
    earlier: file.facts.filter((it) => !isCurrent(it)).length,
  };
}
