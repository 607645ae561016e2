/** Short forms for facts that differ in little. */
import type { Party, ScalarDefinition } from '#rules';

/** Nothing private about it, and it stays as it is. */
export const ordinary = { sensitivity: 'ordinary', future: 'continues' } as const;

type More = Partial<Pick<ScalarDefinition, 'about' | 'sensitivity' | 'future' | 'changeableBy' | 'sumsUp' | 'plan'>>;

/** Yes or no; `more` says what is not ordinary about it. */
export const yesNo = (heldBy: Party, effort: 1 | 2 | 3, more: More = {}) =>
  ({ type: 'boolean', heldBy, effort, ...ordinary, ...more }) as const;

/** What the employer is or does, and says. */
export const ofEmployer = (more: More = {}) => yesNo('employer', 3, { about: 'organisation', ...more });

/** What only an officer can find. */
export const found = yesNo('officer', 3);
