/**
 * Typed handles: a rulebook names a fact by the handle its definition gives, so that a date held as a truth, a choice
 * nobody can make, a field of another list and a provision taken for what it is not do not compile.
 *
 *     const { fact } = facts({ stayUntil: { type: 'date', … }, jobs: { type: 'list', fields: { from: { type: 'date' } }, … } });
 *     fact.jobs.every((job) => onOrBefore(job.from, fact.stayUntil))
 */
import { type Amount, always, type Moment, type Month, node, not, type Truth, type Value } from './build.ts';
import { type FactDefinition, type FieldDefinition, isDated } from './fact.ts';
import type { FieldOf, Node, Pick, Sort, Window } from './node.ts';
import type {
  Change,
  Duty,
  Effect,
  Exception,
  Factor,
  Ground,
  Parts,
  PartsOf,
  Provision,
  Requirement,
  Valuation,
} from './provision.ts';

// Facts

type Unnamed<D> = D extends FactDefinition ? Omit<D, 'id'> : never;
type Definition = Unnamed<FactDefinition>;
type Definitions = Readonly<Record<string, Definition>>;
type KnownKeys = Definition extends infer D ? (D extends D ? keyof D : never) : never;
/** A misspelled property of a definition is no property. */
type Exact<D> = { readonly [K in keyof D]: D[K] & Readonly<Record<Exclude<keyof D[K], KnownKeys>, never>> };

/** A value the person told, as a node that is a fact itself. */
type ToldAs<T extends Value> = T & Extract<Node, { kind: 'fact' }>;

declare const whose: unique symbol;
/** A value of somebody else: it is read with `of`, which says whose, and cannot be taken for the person's. */
export type Theirs<Who extends string, V> = { readonly [whose]: readonly [Who, V] };

type WhoseIn<D> = D extends { readonly type: 'list' }
  ? never
  : D extends { readonly about: infer A }
    ? A extends { readonly household: infer W extends string }
      ? W
      : A extends { readonly organisation: infer W extends string }
        ? W
        : never
    : never;

type Handle<D> = [WhoseIn<D>] extends [never] ? Own<D> : Theirs<WhoseIn<D>, Own<D>>;

type Own<D> = D extends { readonly type: 'list'; readonly fields: infer F extends Fields }
  ? List<F>
  : D extends { readonly type: 'choice'; readonly choices: readonly (infer C extends string)[] }
    ? ToldChoice<C>
    : D extends { readonly type: 'date' }
      ? ToldAs<Moment>
      : D extends { readonly type: 'month' }
        ? ToldAs<Month>
        : D extends { readonly type: 'boolean' }
          ? ToldAs<Truth>
          : D extends { readonly type: 'integer' | 'yen' }
            ? ToldAs<Amount>
            : never;

export type Choice<C extends string> = {
  /** Is it one of these? */
  readonly is: (...oneOf: readonly C[]) => Truth;
  /** Only a handle of exactly these choices is one. */
  readonly [choices]?: C;
};
declare const choices: unique symbol;
declare const told: unique symbol;

/** A choice that is a fact itself. */
export type ToldChoice<C extends string> = Choice<C> & { readonly [told]: true };

/** A choice a record makes. */
type FieldChoice<C extends string> = Choice<C> & {
  /** Does it say what the fact says? Both have the same choices. */
  readonly same: (fact: ToldChoice<C>) => Truth;
};

/** Defines facts and gives a handle for each. */
export function facts<const D extends Definitions>(
  definitions: D & Exact<D>,
): { readonly definitions: readonly FactDefinition[]; readonly fact: { readonly [K in keyof D]: Handle<D[K]> } } {
  const named = Object.entries<Definition>(definitions).map(([id, it]) => ({ ...it, id }) as FactDefinition);
  const fact = Object.fromEntries(named.map((it) => [it.id, handleOf(it)]));
  return { definitions: named, fact: fact as { readonly [K in keyof D]: Handle<D[K]> } };
}

