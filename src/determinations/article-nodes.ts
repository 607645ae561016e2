/**
 * A rule in words: how each kind of node is printed. A truth is a clause with numbered parts; an amount or a day is a phrase
 * inside one. "Not" is carried down to where it is said: none of the choices, less than, one of the parts at least.
 *
 * INVARIANT: a kind that is not printed does not compile.
 */
import { isoDay } from '#calendar';
import { formatDay, type Translate } from '#language';
import {
  type Comparison,
  countedInside,
  type DutyNode,
  type Pick as EntriesOf,
  type Node,
  type NodeKind,
  type NodeOf,
  sortOf,
  type Units,
  unitOfAmount,
  type Window,
} from '#rules';
import { type Clause, clause, type InLine, inLine, type Row, type Table } from './clause.ts';
import type { Voice } from './speak.ts';
import type { ArticlePhrase } from './wording.ts';

type Values = Parameters<Translate<ArticlePhrase>>[2];

/** Where a node is printed. */
export type At = {
  readonly voice: Voice;
  readonly say: (key: ArticlePhrase, values?: Values) => string;
  readonly units: Units;
  /** The value a parameter has on each way, by the names of the ways. */
  readonly bound: (parameter: string) => ReadonlyMap<number, readonly string[]>;
  /** What amounts are counted in here. */
  readonly unit?: string | undefined;
  /** Is the contrary said? */
  readonly negated?: boolean;
  /** The lists whose entries it stands inside. */
  readonly lists: readonly string[];
};

export const printNode = (node: Node, at: At): Clause => (printers[node.kind] as Printer<Node>)(node, at);

type Printer<N extends Node> = (node: N, at: At) => Clause;

