// The invented people of `examples/`, each with the procedure the name of the file begins with.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { japan } from '#rulebook/japan';

type Example = { readonly name: string; readonly procedure: string; readonly text: string };

const folder = fileURLToPath(new URL('../examples/', import.meta.url));

export const examples: readonly Example[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const procedure = japan.procedures.map((it) => it.id).find((id) => name.startsWith(`${id}-`));
    if (procedure === undefined) throw new Error(`${name} names no procedure`);
    return { name, procedure, text: readFileSync(`${folder}${name}`, 'utf8') };
  });
