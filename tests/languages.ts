// A copy of the product with two more languages, made of English by a rule: one 40 % longer, one read from right to left. They
// prove that a language is added by adding its files.
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Only what stands outside of braces: what a message fills in, and what it chooses between, stays. */
function outsideBraces(text: string, change: (part: string) => string): string {
  let depth = 0;
  let part = '';
  let done = '';
  for (const letter of text) {
    if (letter === '{' && depth === 0) {
      done += change(part);
      part = '';
    }
    if (letter === '{') depth += 1;
    if (depth > 0) done += letter;
    else part += letter;
    if (letter === '}') depth -= 1;
  }
  return done + change(part);
}

/** Each word followed by enough of a filler that the text is 40 % longer. */
const longer = (text: string): string =>
  outsideBraces(text, (part) =>
    part.replaceAll(/\p{L}{3,}/gu, (word) => word + 'öü'.repeat(word.length).slice(0, Math.ceil(word.length * 0.4))),
  );

const hebrew = 'אבגדהוזחטיכלמנסעפצקרשתאבגד';
const turned = (text: string): string =>
  outsideBraces(text, (part) =>
    part.replaceAll(/[a-z]/gi, (letter) => hebrew[letter.toLowerCase().charCodeAt(0) - 97] ?? letter),
  );

export const pseudo = {
  'en-x-long': { say: longer, manner: { direction: 'ltr' } },
  'he-x-turn': { say: turned, manner: { direction: 'rtl' } },
} as const;

const inStrings = (value: unknown, say: (text: string) => string): unknown => {
  if (typeof value === 'string') return say(value);
  if (Array.isArray(value)) return value.map((it) => inStrings(it, say));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, inStrings(it, say)]));
};

/** @returns the folder of the copy, and how to remove it */
export function withMoreLanguages(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(`${tmpdir()}/shinrai-languages-`);
  for (const part of [
    'src',
    'server',
    'web',
    'cli',
    'town',
    'tools',
    'tests',
    'migrations',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(`${root}${part}`, `${folder}/${part}`, { recursive: true });
  symlinkSync(`${root}node_modules`, `${folder}/node_modules`);
  for (const [tag, { say, manner }] of Object.entries(pseudo)) {
    for (const file of globSync('{src,server,web,cli,town}/**/en.json', { cwd: folder })) {
      const english = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Record<string, unknown>;
      const isManner = file.endsWith('locales/en.json');
      const made = isManner ? { ...english, ...manner, name: tag, order: 9 } : inStrings(english, say);
      writeFileSync(`${folder}/${file.replace(/en\.json$/, `${tag}.json`)}`, JSON.stringify(made));
    }
  }
  execFileSync(process.execPath, ['tools/languages.ts', folder], { cwd: folder });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