const printers: { readonly [K in NodeKind]: Printer<NodeOf<K>> } = {
  constant: (node, at) => clause(constantText(node, at)),
  fact: (node, at) => factClause(node, at),
  is: (node, at) => isClause(label(node.fact, at), node.oneOf, wordsOf(node.fact, at)?.choices, at),
  field: (node, at) => {
    const name = fieldName(node.as, node.field, at);
    const told = node.sort === 'truth' ? yesOrNo(name, at) : clause(name);
    if (node.otherwise === undefined) return told;
    return under(at.say('field.otherwise', { field: told.text }), [], node.otherwise, at);
  },
  'field-is': (node, at) =>
    isClause(fieldName(node.as, node.field, at), node.oneOf, choicesOfField(node.as, node.field, at), at),
  same: ({ left, right }, at) =>
    clause(
      at.say(at.negated ? 'same.not' : 'same', {
        left: fieldName(left.as, left.field, at),
        right: fieldName(right.as, right.field, at),
      }),
    ),
  'field-is-fact': ({ as, field, fact }, at) =>
    clause(
      at.say(at.negated ? 'same.not' : 'same', {
        left: fieldName(as, field, at),
        right: label(fact, at),
      }),
    ),
  parameter: (node, at) => parameterClause(node.name, at),
  today: (_, at) => clause(at.say('today')),
  'as-of': (_, at) => clause(at.say('as-of')),
  compare: (node, at) => compareClause(node, at),
  all: (node, at) => joined(node.of, 'all', at),
  any: (node, at) => joined(node.of, 'any', at),
  not: (node, at) => printNode(node.of, { ...at, negated: at.negated !== true }),
  table: (node, at) => tableClause(node, at),
  bands: (node, at) => ofTable(node, at),
  sum: (node, at) => {
    const terms = node.of.map((it) => inside(node, it, at));
    const values = { terms: terms.map((it) => line(it, at)).join(at.say('term')) };
    if (node.cap === undefined) return clause(at.say('sum', values), terms);
    return clause(at.say('sum.capped', { ...values, cap: counted(node.cap, at.unit, at) }), terms);
  },
  times: (node, at) => {
    const of = printNode(node.of, { ...at, unit: undefined });
    return clause(at.say('times', { by: counted(node.by, at.unit, at), of: line(of, at) }), [of]);
  },
  earliest: (node, at) => among(node, at),
  latest: (node, at) => among(node, at),
  points: (node, at) => ofTable(node, at),
  elapsed: (node, at) => {
    const [from, to] = [inside(node, node.from, at), inside(node, node.to, at)];
    const unit = at.say(`elapsed.${node.unit}`);
    return clause(at.say('elapsed', { unit, from: line(from, at), to: line(to, at) }), [from, to]);
  },
  shift: (node, at) => {
    const [day, span] = [inside(node, node.of, at), inside(node, node.by, at)];
    return clause(at.say(node.sign === 1 ? 'later' : 'earlier', { day: line(day, at), span: line(span, at) }), [
      day,
      span,
    ]);
  },
  complete: (node, at) => {
    const [day, span] = [inside(node, node.of, at), inside(node, node.by, at)];
    return clause(at.say('complete', { day: line(day, at), span: line(span, at) }), [day, span]);
  },
  'last-day': (node, at) => {
    const day = inside(node, node.of, at);
    const [[unit, value]] = Object.entries(node.span) as [[string, number]];
    return clause(at.say('last-day', { day: line(day, at), span: counted(value, unit, at) }), [day]);
  },
  'filing-deadline': (node, at) => ofDay(node, at),
  'last-open-day': (node, at) => ofDay(node, at),
  'month-end': (node, at) => {
    const month = inside(node, node.of, at);
    const values = { day: line(month, at), span: counted(node.months, 'months', at) };
    return clause(at.say(node.months === 0 ? 'month-end' : 'month-end.later', values), [month]);
  },
  at: (node, at) => {
    const day = inside(node, node.day, at);
    if (sortOf(node) === 'truth') return under(at.say('at', { day: line(day, at) }), [day], node.of, at);
    const value = inside(node, node.of, at);
    return clause(at.say('at.value', { day: line(day, at), value: line(value, at) }), [day, value]);
  },
  throughout: (node, at) => {
    const [from, to] = [inside(node, node.from, at), inside(node, node.to, at)];
    const text = at.say('throughout', { from: line(from, at), to: line(to, at) });
    return contrary(at, under(text, [from, to], node.of, plain(at)));
  },
  every: (node, at) => quantified(node, at),
  some: (node, at) => quantified(node, at),
  count: (node, at) => ofEntries(node, at),
  total: (node, at) => ofEntries(node, at),
  'first-of': (node, at) => extreme(node, at),
  'last-of': (node, at) => extreme(node, at),
  'covered-since': (node, at) => ofEntries(node, at),
  'days-within': (node, at) => ofEntries(node, at),
  'most-days-within': (node, at) => ofEntries(node, at),
  'longest-run': (node, at) => ofEntries(node, at),
  coarse: (node, at) => {
    const { fact, detail } = node;
    if (sortOf(node) === 'truth')
      return under(at.say('coarse', { fact: yesOrNo(label(fact, at), at).text }), [], detail, at);
    const otherwise = inside(node, detail, at);
    const name = node.none === 'past' ? at.say('fact.past', { label: label(fact, at) }) : label(fact, at);
    return clause(at.say(node.own ? 'coarse.own' : 'coarse.value', { fact: name, detail: line(otherwise, at) }), [
      otherwise,
    ]);
  },
  provision: (node, at) => {
    const name = at.say('quote', { name: at.voice.name(node.id) });
    const met = node.sort === 'truth' ? at.say(at.negated ? 'provision.not' : 'provision', { name }) : name;
    return clause(met, [], { see: [node.id] });
  },
  event: (_, at) => clause(at.say('event')),
  duty: (node, at) => {
    const parts = dutyParts(node, at).map(({ title, clause: of }) => labelled(title, of, at));
    return contrary(at, clause(at.say('duty'), [], { parts }));
  },
  except: (node, at) => {
    const exceptions = node.exceptions.map((id) =>
      clause(at.say('exception', { name: at.say('quote', { name: at.voice.name(id) }) }), [], { see: [id] }),
    );
    const whole = clause(at.say('except'), [], { parts: [printNode(node.base, plain(at)), ...exceptions] });
    return contrary(at, whole);
  },
  officer: (node, at) => {
    const question = at.voice.rulebook.wording[at.voice.locale]?.questions[node.question] ?? node.question;
    return contrary(at, clause(at.say('officer', { question })));
  },
};

