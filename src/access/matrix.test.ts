// The policies come to the hand-written matrix: no cell more, no cell less, and every line of them is needed.
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

/** Every question there is; those the matrix has a column for first, so that a changed policy is found soon. */
const questions: readonly (readonly [cell: Cell, allowed: boolean])[] = matrix
  .flatMap((line) => standings.flatMap((standing) => ask(line, standing)))
  .toSorted(([a], [b]) => Number(columnOf(a) === undefined) - Number(columnOf(b) === undefined));

function ask({ action, label, cells }: Line, standing: Pick<Cell, 'role' | 'relation' | 'purpose'>) {
  // A scope without its mandate opens nothing.
  const held = standing.relation === 'mandate' ? scopes.map((it) => [it]) : [[], [...scopes]];
  return held.flatMap((scope) =>
    [true, false].flatMap((recent) =>
      [true, false].map((guarded) => {
        const cell = { ...standing, scope, recent, guarded, action, ...(label === undefined ? {} : { label }) } as Cell;
        const column = columnOf(cell);
        return [cell, column !== undefined && granted(cells[column], cell)] as const;
      }),
    ),
  );
}

/** Questions by which a change of this policy shows: of the actions it names, by roles some policy names or nobody. */
function tellingOf(text: string): typeof questions {
  const named = new Set([...text.matchAll(/Action::"(\w+)"/g)].map((it) => it[1]));
  return questions.filter(
    ([{ role, action }]) =>
      ['resident', 'shinrai', 'administrator', 'operator'].includes(role) && (named.size === 0 || named.has(action)),
  );
}

function firstDifference(
  texts: Readonly<Record<string, string>>,
  name: string,
  asked: typeof questions,
): string | undefined {
  const decide = openPolicies(texts, name);
  const found = asked.find(([cell, allowed]) => decide(cell) !== allowed);
  return found && `${JSON.stringify(found[0])} must be ${found[1] ? 'allowed' : 'denied'}`;
}

test('the policies allow what the matrix says, and nothing else that can be asked', () => {
  assert.equal(firstDifference(policies, 'matrix', questions), undefined);
});

test('an action without a label is no item, and every line of the matrix is asked', () => {
  assert.equal(matrix.length, 42);
  assert.equal(new Set(matrix.map((it) => `${it.action} ${it.label ?? '-'}`)).size, 42);
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
