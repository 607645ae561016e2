/**
 * A fact as a record keeps it: who said it, when it is true, when it was known. It is never changed: to correct it is to
 * end what was known and to add what is.
 */
import { createHash } from 'node:crypto';
import { uuidOf } from '#store';

export const jurisdiction = 'jp';

/** A value, or that there is none to tell. */
export type Told = { readonly value: unknown } | { readonly absence: Absence };
export const absences = ['dontKnow', 'declined', 'notApplicable', 'notYet'] as const;
export type Absence = (typeof absences)[number];

/** Half-open span of calendar days (ISO); no end on a side means for ever. */
export type Valid = { readonly from?: string; readonly until?: string };

export type Sensitivity = 'ordinary' | 'private' | 'sensitive' | 'place';
export type Source = {
  readonly kind: 'resident' | 'helper' | 'helper-unseeing' | 'guardian' | 'organisation' | 'import';
  /** The person or organisation that said it. */
  readonly party?: string;
};
/** The word of a helper who could not see what was there: it stands where nobody else says anything, and ends nothing. */
export const isUnseen = ({ source }: { readonly source: Pick<Source, 'kind'> }): boolean =>
  source.kind === 'helper-unseeing';
export type FactLabel = 'own' | 'filed' | 'adjudication' | 'living' | 'support' | 'survey';

/** What is added to a record. */
export type NewFact = {
  readonly attribute: string;
  /** One thing in the world: two jobs at once are two items. */
  readonly item: string;
  readonly told: Told;
  readonly valid: Valid;
  readonly source: Source;
  readonly label: FactLabel;
  readonly evidence?: string;
  readonly derivedFrom?: readonly string[];
};

export type FactVersion = NewFact & {
  readonly version: string;
  readonly sensitivity: Sensitivity;
  readonly knownFrom: Date;
  readonly knownUntil?: Date;
  /** Somebody says it is wrong, and who. */
  readonly contest?: { readonly id: string; readonly at: Date; readonly by?: string };
};

/** The item of a fact a person has once: the same for the same subject, attribute, label and source. */
export const singleItem = (subject: string, attribute: string, label: FactLabel, party = ''): string =>
  uuidOf(createHash('sha256').update(`${subject}|${attribute}|${label}|${party}`).digest());

/** What was known of the same thing and days before, by the version that took its place and says something else. */
export function beforeOf(all: readonly FactVersion[]): ReadonlyMap<string, FactVersion> {
  const before = new Map<string, FactVersion>();
  for (const same of Map.groupBy(all, (it) => it.item).values())
    for (const now of same) {
      const was = same.find(
        (it) =>
          it.knownUntil?.getTime() === now.knownFrom.getTime() &&
          JSON.stringify(it.told) !== JSON.stringify(now.told) &&
          (it.valid.from ?? '') < (now.valid.until ?? '9999') &&
          (now.valid.from ?? '') < (it.valid.until ?? '9999'),
      );
      if (was !== undefined) before.set(now.version, was);
    }
  return before;
}

/** What is brought from elsewhere is the person's own word here; what was told for support stays for support. */
export const labelBrought = (label: FactLabel): 'own' | 'support' => (label === 'support' ? 'support' : 'own');

/** The fact an attribute is of. */
export const factOf = (attribute: string): string => attribute.split('#')[0] ?? attribute;
/** The attribute that says for which days a list is complete. */
export const completenessOf = (list: string): string => `${list}#complete`;
export const isCompleteness = (attribute: string): boolean => attribute.endsWith('#complete');