/** What there is to know of a duty, each under its title. @param who whom it binds at all, said before */
export function dutyParts(node: DutyNode, outside: At, who?: Node): readonly { title: string; clause: Clause }[] {
  const lists = node.each === undefined ? [] : [node.each];
  const at: At = { ...plain(outside), lists };
  const { say } = at;
  const day = printNode(node.arises, at);
  const [list] = lists;
  const arises =
    list === undefined ? day : clause(say('duty.event', { list: label(list, at), day: line(day, at) }), [day]);
  const printed = {
    owed: node.owed && but(node.owed, who),
    lawful: node.lawful,
    advise: node.advise,
    done: node.done,
    blockedBy: node.blockedBy,
  };
  const parts = (Object.entries(printed) as [keyof typeof printed, Node | undefined][]).flatMap(([part, tree]) =>
    tree === undefined
      ? []
      : [{ title: say(`duty.${part}`), clause: part === 'done' ? actOf(node, at) : printNode(tree, at) }],
  );
  return [{ title: say('duty.arises'), clause: arises }, ...parts];
}

/** The rest of a condition of which a part is said before; nothing where that is all. */
function but(owed: Node, who: Node | undefined): Node | undefined {
  if (who === undefined || owed === who) return owed === who ? undefined : owed;
  if (owed.kind !== 'all') return owed;
  const rest = owed.of.filter((it) => it !== who);
  return rest.length === 0 ? undefined : { kind: 'all', of: rest };
}

/** The act that counts, or the day in the record itself. */
function actOf({ done, by, each }: DutyNode, at: At): Clause {
  if (done.kind !== 'first-of') return printNode(done, at);
  const own: At = { ...at, lists: [] };
  const entries = entriesOf(done.pick, own);
  const on = printNode(done.of, { ...own, lists: [done.pick.list] });
  const act = clause(at.say('duty.act', { entries: entries.text, on: line(on, own) }), [entries, on]);
  if (by === undefined || each === undefined) return act;
  const name = at.say('quote', { name: wordsOf(each, at)?.fields?.[by] ?? by });
  return clause(act.text, [act], { parts: [clause(at.say('duty.by', { name }))] });
}

const plain = (at: At): At => ({ ...at, negated: false });

const inside = (whole: Node, part: Node, at: At): Clause =>
  printNode(part, { ...plain(at), unit: countedInside(whole, at.unit, at.units) });

/** A sentence with what it says of below it. */
function under(text: string, of: readonly Clause[], part: Node, at: At): Clause {
  return clause(text, of, { parts: [printNode(part, at)] });
}

/** Something beside what it is called. */
export const labelled = (label: string, it: Clause, at: At): Clause =>
  it.parts.length === 0
    ? clause(at.say('labelled', { label, text: it.text }), [it])
    : clause(label, [], { parts: [it] });

/** For what has no contrary of its own. */
const contrary = (at: At, it: Clause): Clause => (at.negated ? clause(at.say('not'), [], { parts: [it] }) : it);

const wordsInLine = ({ say }: Pick<At, 'say'>): InLine => ({
  and: say('and'),
  or: say('or'),
  group: (text) => say('group', { text }),
  under: (text, more) => say('indented', { text: say('labelled', { label: text, text: '' }), more }),
});

