// The walls hold: every forbidden import planted here is complained about, and every allowed one is not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hiddenEntrances } from './hidden-entrances.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One forbidden import a line, each of which must be the only complaint. */
const FORBIDDEN: readonly (readonly [file: string, specifier: string])[] = [
  ['src/calendar/planted.ts', '#rules'],
  ['src/calendar/planted.ts', 'node:fs'],
  ['src/calendar/planted.ts', '../language/language.ts'],
  ['src/calendar/planted.test.ts', '#rules'],
  ['src/language/planted.ts', '#calendar'],
  ['src/language/planted.ts', '../calendar/calendar.ts'],
  ['src/paper/planted.ts', '#language'],
  ['src/paper/planted.ts', '../language/language.ts'],
  ['src/rules/planted.ts', '#rulebook/japan'],
  ['src/rules/planted.ts', 'node:fs'],
  ['src/rules/planted.ts', 'zod'],
  ['src/rules/planted.ts', '../calendar/calendar.ts'],
  ['src/rules/planted.ts', './../calendar/calendar.ts'],
  ['src/rules/planted.test.ts', '#rulebook/japan'],
  ['src/rulebook/japan/planted.ts', '#determinations'],
  ['src/rulebook/japan/planted.ts', '#language'],
  ['src/rulebook/japan/planted.ts', '../../rules/rules.ts'],
  ['src/rulebook/japan/planted.ts', '../../../server/app.ts'],
  ['src/determinations/planted.ts', '#rulebook/japan'],
  ['src/determinations/planted.ts', '../rules/rules.ts'],
  ['src/determinations/planted.test.ts', '../rulebook/japan/japan.ts'],
  ['src/determinations/planted.ts', '#interview'],
  ['src/interview/planted.ts', '#rulebook/japan'],
  ['src/interview/planted.ts', '#records'],
  ['src/interview/planted.ts', '../rules/rules.ts'],
  ['src/store/planted.ts', '#audit'],
  ['src/audit/planted.ts', '#parties'],
  ['src/audit/planted.ts', '../store/store.ts'],
  ['src/parties/planted.ts', '#access'],
  ['src/parties/planted.ts', '#records'],
  ['src/access/planted.ts', '#records'],
  ['src/access/planted.ts', '../audit/audit.ts'],
  ['src/records/planted.ts', '#rulebook/japan'],
  ['src/records/planted.ts', '#parties'],
  ['src/records/planted.ts', '../access/permit.ts'],
  ['src/records/planted.ts', '#procedures'],
  ['src/procedures/planted.ts', '#rulebook/japan'],
  ['src/procedures/planted.ts', '../records/records.ts'],
  ['town/planted.ts', '../src/records/records.ts'],
  ['server/planted.ts', '../src/rules/rules.ts'],
  ['server/api/planted.ts', '../../src/rules/rules.ts'],
  ['web/planted.tsx', '../src/rules/rules.ts'],
  ['web/planted.tsx', '../server/app.ts'],
  ['cli/planted.ts', '../src/rules/rules.ts'],
  ['bench/planted.ts', '../src/rules/rules.ts'],
  ['tests/planted.ts', '../src/rules/rules.ts'],
  ['tests/journeys/planted.test.ts', '../../src/rules/rules.ts'],
];

const ALLOWED: readonly (readonly [file: string, specifier: string])[] = [
  ['src/calendar/planted.test.ts', 'node:test'],
  ['src/calendar/planted.test.ts', 'node:assert/strict'],
  ['src/calendar/planted.test.ts', 'fast-check'],
  ['src/calendar/planted.ts', './day.ts'],
  ['src/language/planted.ts', 'intl-messageformat'],
  ['src/paper/planted.ts', '@myriaddreamin/typst-ts-node-compiler'],
  ['src/rules/planted.ts', '#calendar'],
  ['src/rules/planted.ts', './node.ts'],
  ['src/rulebook/japan/planted.ts', '#rules'],
  ['src/rulebook/japan/extension/planted.ts', '../japan.ts'],
  ['src/determinations/planted.ts', '#language'],
  ['src/determinations/planted.test.ts', '#rulebook/japan'],
  ['src/interview/planted.ts', '#determinations'],
  ['src/interview/planted.test.ts', '#rulebook/japan'],
  ['src/audit/planted.ts', '#store'],
  ['src/parties/planted.ts', '#audit'],
  ['src/access/planted.ts', '#parties'],
  ['src/procedures/planted.ts', '#records'],
  ['src/procedures/planted.ts', '#parties'],
  ['src/records/planted.ts', '#access'],
  ['src/records/planted.ts', '#determinations'],
  ['src/records/planted.test.ts', '#rulebook/japan'],
  ['town/planted.ts', '#records'],
  ['server/planted.ts', '../web/home.tsx'],
  ['server/planted.ts', '#determinations'],
  ['web/parts/planted.tsx', '../home.tsx'],
];

const ROOMS = [
  'access',
  'audit',
  'calendar',
  'determinations',
  'interview',
  'language',
  'paper',
  'parties',
  'records',
  'procedures',
  'rulebook',
  'rules',
  'store',
];

type Complaint = { readonly category: string; readonly location: { readonly path: string } };