const sorts = {
  boolean: 'truth',
  integer: 'amount',
  yen: 'amount',
  date: 'moment',
  month: 'moment',
} as const satisfies Readonly<Record<string, Sort>>;

function handleOf(it: FactDefinition): unknown {
  const { id: fact } = it;
  if (it.type === 'list') return listOf(fact, it.fields);
  if (it.type === 'choice') return choiceOf(fact);
  const none = isDated(it) ? { none: 'future' as const } : {};
  return node({ kind: 'fact', fact, sort: sorts[it.type], ...none });
}

/** Of which fact a choice is. */
const factBehind = new WeakMap<object, string>();

function choiceOf(fact: string): Choice<string> {
  const choice = { is: (...oneOf: readonly string[]) => node<Truth>({ kind: 'is', fact, oneOf }) };
  factBehind.set(choice, fact);
  return choice;
}

/** The same day, where an event that has not happened lies in the far past. */
export const pastIfNever = <T extends Moment | Month>(fact: ToldAs<T>): ToldAs<T> => node({ ...fact, none: 'past' });

/** The same day, also where it is only expected: for warnings, since an expectation decides nothing. */
export const asExpected = (fact: ToldAs<Moment>): ToldAs<Moment> => node({ ...fact, expected: true });

/** The one fact if it is known, otherwise the detail it sums up. */
export function coarse(fact: ToldAs<Truth>, detail: Truth): Truth;
export function coarse(fact: ToldAs<Amount>, detail: Amount): Amount;
export function coarse(fact: ToldAs<Moment>, detail: Moment): Moment;
export function coarse(fact: ToldAs<Month>, detail: Month): Month;
export function coarse({ fact, none }: ToldAs<Value>, detail: Value): Value {
  return node({ kind: 'coarse', fact, detail, ...(none === 'past' ? { none } : {}) });
}

/** Yes while nobody says no: for what a person may rule out and nobody has to claim. */
export const unlessDenied = ({ fact }: ToldAs<Truth>): Truth => node({ kind: 'coarse', fact, detail: always });

/** The one fact if it says yes of these and of more; where it says no, or nobody has told it, these alone. */
export const amongAll = ({ fact }: ToldAs<Truth>, detail: Truth): Truth =>
  node({ kind: 'coarse', fact, detail, among: true });

// Facts about others

/** A fact about somebody else, read as theirs. */
export const of = <W extends string, V>(_who: NoInfer<W>, fact: Theirs<W, V>): V => fact as unknown as V;

/**
 * A fact about somebody of the household; in that one's own record, where nobody has told it of another, it is their own. Only
 * the first is asked.
 */
export const ofOrOwn = <W extends string>(
  who: NoInfer<W>,
  fact: Theirs<W, ToldAs<Moment>>,
  own: ToldAs<Moment>,
): Moment => node({ kind: 'coarse', fact: of<W, ToldAs<Moment>>(who, fact).fact, detail: own, own: true });

// Lists of records

export type Fields = Readonly<Record<string, FieldDefinition>>;
type Field<D> = D extends { readonly type: 'name' }
  ? Name
  : D extends { readonly type: 'choice'; readonly choices: readonly (infer C extends string)[] }
    ? FieldChoice<C>
    : D extends { readonly type: 'date' }
      ? Moment
      : D extends { readonly type: 'month' }
        ? Month
        : D extends { readonly type: 'boolean' }
          ? Truth
          : D extends { readonly type: 'integer' | 'yen' }
            ? Amount
            : never;

/** What a record is called. It decides nothing but whether two records are about the same. */
export type Name = { readonly same: (other: Name) => Truth };
export type RecordOf<F> = { readonly [K in keyof F]: Field<F[K]> };

/** A record of a list. */
export type RecordIn<L> = L extends List<infer F> ? RecordOf<F> : never;