export const line = (it: Clause, at: At): string => inLine(it, wordsInLine(at));

// Names and values

const wordsOf = (fact: string, { voice }: At) => voice.rulebook.wording[voice.locale]?.facts[fact];
const label = (fact: string, at: At): string => at.say('quote', { name: at.voice.label(fact) });

function fieldName(list: string, field: string, at: At): string {
  const name = at.say('quote', { name: wordsOf(list, at)?.fields?.[field] ?? field });
  return at.lists.length > 1 ? at.say('field.of', { name, list: label(list, at) }) : at.say('field', { name });
}

/** Choices of a field are called as those of the list, or of the fact with the field's name. */
const choicesOfField = (list: string, field: string, at: At) => ({
  ...wordsOf(field, at)?.choices,
  ...wordsOf(list, at)?.choices,
});

const counted = (value: number, unit: string | undefined, { voice }: At): string => voice.quantity(value, unit);

function constantText({ sort, value }: NodeOf<'constant'>, at: At): string {
  if (sort === 'truth') return at.say((value === 1) !== (at.negated === true) ? 'always' : 'never');
  if (sort === 'moment') return formatDay(at.voice.locale, isoDay(value));
  return counted(value, at.unit, at);
}

function factClause({ fact, sort, none }: NodeOf<'fact'>, at: At): Clause {
  if (sort === 'truth') return yesOrNo(label(fact, at), at);
  return clause(none === 'past' ? at.say('fact.past', { label: label(fact, at) }) : label(fact, at));
}

const yesOrNo = (name: string, at: At): Clause => clause(at.say(at.negated ? 'fact.no' : 'fact.yes', { label: name }));

type Choices = Readonly<Record<string, string>> | undefined;

function isClause(name: string, oneOf: readonly string[], words: Choices, at: At): Clause {
  const choices = oneOf.map((it) => words?.[it] ?? it).join(at.say('choices'));
  const one = oneOf.length === 1;
  const key = at.negated ? (one ? 'is.not' : 'is.outside') : one ? 'is.one' : 'is.among';
  return clause(at.say(key, { label: name, choices }));
}

/** One figure where all ways have the same, else a table of the ways. */
function parameterClause(name: string, at: At): Clause {
  const bound = [...at.bound(name)];
  const [first] = bound;
  if (first !== undefined && bound.length === 1) return clause(counted(first[0], at.unit, at));
  const rows = bound.map(
    ([value, ways]): Row => ({
      depth: 0,
      label: ways.join(at.say('term')),
      value: counted(value, at.unit, at),
    }),
  );
  return clause(at.say('way'), [], { tables: [{ head: [at.say('way.head'), at.say('way.value')], rows }] });
}

// Truth

const opposite = {
  'at-least': 'less-than',
  'more-than': 'at-most',
  'at-most': 'more-than',
  'less-than': 'at-least',
  equal: 'not-equal',
} as const satisfies Readonly<Record<Comparison, ArticlePhrase>>;

function compareClause(node: NodeOf<'compare'>, at: At): Clause {
  const sides = [inside(node, node.left, at), inside(node, node.right, at)] as const;
  const key = at.negated ? opposite[node.by] : node.by;
  const ofDays = sortOf(node.left) === 'moment' && key !== 'equal' && key !== 'not-equal';
  const [left, right] = sides.map((it) => line(it, at)) as [string, string];
  return clause(at.say(ofDays ? `day.${key}` : key, { left, right }), sides);
}

/** Parts of the same kind inside are parts of the whole, and what settles nothing is none; the contrary of "all" is "one not". */
function joined(of: readonly Node[], kind: 'all' | 'any', at: At): Clause {
  const join = at.negated ? (kind === 'all' ? 'any' : 'all') : kind;
  const idle = kind === 'all' ? 1 : 0;
  const says = of.filter((it) => it.kind !== 'constant' || it.value !== idle);
  const parts = says.map((it) => printNode(it, at)).flatMap((it) => (it.join === join ? it.parts : [it]));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : clause(at.say(join), [], { join, parts });
}

