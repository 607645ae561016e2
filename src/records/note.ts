/**
 * Writes what somebody tells into the record, as the smallest change: what is the same stays the same version, so that
 * telling it twice is telling it once.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { FactDefinition, SituationInput, Vocabulary } from '#rules';
import {
  absences,
  completenessOf,
  type FactLabel,
  type FactVersion,
  type NewFact,
  type Sensitivity,
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
      const segments: readonly Segment[] = [
        { told: { absence }, valid: definition.future === 'fixed' ? {} : { from: input.asOf } },
      ];
      changes.push(
        scalarChange(
          noting,
          definition,
          segments,
          mine.filter((it) => it.attribute === attribute),
        ),
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

type Segment = { readonly told: Told; readonly valid: Valid };
type Described = Pick<FactDefinition, 'id' | 'sensitivity'>;

/** A value from the day it was told on, or a history; what cannot change holds always. */
function segmentsOf(definition: FactDefinition, value: unknown, asOf: string): readonly Segment[] {
  if (!Array.isArray(value)) return [{ told: { value }, valid: definition.future === 'fixed' ? {} : { from: asOf } }];
  const history = value as readonly { readonly from: string; readonly value: unknown }[];
  return history.map((it, i) => {
    const until = history[i + 1]?.from;
    return { told: { value: it.value }, valid: { from: it.from, ...(until === undefined ? {} : { until }) } };
  });
}

/** The new segments take the place of what was said of the same days; what was said of other days stays. */
function scalarChange(
  noting: Noting,
  definition: Described,
  segments: readonly Segment[],
  old: readonly FactVersion[],
): Change {
  const item =
    old[0]?.item ??
    singleItem(noting.subject, definition.id, noting.label, noting.label === 'own' ? '' : noting.source.party);
  const wanted = segments.filter((it) => !old.some((was) => same(was.told, it.told) && covers(was.valid, it.valid)));
  const ended: string[] = [];
  const kept: Segment[] = [];
  for (const was of old) {
    const cut = wanted.filter((it) => overlap(was.valid, it.valid));
    if (cut.length === 0) continue;
    ended.push(was.version);
    kept.push(
      ...cut
        .reduce<readonly Valid[]>((rest, it) => rest.flatMap((span) => without(span, it.valid)), [was.valid])
        .map((valid) => ({ told: was.told, valid })),
    );
  }
  const added = [...kept, ...wanted].map((it) => factOf(noting, definition, item, it));
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
  const unpaired = [...left];
  const added = fresh.map((entry) => {
    const at =
      beginOf(entry) === undefined ? -1 : unpaired.findIndex((it) => beginOf(toldValue(it.told)) === beginOf(entry));
    const [was] = at < 0 ? [] : unpaired.splice(at, 1);
    return factOf(noting, definition, was?.item ?? randomUUIDv7(), { told: { value: entry }, valid: spanOf(entry) });
  });
  return { ended: left.map((it) => it.version), added };
}

const factOf = (noting: Noting, definition: Described, item: string, { told, valid }: Segment): NewFact => ({
  attribute: definition.id,
  item,
  told,
  valid,
  source: noting.source,
  label: noting.label,
  sensitivity: definition.sensitivity as Sensitivity,
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
  const until = dayIn(entry, 'until');
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