type Where<F> = (record: RecordOf<F>) => Truth;
type Days = { readonly from: Moment; readonly until: Moment };
/** `where`: which records are meant. `within`: the days for which the list must be complete. */
type Options<F> = { readonly where?: Where<F>; readonly within?: Days };

export type List<F> = {
  readonly id: string;
  readonly every: (of: (record: RecordOf<F>) => Truth, options?: Options<F>) => Truth;
  readonly some: (of: (record: RecordOf<F>) => Truth, options?: Options<F>) => Truth;
  readonly count: (options?: Options<F>) => Amount;
  readonly total: (of: (record: RecordOf<F>) => Amount, options?: Options<F>) => Amount;
  /** The first moment among the records; far in the future when there is none. */
  readonly first: <T extends Moment | Month>(of: (record: RecordOf<F>) => T, where?: Where<F>) => T;
  /** The last moment among the records; far in the past when there is none. */
  readonly last: <T extends Moment | Month>(of: (record: RecordOf<F>) => T, where?: Where<F>) => T;
  /** Since when records cover every day up to today. */
  readonly coveredSince: (where?: Where<F>) => Moment;
  readonly daysWithin: (window: Days, where?: Where<F>) => Amount;
  /** The most days in any `days` days in a row inside the window. */
  readonly mostDaysWithin: (days: Amount, window: Days, where?: Where<F>) => Amount;
  /** The longest unbroken run up to today, in days. */
  readonly longestRun: (where?: Where<F>) => Amount;
};

function listOf<F extends Fields>(list: string, fields: F): List<F> {
  // WHY the list's own name: `check` refuses a list inside itself, so no record can hide another.
  const record = recordOf(list, fields);
  const pick = (where: Where<F> | undefined): Pick =>
    Object.freeze({ list, as: list, ...(where === undefined ? {} : { where: where(record) }) });
  const within = ({ within }: Options<F>): { within?: Window } => (within === undefined ? {} : { within });
  return {
    id: list,
    every: (of, options = {}) => node({ kind: 'every', pick: pick(options.where), of: of(record), ...within(options) }),
    some: (of, options = {}) => node({ kind: 'some', pick: pick(options.where), of: of(record), ...within(options) }),
    count: (options = {}) => node({ kind: 'count', pick: pick(options.where), ...within(options) }),
    total: (of, options = {}) => node({ kind: 'total', pick: pick(options.where), of: of(record), ...within(options) }),
    first: (of, where) => node({ kind: 'first-of', pick: pick(where), of: of(record), none: 'future' }),
    last: (of, where) => node({ kind: 'last-of', pick: pick(where), of: of(record), none: 'past' }),
    coveredSince: (where) => node({ kind: 'covered-since', pick: pick(where) }),
    daysWithin: (window, where) => node({ kind: 'days-within', pick: pick(where), window }),
    mostDaysWithin: (days, window, where) => node({ kind: 'most-days-within', pick: pick(where), days, window }),
    longestRun: (where) => node({ kind: 'longest-run', pick: pick(where) }),
  };
}

const recordOf = <F extends Fields>(as: string, fields: F): RecordOf<F> =>
  Object.fromEntries(
    Object.entries(fields).map(([field, { type }]) => [field, fieldOf(Object.freeze({ as, field }), type)]),
  ) as RecordOf<F>;

/** Where a name stands; only `same` reads it. */
const named = new WeakMap<Name, FieldOf>();

function fieldOf(of: FieldOf, type: FieldDefinition['type']): unknown {
  if (type === 'name') return nameOf(of);
  if (type === 'choice')
    return {
      is: (...oneOf: readonly string[]) => node({ kind: 'field-is', ...of, oneOf }),
      same: (other: Choice<string>) => node({ kind: 'field-is-fact', ...of, fact: factBehind.get(other) as string }),
    };
  return node({ kind: 'field', ...of, sort: sorts[type] });
}

