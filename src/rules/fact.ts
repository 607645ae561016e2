/**
 * The vocabulary: what a rule may ask about a person. One definition serves forms, files, connectors and rules.
 * Words for people (label, question, help, where to find it) live in the rulebook's wording, keyed by the same id.
 */

import type { Sourced } from './citation.ts';
import { factsOf, namedBy, nodesOf } from './kinds.ts';
import type { Node } from './node.ts';

/** Who can act on something, or owes it. */
export type Party =
  | 'resident'
  | 'family'
  | 'employer'
  | 'support-organisation'
  | 'school'
  | 'agency'
  | 'municipality'
  | 'tax-office'
  | 'pension-service'
  | 'health-insurer'
  | 'officer';

export type FieldType = 'boolean' | 'integer' | 'yen' | 'date' | 'month' | 'choice' | 'name';

/** Fields a record of a list may have. `name` identifies a record (an employer's short name) and never decides. */
export type FieldDefinition = {
  readonly type: FieldType;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Of a day: left empty, it has not happened. */
  readonly none?: true | undefined;
};

/**
 * Whom a fact is about, where that is not the person: somebody of the household or an organisation, by what they are to the
 * person. One hop: nobody is anybody's child's employer.
 */
export type About = { readonly household: string } | { readonly organisation: string };

/** What somebody is to the person: the child, the employer. */
export const whoIn = (about: About): string => ('household' in about ? about.household : about.organisation);

type Common = {
  readonly id: string;
  /** Absent where it is about the person. */
  readonly about?: About;
  /** Who can say it with authority. `officer` marks a finding only an officer can make. */
  readonly heldBy: Party;
  /** Who could change it by acting; absent when nobody can. */
  readonly changeableBy?: Party;
  /** `place`: tells where somebody can be found; kept from others while a person is under protection. */
  readonly sensitivity: 'ordinary' | 'private' | 'sensitive' | 'place';
  /**
   * What the engine assumes after the day the fact was told: it stays (`continues`), it cannot change (`fixed`), or
   * what is due will be paid and filed in time (`in-time`).
   */
  readonly future: 'continues' | 'fixed' | 'in-time';
  /** The dated fact that says until when it was given: what follows is not known, and only assumed to be the same. */
  readonly lastsUntil?: string;
  /** Facts and lists this one fact sums up: it is asked first, they are the detail. */
  readonly sumsUp?: readonly string[];
  /** What its own figures rest on: within which months, for how many, since which day. */
  readonly figures?: Sourced;
  /** About an application that is only thought of: it serves one answer and is no fact of the person's to keep. */
  readonly plan?: true;
  /** 1 = known by heart, 2 = on a card or paper at home, 3 = must be asked for. */
  readonly effort: 1 | 2 | 3;
};

/**
 * A day. `only` bounds it against `asOf`. `none` makes it an event, which has happened by `asOf` or not: the person may
 * answer "it has not happened".
 */
type DateType = {
  readonly type: 'date' | 'month';
  /** An unknown day lies at most so many months before `asOf`: who has waited longer than that knows the day. */
  readonly withinMonths?: number;
  /** Events that come after this one or on the same day: while it has not happened, they have not. */
  readonly precedes?: readonly string[];
} & (
  | { readonly only?: 'past' | 'future'; readonly none?: undefined; readonly ahead?: undefined }
  | { readonly only: 'past'; readonly none: true; readonly ahead?: undefined }
  | {
      readonly only?: undefined;
      readonly none: true;
      /**
       * What a day after `asOf` means. `planned`: the person's own act, not done before that day and taken as done from
       * it on. `expected`: somebody else's; it has not happened, and when it will is not known.
       */
      readonly ahead: 'planned' | 'expected';
    }
);

export type DateDefinition = ScalarDefinition & DateType;

export type ScalarDefinition = Common &
  /** `notBefore`: the first day on which it can be so; told of an earlier day it is no, and nobody is asked. */
  (
    | { readonly type: 'boolean'; readonly notBefore?: string }
    | { readonly type: 'integer'; readonly unit: string; readonly min: number; readonly max: number }
    | { readonly type: 'yen'; readonly min: number; readonly max: number }
    | DateType
    | {
        readonly type: 'choice';
        readonly choices: readonly string[];
        /** Many choices by what they have in common: each stands in one group. */
        readonly groups?: Readonly<Record<string, readonly string[]>>;
      }
  ) & {
    /** The day it began is part of the answer: earlier values may be told as a history. */
    readonly history?: boolean;
    /** Turns on nationality, which a statute or treaty itself requires: the citation. */
    readonly nationalityByLaw?: string;
  };

export type ListDefinition = Common & {
  readonly type: 'list';
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  /** As many records as a life can hold; a longer list is refused. */
  readonly most: number;
  /** Records have `from` and `until` (half-open) and may not overlap. */
  readonly noOverlap?: boolean;
  /**
   * Where this field says so, a record goes on past its end, for so many months at most: a gap it may explain breaks no run
   * before that is told.
   */
  readonly goesOn?: { readonly when: string; readonly months: number };
  /** No two records have the same value of this field and differ in another. */
  readonly oneEach?: string;
  /** `from` and `until` are two events (left, came back): they may be of one day, and none is counted then. */
  readonly sameDay?: boolean;
};

export type FactDefinition = ScalarDefinition | ListDefinition;

/** A day, or a month, which is kept as its first day: events that may be told never to have happened. */
export const isDated = <T extends { readonly type: string }>(it: T): it is T & { readonly type: 'date' | 'month' } =>
  it.type === 'date' || it.type === 'month';

/** Values one history may hold, and periods for which a list is complete: one for each permission of a long life. */
export const mostSpans = 200;

/** Lists and objects inside each other that a file may hold; a situation needs four. */
export const mostDepth = 8;

/** A truth that holds of every life, and the facts it reads. */
type Fit = { readonly requires: Node; readonly facts: readonly string[] } & Partial<Sourced>;

/** Such a truth as it is written; one with a figure says where the figure is from. */
export type WrittenFit = Node | ({ readonly requires: Node } & Sourced);

/** Trees of provisions, by id. */
export type Trees = Readonly<Record<string, Node>>;

/** Definitions by id, frozen, what must fit together of what is told, and the trees of the provisions the fits rest on. */
export type Vocabulary = ReadonlyMap<string, FactDefinition> & { readonly fits: readonly Fit[]; readonly rests: Trees };

/** @throws Error when two definitions share an id */
export function vocabulary(
  definitions: readonly FactDefinition[],
  fits: readonly WrittenFit[] = [],
  rests: Trees = {},
): Vocabulary {
  const byId = new Map<string, FactDefinition>();
  for (const definition of definitions) {
    if (byId.has(definition.id)) throw new Error(`fact \`${definition.id}\` is defined twice`);
    byId.set(definition.id, definition);
  }
  const facts = (node: Node, seen: Set<string> = new Set()): readonly string[] => [
    ...factsOf(node),
    ...[...nodesOf(node)].flatMap(namedBy).flatMap((id) => {
      const tree = rests[id];
      return seen.has(id) || tree === undefined ? [] : facts(tree, seen.add(id));
    }),
  ];
  return Object.assign(byId, {
    fits: fits.map((it) => {
      const fit = 'kind' in it ? { requires: it } : it;
      return { ...fit, facts: [...new Set(facts(fit.requires))] };
    }),
    rests,
  });
}
