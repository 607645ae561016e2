/** Why an act in a case was not done, and what would let it, as a form says it. */
import type { Refusal } from '#procedures';
import type { ShownError } from './errors.tsx';
import type { Say } from './words.ts';

/** @param field where the words were typed */
export const caseErrors = (
  say: Say,
  { no }: Refusal | { readonly no: 'moved-on' },
  field: string,
): readonly ShownError[] => [{ field, message: say(`case.no.${no}`) }];