function nameOf(left: FieldOf): Name {
  const name: Name = { same: (other) => node({ kind: 'same', left, right: named.get(other) as FieldOf }) };
  named.set(name, left);
  return name;
}

// Patches

/** A patch that changes parts of a provision, as they are called there. */
export function change(it: Requirement, to: PartsOf<Requirement>): Change;
export function change(it: Ground, to: PartsOf<Ground>): Change;
export function change(it: Factor, to: PartsOf<Factor>): Change;
export function change(it: Exception, to: PartsOf<Exception>): Change;
export function change(it: Valuation, to: PartsOf<Valuation>): Change;
export function change(it: Duty, to: PartsOf<Duty>): Change;
export function change({ id }: Provision, to: Parts): Change {
  return { op: 'change', provision: id, to };
}

/** A patch by which a requirement is met also where this holds. */
export const also = ({ id }: Requirement, where: Truth): Change => ({ op: 'also', provision: id, met: where });

// What a grant changes

/** It is this from the grant on. */
export function becomes<C extends string>(fact: ToldChoice<C>, value: NoInfer<C>): Effect;
export function becomes(fact: ToldAs<Truth>, value: boolean): Effect;
export function becomes(fact: ToldChoice<string> | ToldAs<Truth>, value: string | boolean): Effect {
  return { fact: idOf(fact), becomes: 'value', value: typeof value === 'boolean' ? Number(value) : value };
}

/** It is the day of the grant. */
export const becomesDay = ({ fact }: ToldAs<Moment>): Effect => ({ fact, becomes: 'day-of-grant' });

/** There is no such day any more. */
export const becomesNone = ({ fact }: ToldAs<Moment>): Effect => ({ fact, becomes: 'none' });

/** Nobody knows it before: it is decided with the grant; among these where the law leaves only them. */
export function decided<C extends string>(fact: ToldChoice<C>, ...oneOf: readonly NoInfer<C>[]): Effect;
export function decided(fact: ToldAs<Moment>): Effect;
export function decided(fact: ToldChoice<string> | ToldAs<Moment>, ...oneOf: readonly string[]): Effect {
  return { fact: idOf(fact), becomes: 'decided', ...(oneOf.length === 0 ? {} : { oneOf }) };
}

/** The id of a fact, by its handle. */
export const idOf = (it: object): string => ('fact' in it ? String(it.fact) : (factBehind.get(it) as string));

// Other provisions

/**
 * The field where the record says it, else what other facts say of it where nobody has told.
 * @throws when that is the same for everybody: what nobody has told is unknown, and never a no
 */
export function otherwise(field: Truth, untold: Truth): Truth {
  const it: Node = field;
  if (it.kind !== 'field') throw new Error(`a \`${it.kind}\` is no field of a record`);
  if ((untold as Node).kind === 'constant')
    throw new Error(`\`${it.field}\` untold is unknown, not the same for everybody`);
  return node({ ...it, otherwise: untold });
}

/** The rule, unless one of its exceptions holds; each is a provision with its own law and words. */
export const except = (base: Truth, first: Exception, ...more: readonly Exception[]): Truth =>
  node({ kind: 'except', base, exceptions: [first, ...more].map(({ id }) => id) });

/** None of these grounds exists: how a requirement asks for it. */
export const absent = (...grounds: readonly Ground[]): Truth =>
  node({ kind: 'all', of: grounds.map(({ id }) => not(node({ kind: 'provision', id, sort: 'truth' }))) });

/** Is that requirement met? */
export const met = ({ id }: Requirement): Truth => node({ kind: 'provision', id, sort: 'truth' });

const sortOfUnit = (unit: Valuation['unit']): Sort =>
  unit === 'day' ? 'moment' : unit === 'yes-no' ? 'truth' : 'amount';

/** What that provision gives. */
export const given = <V extends Value>({ id, unit }: Valuation & { readonly gives: V }): V =>
  node({ kind: 'provision', id, sort: sortOfUnit(unit) });