function quantified(node: NodeOf<'every'> | NodeOf<'some'>, at: At): Clause {
  const kind = (node.kind === 'every') === (at.negated === true) ? 'some' : 'every';
  const within = windowOf(node.within, at);
  const entries = entriesOf(node.pick, at);
  const key = within === undefined ? kind : (`${kind}.within` as const);
  const text = at.say(key, { entries: entries.text, ...within?.values });
  return under(text, [entries, ...(within?.days ?? [])], node.of, { ...at, lists: [...at.lists, node.pick.list] });
}

// Lists

function entriesOf(pick: EntriesOf, at: At): Clause {
  const list = label(pick.list, at);
  if (pick.where === undefined) return clause(at.say('entries', { list }));
  const where = printNode(pick.where, { ...plain(at), lists: [...at.lists, pick.list] });
  return clause(at.say('entries.where', { list, where: line(where, at) }), [where]);
}

function windowOf(window: Window | undefined, at: At) {
  if (window === undefined) return undefined;
  const days = [printNode(window.from, plain(at)), printNode(window.until, plain(at))] as const;
  const [from, until] = days.map((it) => line(it, at)) as [string, string];
  return { days, values: { from, until } };
}

type OfEntries =
  | NodeOf<'count'>
  | NodeOf<'total'>
  | NodeOf<'covered-since'>
  | NodeOf<'days-within'>
  | NodeOf<'most-days-within'>
  | NodeOf<'longest-run'>;

function ofEntries(node: OfEntries, at: At): Clause {
  const entries = entriesOf(node.pick, at);
  const given = 'window' in node ? node.window : 'within' in node ? node.within : undefined;
  const within = windowOf(given, at);
  const of = node.kind === 'total' ? [printNode(node.of, { ...plain(at), lists: [...at.lists, node.pick.list] })] : [];
  const days = node.kind === 'most-days-within' ? [inside(node, node.days, at)] : [];
  const key =
    within !== undefined && (node.kind === 'count' || node.kind === 'total')
      ? (`${node.kind}.within` as const)
      : node.kind;
  const [ofText, daysText] = [of, days].map((parts) => parts.map((it) => line(it, at)).join('')) as [string, string];
  const values = { entries: entries.text, of: ofText, days: daysText, ...within?.values };
  return clause(at.say(key, values), [entries, ...of, ...days, ...(within?.days ?? [])]);
}

function extreme(node: NodeOf<'first-of'> | NodeOf<'last-of'>, at: At): Clause {
  const entries = entriesOf(node.pick, at);
  const of = printNode(node.of, { ...plain(at), lists: [...at.lists, node.pick.list] });
  const unusual =
    node.kind === 'first-of' && node.none === 'past'
      ? 'first-of.past'
      : node.kind === 'last-of' && node.none === 'future'
        ? 'last-of.future'
        : node.kind;
  return clause(at.say(unusual, { entries: entries.text, of: line(of, at) }), [entries, of]);
}

// Days

function among(node: NodeOf<'earliest'> | NodeOf<'latest'>, at: At): Clause {
  const days = node.of.map((it) => inside(node, it, at));
  return clause(at.say(node.kind, { terms: days.map((it) => line(it, at)).join(at.say('term')) }), days);
}

function ofDay(node: NodeOf<'filing-deadline'> | NodeOf<'last-open-day'>, at: At): Clause {
  const day = inside(node, node.of, at);
  return clause(at.say(node.kind, { day: line(day, at) }), [day]);
}

// Tables

type Tabular = NodeOf<'table'> | NodeOf<'bands'> | NodeOf<'points'>;

const isTabular = (node: Node): node is Tabular =>
  node.kind === 'bands' || node.kind === 'points' || (node.kind === 'table' && !isOneRow(node));

