// The policies come to the hand-written matrix: no cell more, no cell less, and every line of them is needed.
//
// WHY not every question: Cedar takes half a millisecond for each, and each role, relation and purpose that is added
// multiplies them. A policy only compares with constants it names, so of the values that no policy of an action names one
// stands for all. That the matrix tells none of them apart is asked of the matrix, and each of them once of the policies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cell, columnOf, granted, type Line, matrix, openPolicies, policiesOf } from '#access';
import { staffRoles } from '#parties';
import { bases } from '../server/installation.ts';

const policies = policiesOf(bases);
const dimensions = {
  role: { type: 'Role', values: ['resident', 'helper', 'shinrai', ...staffRoles] },
  relation: { type: 'Relation', values: ['self', ...bases.map((it) => it.is), 'none'] },
  purpose: { type: 'Purpose', values: ['own-view', 'help', 'keep-dates', 'administer', 'operate', 'decide', 'review'] },
} as const;
const scopes: readonly string[] = bases.flatMap((it) => it.scopes);
type Dimension = keyof typeof dimensions;
type Standing = Pick<Cell, Dimension>;

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

/** The values that the policies of an action name, and one other for all the rest. */
function asked(
  action: Line['action'],
  of: Dimension,
): { readonly values: readonly string[]; readonly rest: readonly string[] } {
  const { type, values } = dimensions[of];
  const named = values.filter((it) => seenBy.get(action)?.has(`${type}::"${it}"`));
  const others = values.filter((it) => !named.includes(it));
  return { values: [...named, ...others.slice(-1)], rest: others.slice(0, -1) };
}

type Question = { readonly cell: Cell; readonly allowed: boolean };

const answerOf = (cells: Line['cells'], cell: Cell): boolean => {
  const column = columnOf(cell);
  return column !== undefined && granted(cells[column], cell);
};

/** Shinrai's own work is nobody's: it stands in no relation. */
const isPossible = ({ role, relation }: Pick<Standing, 'role' | 'relation'>): boolean =>
  role !== 'shinrai' || relation === 'none';

/** Both where a policy of the action looks at it. */
const eitherOf = (action: Line['action'], of: 'recent' | 'guarded'): readonly boolean[] =>
  seenBy.get(action)?.has(of) ? [true, false] : [false];

function askLine({ action, label, cells }: Line): readonly Question[] {
  const [roles, relations, purposes] = (['role', 'relation', 'purpose'] as const).map((it) => asked(action, it).values);
  const standings = (roles ?? []).flatMap((role) =>
    (relations ?? []).flatMap((relation) =>
      (purposes ?? []).map((purpose) => ({ role, relation, purpose }) as Standing),
    ),
  );
  return standings.filter(isPossible).flatMap((standing) => {
    // A scope without its relation opens nothing.
    const own = bases.find((it) => it.is === standing.relation)?.scopes ?? [];
    const held = own.length > 0 ? own.map((it) => [it]) : [[], [...scopes]];
    return held.flatMap((scope) =>
      eitherOf(action, 'recent').flatMap((recent) =>
        eitherOf(action, 'guarded').map((guarded) => {
          const cell = {
            ...standing,
            scope,
            recent,
            guarded,
            action,
            ...(label === undefined ? {} : { label }),
          } as Cell;
          return { cell, allowed: answerOf(cells, cell) };
        }),
      ),
    );
  });
}

/** The same questions with the values another stands for. */
function others({ action, cells }: Line, questions: readonly Question[]): readonly Question[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((of) => {
    const { values, rest } = asked(action, of);
    return questions
      .filter(({ cell }) => cell[of] === values.at(-1))
      .flatMap(({ cell }) => rest.map((it) => ({ ...cell, [of]: it }) as Cell))
      .filter(isPossible)
      .map((cell) => ({ cell, allowed: answerOf(cells, cell) }));
  });
}

/** By line, those the matrix allows first, so that a changed policy is found soon. */
const byLine = matrix.map((line) => ({ line, questions: askLine(line) }));
const one = byLine.flatMap(({ questions }) => questions).toSorted((a, b) => Number(b.allowed) - Number(a.allowed));

/** Questions by which a change of this policy shows: of the actions it names. */
function tellingOf(text: string): readonly Question[] {
  const named = new Set(constantsOf(text));
  return text.includes('Action::') ? one.filter(({ cell }) => named.has(`Action::"${cell.action}"`)) : one;
}

function firstDifference(
  texts: Readonly<Record<string, string>>,
  name: string,
  questions: readonly Question[],
): string | undefined {
  const decide = openPolicies(bases, texts, name);
  const found = questions.find(({ cell, allowed }) => decide(cell) !== allowed);
  return found && `${JSON.stringify(found.cell)} must be ${found.allowed ? 'allowed' : 'denied'}`;
}

test('the policies allow what the matrix says, and nothing else that can be asked', () => {
  assert.equal(firstDifference(policies, 'matrix', one), undefined);
  const seldom: Question[] = [];
  for (const { line, questions } of byLine) {
    const all = others(line, questions);
    const same = new Map(questions.map(({ cell, allowed }) => [classOf(cell), allowed]));
    for (const { cell, allowed } of all)
      assert.equal(
        allowed,
        same.get(classOf(cell)),
        `the matrix tells apart what no policy does: ${JSON.stringify(cell)}`,
      );
    // Each value that another stood for, where something is allowed with it, and where nothing is.
    const met = new Set<string>();
    for (const it of all) {
      const values = (Object.keys(dimensions) as Dimension[]).map((of) => `${of} ${it.cell[of]} ${it.allowed}`);
      if (values.some((value) => !met.has(value))) seldom.push(it);
      for (const value of values) met.add(value);
    }
  }
  assert.ok(seldom.length > 100);
  assert.equal(firstDifference(policies, 'seldom', seldom), undefined);
});

/** What no policy of the action names is one other. */
function classOf(cell: Cell): string {
  const standing = (Object.keys(dimensions) as Dimension[]).map((of) => {
    const { values, rest } = asked(cell.action, of);
    return rest.includes(cell[of]) ? values.at(-1) : cell[of];
  });
  return [...standing, cell.scope, cell.recent, cell.guarded].join(' ');
}

test('a basis that another room brings lets in by what it says, and access knows nothing of it', () => {
  const permission = {
    is: 'permission',
    scopes: ['employer-view'],
    find: async () => undefined,
    policies: {
      'an employer sees what a permission says': `permit (principal, action == Action::"seeDates", resource)
when { context.relation == Relation::"permission" }
when { context.scope.contains(Scope::"employer-view") };`,
    },
  };
  const decide = openPolicies([...bases, permission], undefined, 'with a permission');
  const cell = { role: 'employer-staff', purpose: 'help', recent: false, guarded: false, label: 'own' } as const;
  const by = (relation: string, scope: readonly string[]) =>
    decide({ ...cell, relation, scope, action: 'seeDates' }) && !decide({ ...cell, relation, scope, action: 'see' });
  assert.equal(by('permission', ['employer-view']), true);
  assert.equal(by('permission', []), false);
  assert.equal(by('none', ['employer-view']), false);
  assert.equal(
    openPolicies(bases, undefined, 'without it')({ ...cell, relation: 'permission', scope: [], action: 'seeDates' }),
    false,
  );
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
function survives(texts: Readonly<Record<string, string>>, name: string, telling: readonly Question[]): boolean {
  try {
    return firstDifference(texts, name, telling) === undefined;
  } catch {
    return false;
  }
}
