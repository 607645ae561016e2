// Lets Node read .tsx: `node --import ./tools/jsx.ts file`. Plain .ts is Node's own business and is not touched here.
import { readFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// What Node made of each file is kept: the second start strips no types and compiles nothing anew.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
process.setSourceMapsEnabled(true);

// WHY not imported above: it would be compiled before there is a cache.
const { transformSync } = await import('rolldown/utils');

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !new URL(url).pathname.endsWith('.tsx')) return nextLoad(url, context);
    const file = fileURLToPath(url);
    const { code, map, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'hono/jsx' },
      typescript: { onlyRemoveTypeImports: true },
      sourcemap: true,
    });
    if (errors.length > 0) throw new SyntaxError(`cannot read \`${file}\``, { cause: errors[0] });
    const inlineMap = Buffer.from(JSON.stringify(map)).toString('base64');
    const source = `${code}\n//# sourceMappingURL=data:application/json;base64,${inlineMap}`;
    return { format: 'module', source, shortCircuit: true };
  },
});
