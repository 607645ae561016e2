/** The kinds of case there are: each a folder here, and a line in this list. */
import type { Kind } from '../kind.ts';
import { extension } from './extension/kind.ts';
import { permanentResidence } from './permanent-residence/kind.ts';

export const kinds: readonly Kind[] = [extension, permanentResidence];