/** One row and the rest is said in a line. */
const isOneRow = ({ rows, otherwise }: NodeOf<'table'>): boolean =>
  rows.length === 1 && !isTabular(rows[0]?.value as Node) && !(otherwise !== undefined && isTabular(otherwise));

const tableOf = (node: Tabular, at: At): Table => ({
  head: [at.say('table.head'), at.say('table.value')],
  rows: rowsOf(node, 0, at),
});

const ofTable = (node: Tabular, at: At): Clause => {
  const by = bandedBy(node, at);
  const text = by === undefined ? at.say('table') : at.say('table.by', { of: line(by, at) });
  return clause(text, by === undefined ? [] : [by], { tables: [tableOf(node, at)] });
};

/** What a table of bands goes by. */
const bandedBy = (node: Tabular, at: At): Clause | undefined =>
  node.kind === 'bands' ? printNode(node.of, { ...plain(at), unit: unitOfAmount(node.of, at.units) }) : undefined;

function tableClause(node: NodeOf<'table'>, at: At): Clause {
  const [row] = node.rows;
  if (row === undefined || !isOneRow(node)) return ofTable(node, at);
  const [when, value] = [printNode(row.when, plain(at)), valueIn(node, row.value, at)];
  const values = { when: line(when, at), value: line(value, at) };
  if (node.otherwise === undefined) return clause(at.say('table.only', values), [when, value]);
  const otherwise = valueIn(node, node.otherwise, at);
  return clause(at.say('table.one', { ...values, otherwise: line(otherwise, at) }), [when, value, otherwise]);
}

/** What a table gives may be a truth: then its contrary is printed with the table's. */
const valueIn = (whole: Node, value: Node, at: At): Clause =>
  printNode(value, { ...at, unit: countedInside(whole, at.unit, at.units) });

function rowsOf(node: Tabular, depth: number, at: At): readonly Row[] {
  switch (node.kind) {
    case 'table':
      return [
        ...node.rows.flatMap(({ when, value }) => rowOf(line(printNode(when, plain(at)), at), node, value, depth, at)),
        ...(node.otherwise === undefined ? [] : rowOf(at.say('otherwise'), node, node.otherwise, depth, at)),
      ];
    case 'bands': {
      const unit = unitOfAmount(node.of, at.units);
      return node.bands.flatMap(({ from, value }, i) => {
        const next = node.bands[i + 1]?.from;
        const edges = { from: counted(from, unit, at), until: next === undefined ? '' : counted(next, unit, at) };
        return rowOf(at.say(next === undefined ? 'band.last' : 'band.between', edges), node, value, depth, at);
      });
    }
    case 'points':
      return node.items.flatMap((item) => rowOf(itemName(item, at), node, item.value, depth, at));
  }
}

/** A row; where its value is a table itself, the rows of that stand under it. */
function rowOf(name: string, whole: Tabular, value: Node, depth: number, at: At): readonly Row[] {
  if (isTabular(value)) {
    const by = bandedBy(value, at);
    const head = { depth, label: name, value: by === undefined ? '' : at.say('by', { of: line(by, at) }) };
    return [head, ...rowsOf(value, depth + 1, at)];
  }
  const text = valueIn(whole, value, at);
  const below = text.tables.flatMap(({ rows }) => rows.map((it) => ({ ...it, depth: it.depth + depth + 1 })));
  return [{ depth, label: name, value: line(text, at) }, ...below];
}

function itemName({ id, onlyWith, notBeside = [] }: NodeOf<'points'>['items'][number], at: At): string {
  const names = (ids: readonly string[]): string => at.voice.list(ids.map((it) => at.voice.row(it)));
  const name = at.voice.row(id);
  const alone = notBeside.length === 0 ? name : at.say('item.without', { name, others: names(notBeside) });
  return onlyWith === undefined ? alone : at.say('item.with', { name: alone, others: names([onlyWith]) });
}
