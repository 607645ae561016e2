// The policies come to the hand-written matrix: no cell more, no cell less, and every line of them is needed.
//
// WHY: there are over a hundred thousand questions, and Cedar takes half a millisecond for each. A policy only compares
// with constants it names, so of the values that no policy of an action names each is like the other: questions that
// differ in nothing else are one *class*. Every question is held to the answer to its class; that a class has one
// answer is asked too, with every value it takes for the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopes, staffRoles } from '#parties';
import { type Cell, openPolicies } from './decide.ts';
import { columnOf, granted, type Line, matrix } from './matrix.ts';
import { policies } from './policies.ts';

const roles = ['resident', 'helper', 'shinrai', ...staffRoles] as const;
const purposes = ['own-view', 'help', 'keep-dates', 'administer', 'operate'] as const;
const relations = ['self', 'guardian', 'mandate', 'none'] as const;

/** Shinrai's own work is nobody's: it stands in no relation. */
const standings = roles.flatMap((role) =>
  relations.flatMap((relation) =>
    role === 'shinrai' && relation !== 'none' ? [] : purposes.map((purpose) => ({ role, relation, purpose })),
  ),
);

type Question = { readonly cell: Cell; readonly allowed: boolean };

/** Every question there is. */
const questions: readonly Question[] = matrix.flatMap((line) => standings.flatMap((standing) => ask(line, standing)));

function ask({ action, label, cells }: Line, standing: Pick<Cell, 'role' | 'relation' | 'purpose'>): Question[] {
  // A scope without its mandate opens nothing.
  const held = standing.relation === 'mandate' ? scopes.map((it) => [it]) : [[], [...scopes]];
  return held.flatMap((scope) =>
    [true, false].flatMap((recent) =>
      [true, false].map((guarded) => {
        const cell = { ...standing, scope, recent, guarded, action, ...(label === undefined ? {} : { label }) } as Cell;
        const column = columnOf(cell);
        return { cell, allowed: column !== undefined && granted(cells[column], cell) };
      }),
    ),
  );
}

const constantsOf = (text: string): readonly string[] => text.match(/\w+::"[\w-]+"/g) ?? [];

/** What a policy can see of a question of this action: the constants and the yes-or-no it names. */
const seenBy = new Map(
  matrix.map(({ action }) => {
    const texts = Object.values(policies).filter(
      (it) => !it.includes('Action::') || it.includes(`Action::"${action}"`),
    );
    return [action, new Set(texts.flatMap((it) => [...constantsOf(it), ...(it.match(/recent|guarded/g) ?? [])]))];
  }),
);

/** The name of the class: what no policy of the action sees is left out. */
function classOf({ role, relation, purpose, scope, recent, guarded, action, label }: Cell): string {
  const all = [
    `Role::"${role}"`,
    `Relation::"${relation}"`,
    `Purpose::"${purpose}"`,
    `Label::"${label}"`,
    ...scope.map((it) => `Scope::"${it}"`),
    ...(recent ? ['recent'] : []),
    ...(guarded ? ['guarded'] : []),
  ];
  return [action, ...all.filter((it) => seenBy.get(action)?.has(it))].join(' ');
}

const classes = Map.groupBy(questions, ({ cell }) => classOf(cell));

/** One question of each class, those the matrix has a column for first, so that a changed policy is found soon. */
const one: readonly Question[] = [...classes.values()]
  .map(([first]) => first as Question)
  .toSorted((a, b) => Number(columnOf(a.cell) === undefined) - Number(columnOf(b.cell) === undefined));

/** Of each line so many questions that each value is in one that is allowed, where some is, and in one that is denied. */
const everyValue: readonly Question[] = (() => {
  const met = new Set<string>();
  return questions.filter(({ cell, allowed }) => {
    const values = Object.entries(cell).map(([of, value]) => [cell.action, cell.label, of, value, allowed].join(' '));
    const fresh = values.filter((it) => !met.has(it));
    for (const it of fresh) met.add(it);
    return fresh.length > 0;
  });
})();

/** Questions by which a change of this policy shows: of the actions it names. */
function tellingOf(text: string): readonly Question[] {
  const named = new Set(constantsOf(text));
  return text.includes('Action::') ? one.filter(({ cell }) => named.has(`Action::"${cell.action}"`)) : one;
}

