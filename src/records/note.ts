/**
 * Writes what somebody tells into the record, as the smallest change: what is the same stays the same version, so that
 * telling it twice is telling it once.
 */
import { randomUUIDv7 } from 'node:crypto';
import { addDays, day, isoDay } from '#calendar';
import type { FactDefinition, SituationInput, Vocabulary } from '#rules';
import {
  absences,
  completenessOf,
  type FactLabel,
  type FactVersion,
  factOf,
  isUnseen,
  type NewFact,
  type Source,
  singleItem,
  type Told,
  type Valid,
} from './fact.ts';

export type Noting = { readonly subject: string; readonly source: Source; readonly label: FactLabel };
export type Change = { readonly ended: readonly string[]; readonly added: readonly NewFact[] };

/** What must be written so that the record says what the input says. Facts the input does not speak of stay. */
export function changesFor(
  vocabulary: Vocabulary,
  noting: Noting,
  input: SituationInput,
  present: readonly FactVersion[],
): Change {
  const changes: Change[] = [];
  // What a resident notes is one record, whoever holds the pen; what others attest is theirs.
  const mine = present.filter(
    (it) => it.label === noting.label && (it.label === 'own' || it.source.party === noting.source.party),
  );
  for (const [attribute, value] of Object.entries(input.facts ?? {})) {
    const definition = vocabulary.get(attribute);
    if (definition === undefined) continue;
    const old = mine.filter((it) => it.attribute === attribute);
    changes.push(
      definition.type === 'list'
        ? listChange(noting, definition, value as readonly unknown[], old)
        : scalarChange(noting, definition, segmentsOf(definition, value, input.asOf), old),
    );
  }
  for (const absence of absences) {
    for (const attribute of input[absence] ?? []) {
      const definition = vocabulary.get(attribute);
      if (definition === undefined) continue;
      const old = mine.filter((it) => factOf(it.attribute) === attribute);
      const valid = definition.future === 'fixed' ? {} : { from: input.asOf };
      changes.push(
        definition.type === 'list'
          ? noListChange(noting, definition, absence, old)
          : scalarChange(noting, definition, [{ told: { absence }, valid }], old),
      );
    }
  }
  for (const [list, complete] of Object.entries(input.completeFor ?? {})) {
    const definition = vocabulary.get(list);
    if (definition === undefined) continue;
    const attribute = completenessOf(list);
    const old = mine.filter((it) => it.attribute === attribute);
    changes.push(
      scalarChange(noting, { ...definition, id: attribute }, [{ told: { value: complete }, valid: {} }], old),
    );
  }
  return { ended: changes.flatMap((it) => it.ended), added: changes.flatMap((it) => it.added) };
}

/**
 * The word of a helper who cannot see what is there: entries are added to, and of what a person has once theirs is kept as
 * an item of its own. Only their own earlier word gives way. That a list is complete nobody can say who does not see it.
 */
export function wordsBeside(
  vocabulary: Vocabulary,
  { subject, actor }: { readonly subject: string; readonly actor: string },
  input: SituationInput,
  own: readonly FactVersion[],
): Change {
  const noting: Noting = { subject, source: { kind: 'helper-unseeing', party: actor }, label: 'own' };
  const { completeFor: _, ...told } = input;
  return changesFor(vocabulary, noting, told, own);
}

type Segment = { readonly told: Told; readonly valid: Valid };
type Described = Pick<FactDefinition, 'id'>;

/** A value from the day it was told on, or a history; what cannot change holds always. */
function segmentsOf(definition: FactDefinition, value: unknown, asOf: string): readonly Segment[] {
  if (!Array.isArray(value)) return [{ told: { value }, valid: definition.future === 'fixed' ? {} : { from: asOf } }];
  const history = value as readonly { readonly from: string; readonly value: unknown }[];
  return history.map((it, i) => {
    const until = history[i + 1]?.from;
    return { told: { value: it.value }, valid: { from: it.from, ...(until === undefined ? {} : { until }) } };
  });
}

/** What a resident notes is one item, whoever holds the pen; what others say, and who does not see it, has its own. */
const onlyItem = ({ subject, label, source }: Noting, { id }: Described): string =>
  singleItem(subject, id, label, label === 'own' && source.kind !== 'helper-unseeing' ? '' : source.party);

