/** Short forms for facts that differ in little. */
import type { Party, ScalarDefinition } from '#rules';

/** Nothing private about it, and it stays as it is. */
export const ordinary = { sensitivity: 'ordinary', future: 'continues' } as const;

/** Yes or no; `more` says what is not ordinary about it. */
export const yesNo = (
  id: string,
  heldBy: Party,
  effort: 1 | 2 | 3,
  more: Partial<Pick<ScalarDefinition, 'sensitivity' | 'future' | 'changeableBy' | 'sumsUp'>> = {},
): ScalarDefinition => ({ id, type: 'boolean', heldBy, effort, ...ordinary, ...more });

/** What only an officer can find. */
export const found = (id: string): ScalarDefinition => yesNo(id, 'officer', 3);
