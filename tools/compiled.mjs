// What Node made of each file is kept: the second start strips no types and compiles nothing anew. Plain JavaScript and
// first of all, `node --import ./tools/compiled.mjs --import ./tools/jsx.ts file`: what strips types is not even loaded.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