/** Whether there is anything in a list is not told: no entry stands, nor that it is complete. */
function noListChange(
  noting: Noting,
  definition: Described,
  absence: (typeof absences)[number],
  old: readonly FactVersion[],
): Change {
  const told: Told = { absence };
  const ended = isUnseen(noting) ? old.filter((it) => 'absence' in it.told) : old;
  if (ended.length === 1 && same(ended[0]?.told, told)) return { ended: [], added: [] };
  return {
    ended: ended.map((it) => it.version),
    added: [newFact(noting, definition, onlyItem(noting, definition), { told, valid: {} })],
  };
}

/** The new segments take the place of what was said of the same days; what was said of other days stays. */
function scalarChange(
  noting: Noting,
  definition: Described,
  segments: readonly Segment[],
  old: readonly FactVersion[],
): Change {
  const beside = isUnseen(noting);
  // Who sees both and tells has decided between them.
  const decided = beside ? [] : old.filter(isUnseen);
  const mine = beside ? old : old.filter((it) => !isUnseen(it));
  const item = mine[0]?.item ?? onlyItem(noting, definition);
  const wanted = segments.filter((it) => !mine.some((was) => same(was.told, it.told) && covers(was.valid, it.valid)));
  const ended: string[] = decided.map((it) => it.version);
  const kept: Segment[] = [];
  for (const was of mine) {
    const cut = wanted.filter((it) => overlap(was.valid, it.valid));
    if (cut.length === 0) continue;
    ended.push(was.version);
    kept.push(
      ...cut
        .reduce<readonly Valid[]>((rest, it) => rest.flatMap((span) => without(span, it.valid)), [was.valid])
        .map((valid) => ({ told: was.told, valid })),
    );
  }
  const added = [...kept, ...wanted].map((it) => newFact(noting, definition, item, it));
  return { ended, added };
}

/** Entries that are the same stay; of the others, those that begin on the same day are corrections of each other. */
function listChange(
  noting: Noting,
  definition: Described,
  entries: readonly unknown[],
  old: readonly FactVersion[],
): Change {
  const left = [...old];
  const fresh: unknown[] = [];
  for (const entry of entries) {
    const at = left.findIndex((was) => same(was.told, { value: entry }));
    if (at < 0) fresh.push(entry);
    else left.splice(at, 1);
  }
  const unpaired = isUnseen(noting) ? [] : [...left];
  const added = fresh.map((entry) => {
    const at =
      beginOf(entry) === undefined ? -1 : unpaired.findIndex((it) => beginOf(toldValue(it.told)) === beginOf(entry));
    const [was] = at < 0 ? [] : unpaired.splice(at, 1);
    return newFact(noting, definition, was?.item ?? randomUUIDv7(), { told: { value: entry }, valid: spanOf(entry) });
  });
  return { ended: isUnseen(noting) ? [] : left.map((it) => it.version), added };
}

const newFact = (noting: Noting, definition: Described, item: string, { told, valid }: Segment): NewFact => ({
  attribute: definition.id,
  item,
  told,
  valid,
  source: noting.source,
  label: noting.label,
});

const toldValue = (told: Told): unknown => ('value' in told ? told.value : {});

const dayIn = (entry: unknown, field: string): string | undefined => {
  const value = (entry as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
};
const beginOf = (entry: unknown): string | undefined =>
  dayIn(entry, 'from') ?? dayIn(entry, 'month') ?? dayIn(entry, 'on');

function spanOf(entry: unknown): Valid {
  const from = dayIn(entry, 'from');
  const ended = dayIn(entry, 'until');
  // What begins and ends on one day was so on that day.
  const until = ended !== undefined && ended === from ? isoDay(addDays(day(ended), 1)) : ended;
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

/** Equal whatever the order of the keys. */
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const canonical = (it: unknown): string =>
  JSON.stringify(it, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const earliest = '0000-00-00';
const latest = '9999-99-99';
const from = (it: Valid): string => it.from ?? earliest;
const until = (it: Valid): string => it.until ?? latest;
const overlap = (a: Valid, b: Valid): boolean => from(a) < until(b) && from(b) < until(a);
const covers = (outer: Valid, inner: Valid): boolean => from(outer) <= from(inner) && until(inner) <= until(outer);

/** A span without another: nothing, one or two spans. */
function without(span: Valid, cut: Valid): readonly Valid[] {
  const before: Valid = { ...span, ...(cut.from === undefined ? {} : { until: cut.from }) };
  const { from: _, ...rest } = span;
  const after: Valid = { ...rest, ...(cut.until === undefined ? {} : { from: cut.until }) };
  return [...(from(cut) > from(span) ? [before] : []), ...(until(cut) < until(span) ? [after] : [])];
}
