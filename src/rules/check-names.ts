/**
 * Every name in a tree is there, means what the tree takes it for, and every node is of the sort its place asks for: a
 * date is no truth, a choice is one of the fact's choices, a record inside another has a name of its own.
 */
import type { FactDefinition, FieldDefinition } from './fact.ts';
import { type Fault, faultOf } from './fault.ts';
import { alikeIn, partsOf, readBy, sortOf } from './kinds.ts';
import type { DutyNode, Node, Sort } from './node.ts';
import type { Provision, Rulebook } from './provision.ts';
import { treeOf } from './provision-kinds.ts';

/** What a tree is checked against: the facts, and each provision a tree may name. */
export type Names = { readonly facts: Rulebook['facts']; readonly provisions: ReadonlyMap<string, Provision> };

export function checkNames(tree: Node, at: string, names: Names): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (code: Fault['code'], says: string): void => void faults.push(faultOf(code, at, says));
  const visit = (node: Node, bound: readonly string[]): void => {
    for (const fault of ownFaults(node, bound, names)) say(...fault);
    const sorts = new Set(alikeIn(node).map(sortOf));
    if (sorts.size > 1) say('wrong-sort', `a \`${node.kind}\` holds ${[...sorts].join(' and ')} against each other`);
    const inside = boundIn(node, bound);
    for (const part of partsOf(node)) {
      const sort = sortOf(part.node);
      if (part.wants !== 'any' && part.wants !== sort)
        say('wrong-sort', `a \`${node.kind}\` takes \`${nameOf(part.node)}\`, ${an[sort]}, for ${an[part.wants]}`);
      visit(part.node, inside);
    }
  };
  visit(tree, []);
  return faults;
}

/** What the nodes inside may read besides: the record of a list, the event of a duty. */
function boundIn(node: Node, bound: readonly string[]): readonly string[] {
  if (node.kind === 'duty') return [...bound, eventOfDuty];
  return 'pick' in node ? [...bound, node.pick.as] : bound;
}

const eventOfDuty = 'the event of a duty';

const an: Readonly<Record<Sort | 'choice' | 'list', string>> = {
  truth: 'a truth',
  amount: 'an amount',
  moment: 'a day',
  choice: 'a choice',
  list: 'a list',
};

type Said = readonly [Fault['code'], string];

function ownFaults(node: Node, bound: readonly string[], names: Names): readonly Said[] {
  const fact = readBy(node);
  const definition = fact === undefined ? undefined : names.facts.get(fact);
  if (fact !== undefined && definition === undefined) return [['unknown-fact', `reads \`${fact}\`, which is no fact`]];
  switch (node.kind) {
    case 'fact':
      return taken(node.fact, sortOfFact(definition), node.sort);
    case 'coarse':
      return taken(node.fact, sortOfFact(definition), sortOf(node));
    case 'is':
      return definition?.type === 'choice'
        ? unknownChoices(node.fact, node.oneOf, definition.choices)
        : taken(node.fact, sortOfFact(definition), 'choice');
    case 'field':
    case 'field-is':
    case 'field-is-fact':
      return fieldFaults(node, bound, names);
    case 'same':
      return [node.left, node.right].flatMap((it) => unknownField(it, bound, names) ?? []);
    case 'provision':
      return provisionFaults(node, names);
    case 'event':
      return bound.includes(eventOfDuty) ? [] : [['unknown-fact', 'reads the day of an event outside of a duty']];
    case 'duty':
      return dutyFaults(node, bound, names);
    default:
      return 'pick' in node ? pickFaults(node.pick, bound, definition) : [];
  }
}

const sortOfFact = (it: FactDefinition | FieldDefinition | undefined): Sort | 'choice' | 'list' => {
  switch (it?.type) {
    case 'boolean':
      return 'truth';
    case 'date':
    case 'month':
      return 'moment';
    case 'choice':
    case 'list':
      return it.type;
    default:
      return 'amount';
  }
};

const taken = (name: string, is: Sort | 'choice' | 'list', wanted: Sort | 'choice' | 'list'): readonly Said[] =>
  is === wanted ? [] : [['wrong-sort', `takes \`${name}\`, ${an[is]}, for ${an[wanted]}`]];