/** What Biome says about files planted in a copy of the tree that has our biome.json and nothing else. */
function complaints(files: Readonly<Record<string, string>>): Complaint[] {
  const folder = mkdtempSync(join(tmpdir(), 'shinrai-walls-'));
  try {
    copyFileSync(`${root}biome.json`, join(folder, 'biome.json'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const biome = `${root}node_modules/@biomejs/biome/bin/biome`;
    const flags = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
    const run = spawnSync(process.execPath, [biome, ...flags], { cwd: folder, encoding: 'utf8' });
    const report: { diagnostics: Complaint[] } = JSON.parse(run.stdout);
    return report.diagnostics;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const numbered = (file: string, number: number): string => file.replace('planted', `planted-${number}`);
const planted = (imports: typeof FORBIDDEN): Record<string, string> =>
  Object.fromEntries(imports.map(([file, specifier], number) => [numbered(file, number), `import '${specifier}';\n`]));

test('every forbidden import is complained about exactly once', () => {
  const found = complaints(planted(FORBIDDEN)).map(({ category, location }) => `${location.path} ${category}`);
  const expected = FORBIDDEN.map(([file], number) => `${numbered(file, number)} lint/style/noRestrictedImports`);
  assert.deepEqual(found.sort(), expected.sort());
});

test('an allowed import is left alone', () => {
  assert.deepEqual(complaints(planted(ALLOWED)), []);
});

test('two files that import each other are complained about', () => {
  const found = complaints({
    'src/rules/planted-a.ts': "import { b } from './planted-b.ts';\nexport const a = () => b;\n",
    'src/rules/planted-b.ts': "import { a } from './planted-a.ts';\nexport const b = () => a;\n",
  });
  assert.deepEqual(
    found.map(({ category }) => category),
    ['lint/suspicious/noImportCycles', 'lint/suspicious/noImportCycles'],
  );
});

test('every room has walls', () => {
  const folders = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const unwalled = folders.map(({ name }) => name).filter((name) => !ROOMS.includes(name));
  assert.deepEqual(unwalled, [], 'give a new room its walls in biome.json and its planted imports here');
});

test('no room has an entrance the linter cannot see', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).sort();
  const found = files.flatMap((file) => hiddenEntrances(file, readFileSync(`${root}${file}`, 'utf8')));
  assert.deepEqual(found, []);
});

const HIDDEN: readonly (readonly [file: string, text: string, complaint: string])[] = [
  ['src/rules/planted.ts', 'const name = "#language"; await import(name);', 'computed import()'],
  ['src/rules/planted.ts', 'await import("#lang" + "uage");', 'computed import()'],
  ['src/language/planted.ts', "import { createRequire } from 'node:module';", 'createRequire'],
  ['src/language/planted.ts', "process.getBuiltinModule('node:module');", 'getBuiltinModule'],
  ['src/rulebook/japan/planted.ts', "import.meta.resolve('#determinations');", 'import.meta.resolve'],
  ['src/rules/planted.ts', "export type Door = import('#language').Language;", 'import type of #language'],
  [
    'src/rulebook/japan/planted.ts',
    "export * from '../../language/language.ts';",
    'leaves its room: ../../language/language.ts',
  ],
  [
    'src/rulebook/japan/extension/planted.ts',
    "import '../../../rules/node.ts';",
    'leaves its room: ../../../rules/node.ts',
  ],
  ['src/rules/planted.ts', 'export const now = () => Date.now();', 'Date'],
  ['src/rules/planted.ts', 'export const now = () => new Date();', 'Date'],
  ['src/rules/planted.ts', 'export const now = () => globalThis.Date.now();', 'globalThis'],
  ['src/rules/planted.ts', 'export const clock = (yes: boolean) => (yes ? Date : undefined);', 'Date'],
  ['src/rules/planted.ts', 'export const clock = { Date };', 'Date'],
  ['src/calendar/planted.ts', 'export const now = () => Temporal.Now.plainDateISO();', 'Temporal.Now'],
  ['src/calendar/planted.ts', 'export const now = () => performance.now();', 'performance'],
  ['src/rules/planted.ts', 'export const zone = process.env.TZ;', 'process'],
  ['src/rules/planted.ts', 'export const dice = () => Math.random();', 'Math.random'],
];

test('every planted hidden entrance is found', () => {
  for (const [file, text, complaint] of HIDDEN) {
    assert.deepEqual(hiddenEntrances(file, text), [`${file}:1 ${complaint}`], text);
  }
});

test('a plain room and its tests are left alone', () => {
  const rule =
    "import { day } from '#calendar';\nexport type Process = { process: string };\nexport const it = { date: day('2026-01-01') };\n";
  assert.deepEqual(hiddenEntrances('src/rules/planted.ts', rule), []);
  assert.deepEqual(hiddenEntrances('src/rules/planted.test.ts', 'export const seed = Date.now();'), []);
  assert.deepEqual(
    hiddenEntrances('src/language/planted.ts', 'export const show = (iso: string) => new Date(iso);'),
    [],
  );
  assert.deepEqual(hiddenEntrances('src/rulebook/japan/extension/planted.ts', "import '../japan.ts';"), []);
});
