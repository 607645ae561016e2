/** Every version of a provision, and what puts each into the law: the rulebook itself, a text, or an overlay. */
import { type Edition, editionsOf, lawDays } from './edition.ts';
import { everyVersion } from './patch.ts';
import type { Patch, Provision, Rulebook, Text } from './provision.ts';

export type Version = {
  readonly provision: Provision;
  /** The texts or the overlay that put it; absent for the law as the rulebook itself states it. */
  readonly by?: { readonly texts: readonly [Text, ...Text[]] } | { readonly overlay: Patch };
  /** One edition of each procedure that rests on it. */
  readonly editions: readonly Edition[];
};

const known = new WeakMap<Rulebook, ReadonlyMap<string, readonly Version[]>>();

/** By id: the rulebook's own versions in the order of their days, then those of texts and overlays. */
export function versionsOf(rulebook: Rulebook): ReadonlyMap<string, readonly Version[]> {
  const found = known.get(rulebook) ?? collect(rulebook);
  known.set(rulebook, found);
  return found;
}

function collect(rulebook: Rulebook): ReadonlyMap<string, readonly Version[]> {
  const versions = new Map<string, Version>();
  const add = (version: Version): void => {
    const key = JSON.stringify([version.provision, ...version.editions.map(bindingsFor(version.provision))]);
    const before = versions.get(key);
    versions.set(key, before === undefined ? version : merged(before, version));
  };
  for (const overlay of [undefined, ...rulebook.overlays])
    for (const edition of everyEdition(rulebook, overlay))
      for (const id of edition.parametersOf.keys()) {
        const provision = edition.provisions.get(id) as Provision;
        add({ provision, ...putBy(provision, edition, overlay), editions: [edition] });
      }
  const own = [...versions.values()];
  const seen = new Set(own.map((it) => JSON.stringify(it.provision)));
  const unused = everyVersion(rulebook).filter((it) => !seen.has(JSON.stringify(it)));
  const all: readonly Version[] = [...own, ...unused.map((provision) => ({ provision, editions: [] }))];
  const byId = Map.groupBy(all.toSorted(inOrder), (it) => it.provision.id);
  return new Map(everyVersion(rulebook).map(({ id }) => [id, byId.get(id) ?? []]));
}

/** The same version in another edition: a further procedure rests on it, or a further text puts it. */
function merged(known: Version, other: Version): Version {
  const editions = [
    ...known.editions,
    ...other.editions.filter((it) => !known.editions.some(({ procedure }) => procedure.id === it.procedure.id)),
  ];
  if (!textsOf(known).length || !textsOf(other).length) return { ...known, editions };
  const [first, ...rest] = textsOf(known);
  const more = textsOf(other).filter((it) => !textsOf(known).includes(it));
  return { ...known, editions, by: { texts: [first as Text, ...rest, ...more] } };
}

const textsOf = ({ by }: Version): readonly Text[] => (by !== undefined && 'texts' in by ? by.texts : []);

/** The editions of every day on which the law changes, each text apart. */
function everyEdition(rulebook: Rulebook, overlay: Patch | undefined): readonly Edition[] {
  const overlays = overlay === undefined ? [] : [overlay];
  return rulebook.procedures.flatMap((procedure) =>
    lawDays(rulebook, procedure).flatMap((law) => {
      const editions = editionsOf(rulebook, procedure.id, law, overlays);
      return 'no' in editions ? [] : editions;
    }),
  );
}

/** A provision that reads parameters is another where they are bound otherwise. */
const bindingsFor =
  ({ id }: Provision) =>
  ({ parametersOf, procedure, routes }: Edition): unknown => {
    const names = parametersOf.get(id) ?? [];
    return names.length === 0 ? 0 : [procedure.id, routes.map((it) => names.map((name) => it.parameters[name]))];
  };

function putBy(provision: Provision, { rulebook, text }: Edition, overlay: Patch | undefined): Pick<Version, 'by'> {
  if (rulebook.provisions.includes(provision)) return {};
  return { by: overlay === undefined ? { texts: [text] } : { overlay } };
}

const rank = ({ by }: Version): number => (by === undefined ? 0 : 'texts' in by ? 1 : 2);
const fromOf = (it: Version): string => textsOf(it)[0]?.from ?? it.provision.inForce.from;
const inOrder = (a: Version, b: Version): number => rank(a) - rank(b) || fromOf(a).localeCompare(fromOf(b));
