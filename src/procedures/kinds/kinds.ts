/** The kinds of case there are: each a folder here, and a line in this list. */
import type { Kind } from '../kind.ts';
import { extension } from './extension/kind.ts';
import { permanentResidence } from './permanent-residence/kind.ts';

export const kinds: readonly Kind[] = [extension, permanentResidence];

/** @throws Error when there is none: what is kept names a kind that is gone */
export function kindOf(id: string): Kind {
  const found = kinds.find((it) => it.id === id);
  if (found === undefined) throw new Error(`there is no kind of case \`${id}\``);
  return found;
}
