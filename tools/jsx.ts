// Lets Node read .tsx: `node --import ./tools/jsx.ts file`. Plain .ts is Node's own business and is not touched here.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import './compiled.mjs';
import packages from '../package.json' with { type: 'json' };

process.setSourceMapsEnabled(true);

// WHY not imported above: it would be compiled before there is a cache.
const { transformSync } = await import('rolldown/utils');
const { rolldown } = packages.dependencies;

/** Ours, beside what Node keeps. */
const kept = fileURLToPath(new URL('../node_modules/.cache/jsx/', import.meta.url));

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !new URL(url).pathname.endsWith('.tsx')) return nextLoad(url, context);
    return { format: 'module', source: read(fileURLToPath(url)), shortCircuit: true };
  },
});

/** A file as JavaScript, made once for each of its versions. */
function read(file: string): string {
  const text = readFileSync(file, 'utf8');
  const place = join(kept, createHash('sha256').update(`${rolldown} ${file}\n${text}`).digest('hex'));
  try {
    return readFileSync(place, 'utf8');
  } catch {
    const made = make(file, text);
    keep(place, made);
    return made;
  }
}

function keep(place: string, made: string): void {
  // Several processes may make it at once: under its name it is whole.
  const own = `${place}.${process.pid}.${threadId}`;
  try {
    mkdirSync(kept, { recursive: true });
    writeFileSync(own, made);
    renameSync(own, place);
  } catch {
    // Where nothing may be written it is made at each start.
  }
}

function make(file: string, text: string): string {
  const { code, map, errors } = transformSync(file, text, {
    jsx: { runtime: 'automatic', importSource: 'hono/jsx' },
    typescript: { onlyRemoveTypeImports: true },
    sourcemap: true,
  });
  if (errors.length > 0) throw new SyntaxError(`cannot read \`${file}\``, { cause: errors[0] });
  const inlineMap = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inlineMap}`;
}