const unknownChoices = (name: string, asked: readonly string[], choices: readonly string[]): readonly Said[] =>
  asked
    .filter((it) => !choices.includes(it))
    .map((it) => ['unknown-choice', `asks \`${name}\` for \`${it}\`, which is none of its choices`]);

type InRecord = { readonly as: string; readonly field: string };

function unknownField(
  { as, field }: InRecord,
  bound: readonly string[],
  { facts }: Names,
): readonly Said[] | undefined {
  const list = facts.get(as);
  if (list?.type !== 'list' || !Object.hasOwn(list.fields, field))
    return [['unknown-fact', `reads \`${as}.${field}\`, which is no field`]];
  return bound.includes(as) ? undefined : [['unknown-fact', `reads \`${as}.${field}\` outside of that list`]];
}

function fieldFaults(
  node: Extract<Node, { kind: 'field' | 'field-is' | 'field-is-fact' }>,
  bound: readonly string[],
  names: Names,
): readonly Said[] {
  const unknown = unknownField(node, bound, names);
  if (unknown !== undefined) return unknown;
  const list = names.facts.get(node.as);
  const field = list?.type === 'list' ? list.fields[node.field] : undefined;
  const name = `${node.as}.${node.field}`;
  if (node.kind === 'field') return taken(name, sortOfFact(field), node.sort);
  if (node.kind === 'field-is-fact') return otherChoices(name, field, node.fact, names.facts.get(node.fact));
  return field?.type === 'choice'
    ? unknownChoices(name, node.oneOf, field.choices ?? [])
    : taken(name, sortOfFact(field), 'choice');
}

/** What is compared can be chosen on both sides. */
function otherChoices(
  name: string,
  field: FieldDefinition | undefined,
  fact: string,
  definition: FactDefinition | undefined,
): readonly Said[] {
  if (field?.type !== 'choice') return taken(name, sortOfFact(field), 'choice');
  if (definition?.type !== 'choice') return taken(fact, sortOfFact(definition), 'choice');
  const here = new Set(field.choices);
  const only = [...here.symmetricDifference(new Set(definition.choices))];
  return only.map((it) => [
    'unknown-choice',
    `holds \`${name}\` against \`${fact}\`: only one of them can be \`${it}\``,
  ]);
}

function provisionFaults({ id, sort }: Extract<Node, { kind: 'provision' }>, { provisions }: Names): readonly Said[] {
  const provision = provisions.get(id);
  if (provision === undefined) return [['unknown-provision', `rests on \`${id}\`, which is no provision`]];
  return taken(id, sortOfProvision(provision), sort);
}

const sortOfProvision = (it: Provision): Sort => sortOf(treeOf(it));

/** A duty stands inside the list it is about; record and act are compared by a name both have. */
function dutyFaults({ each, by, done }: DutyNode, bound: readonly string[], { facts }: Names): readonly Said[] {
  const outside: readonly Said[] =
    each === undefined || bound.includes(each) ? [] : [['unknown-fact', `is about \`${each}\` outside of that list`]];
  if (by === undefined) return outside;
  const lists = [each, done.kind === 'first-of' ? done.pick.list : undefined];
  const nameless = lists.filter((id) => {
    const list = id === undefined ? undefined : facts.get(id);
    return list?.type !== 'list' || list.fields[by]?.type !== 'name';
  });
  return [
    ...outside,
    ...nameless.map((id): Said => ['unknown-fact', `compares by \`${by}\`, which is no name in \`${id}\``]),
  ];
}

function pickFaults(
  { list, as }: { readonly list: string; readonly as: string },
  bound: readonly string[],
  definition: FactDefinition | undefined,
): readonly Said[] {
  const shadowed: readonly Said[] = bound.includes(as)
    ? [['shadowed-record', `reads \`${list}\` inside \`${as}\`: the inner record hides the outer`]]
    : [];
  return definition?.type === 'list' ? shadowed : taken(list, sortOfFact(definition), 'list');
}

/** How a node is called in a fault: the name it carries, or its kind. */
const nameOf = (node: Node): string =>
  'fact' in node ? node.fact : 'id' in node && node.id !== undefined ? node.id : node.kind;