function firstDifference(
  texts: Readonly<Record<string, string>>,
  name: string,
  asked: readonly Question[],
): string | undefined {
  const decide = openPolicies(texts, name);
  const found = asked.find(({ cell, allowed }) => decide(cell) !== allowed);
  return found && `${JSON.stringify(found.cell)} must be ${found.allowed ? 'allowed' : 'denied'}`;
}

test('the policies allow what the matrix says, and nothing else that can be asked', () => {
  const perLine = standings.reduce((sum, it) => sum + (it.relation === 'mandate' ? scopes.length : 2), 0) * 4;
  assert.equal(questions.length, matrix.length * perLine);
  for (const [name, members] of classes)
    assert.equal(
      new Set(members.map((it) => it.allowed)).size,
      1,
      `the matrix tells apart what no policy does: ${name}`,
    );
  assert.equal(firstDifference(policies, 'matrix', [...one, ...everyValue]), undefined);
});

const constant = '\\w+::"[\\w-]+"';
const constants = `\\[${constant}(, ${constant})*\\]`;
const value = '(context\\.(purpose|relation)|principal\\.role|resource\\.label)';
/** All that a policy may be made of. */
const forms = [
  `(permit|forbid) \\(principal, action( == ${constant}| in ${constants})?, resource( is Item)?\\)`,
  `${value} [=!]= ${constant}`,
  `${constants}\\.contains\\(${value}\\)`,
  `context\\.scope\\.contains\\(${constant}\\)`,
  'context\\.(recent|guarded)',
  'resource has label',
  'when|unless|&&|\\|\\||[{}();\\s]',
];
const beyondConstants = (text: string): string => text.replaceAll(new RegExp(forms.join('|'), 'g'), '');

test('a policy compares with constants it names and nothing else, so what none names is all alike', () => {
  for (const [name, text] of Object.entries(policies)) assert.equal(beyondConstants(text), '', name);
  for (const offender of ['principal.role == context.role', 'context.purpose like "o*"', 'context.scope.isEmpty()'])
    assert.notEqual(beyondConstants(`permit (principal, action, resource)\nwhen { ${offender} };`), '', offender);
});

/** The line left out, turned round, or without one of its choices. */
function mutantsOf(text: string, at: number): readonly string[] {
  const lines = text.split('\n');
  const line = lines[at] ?? '';
  const last = at === lines.length - 1;
  const with_ = (other: string): string => lines.with(at, other).join('\n');
  const mutants: string[] = [];
  if (at === 0)
    mutants.push(text.startsWith('permit') ? text.replace('permit', 'forbid') : text.replace('forbid', 'permit'));
  if (at > 0) mutants.push(lines.toSpliced(at, 1).join('\n') + (last ? ';' : ''));
  if (line.includes('==')) mutants.push(with_(line.replace('==', '!=')));
  for (const [choice] of line.matchAll(/\w+::"[\w-]+",? ?/g))
    mutants.push(with_(line.replace(choice, '').replace(', ]', ']')));
  return mutants;
}

test('every line of every policy is needed: changed, it breaks a cell or is refused at the start', () => {
  const survivors: string[] = [];
  let tried = 0;
  for (const [name, text] of Object.entries(policies)) {
    const { [name]: _, ...others } = policies;
    const telling = tellingOf(text);
    if (firstDifference(others, `without ${name}`, telling) === undefined) survivors.push(`without: ${name}`);
    for (const [at, line] of text.split('\n').entries()) {
      const mutants = mutantsOf(text, at);
      assert.ok(mutants.length > 0, `no way to change: ${line}`);
      for (const mutant of mutants) {
        tried += 1;
        if (survives({ ...policies, [name]: mutant }, `mutant ${tried}`, telling)) survivors.push(`${name}: ${mutant}`);
      }
    }
  }
  assert.deepEqual(survivors, []);
  assert.ok(tried > 80, `only ${tried} changes were tried`);
});

/** A text Cedar does not accept stops the server, which is no way to open a door. */
function survives(texts: Readonly<Record<string, string>>, name: string, telling: typeof questions): boolean {
  try {
    return firstDifference(texts, name, telling) === undefined;
  } catch {
    return false;
  }
}
