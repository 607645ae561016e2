/** Every version of a provision, and what puts each into the law: the rulebook itself, a text, or an overlay. */
import { type Edition, editionsOf, lawDays } from './edition.ts';
import { nodesOf } from './kinds.ts';
import { everyVersion } from './patch.ts';
import type { Patch, Provision, Rulebook, Text } from './provision.ts';
import { treesOf } from './provision-kinds.ts';

export type Version = {
  readonly provision: Provision;
  /** The texts or the overlay that put it, or ask it of others; absent for the law as the rulebook itself states it. */
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
  const asWritten = new Map<string, string>();
  const add = ({ edition, overlay }: Read): void => {
    const plain = overlay === undefined && edition.text.patch === undefined;
    for (const id of edition.parametersOf.keys()) {
      const provision = edition.provisions.get(id) as Provision;
      const place = `${id}|${edition.procedure.id}`;
      const asked = askedIn(id, edition);
      if (plain && !asWritten.has(place)) asWritten.set(place, asked);
      const askedAsWritten = (asWritten.get(place) ?? asked) === asked;
      const same = askedAsWritten && rulebook.provisions.includes(provision);
      const by = same ? {} : { by: overlay === undefined ? { texts: [edition.text] as const } : { overlay } };
      const key = JSON.stringify([provision, askedAsWritten ? '' : asked]);
      const before = versions.get(key);
      versions.set(key, merged(before, { provision, ...by, editions: [edition] }));
    }
  };
  for (const read of everyEdition(rulebook)) add(read);
  const own = [...versions.values()];
  const seen = new Set(own.map((it) => JSON.stringify(it.provision)));
  const unused = everyVersion(rulebook).filter((it) => !seen.has(JSON.stringify(it)));
  const all: readonly Version[] = [...own, ...unused.map((provision) => ({ provision, editions: [] }))];
  const byId = Map.groupBy(all.toSorted(inOrder), (it) => it.provision.id);
  return new Map(everyVersion(rulebook).map(({ id }) => [id, byId.get(id) ?? []]));
}

type Read = { readonly edition: Edition; readonly overlay: Patch | undefined };

/** Every edition there is, each once: those nothing patches first, then those of texts, then those under an overlay. */
function everyEdition(rulebook: Rulebook): readonly Read[] {
  const read = [undefined, ...rulebook.overlays].flatMap((overlay) =>
    rulebook.procedures.flatMap((procedure) =>
      lawDays(rulebook, procedure).flatMap((law) => {
        const editions = editionsOf(rulebook, procedure.id, law, overlay === undefined ? [] : [overlay]);
        return 'no' in editions ? [] : editions.map((edition) => ({ edition, overlay }));
      }),
    ),
  );
  const once = [...new Map(read.map((it) => [it.edition, it])).values()];
  const rankOf = ({ edition, overlay }: Read): number =>
    overlay === undefined ? Number(edition.text.patch !== undefined) : 2;
  return once.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** Of which ways it is asked, and what they bind for it. */
function askedIn(id: string, { procedure, parametersOf, routes }: Edition): string {
  const names = parametersOf.get(id) ?? [];
  const asking = routes.filter(({ requirements }) => requirements.some((it) => it.id === id));
  return JSON.stringify([procedure.id, asking.map((it) => [it.id, ...names.map((name) => it.parameters[name])])]);
}

/** The same version in another edition: a further procedure rests on it, or a further text puts it. */
function merged(before: Version | undefined, other: Version): Version {
  if (before === undefined) return other;
  const further = other.editions.filter(
    (it) => !before.editions.some(({ procedure }) => procedure.id === it.procedure.id),
  );
  const editions = further.length === 0 ? before.editions : [...before.editions, ...further];
  const [first, ...rest] = textsOf(before);
  const more = textsOf(other).filter((it) => !textsOf(before).includes(it));
  return { ...before, editions, ...(first === undefined ? {} : { by: { texts: [first, ...rest, ...more] } }) };
}

const textsOf = ({ by }: Version): readonly Text[] => (by !== undefined && 'texts' in by ? by.texts : []);

const rank = ({ by }: Version): number => (by === undefined ? 0 : 'texts' in by ? 1 : 2);
const fromOf = (it: Version): string => textsOf(it)[0]?.from ?? it.provision.inForce.from;
const inOrder = (a: Version, b: Version): number => rank(a) - rank(b) || fromOf(a).localeCompare(fromOf(b));

/** Ids of the provisions of an edition that name another. */
export const restingOn = ({ parametersOf, provisions }: Edition, id: string): readonly string[] =>
  [...parametersOf.keys()].filter((other) =>
    treesOf(provisions.get(other) as Provision).some((tree) =>
      [...nodesOf(tree)].some((node) => node.kind === 'provision' && node.id === id),
    ),
  );
