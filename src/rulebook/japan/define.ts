/** Short forms for facts that differ in little. */
import type { Party, ScalarDefinition } from '#rules';

/** Nothing private about it, and it stays as it is. */
export const ordinary = { sensitivity: 'ordinary', future: 'continues' } as const;

type More = Partial<Pick<ScalarDefinition, 'about' | 'sensitivity' | 'future' | 'changeableBy' | 'sumsUp' | 'plan'>>;

type YesNo = { readonly type: 'boolean'; readonly heldBy: Party; readonly effort: 1 | 2 | 3 } & typeof ordinary;

/** Yes or no; `more` says what is not ordinary about it. */
export const yesNo = <const M extends More = Record<never, never>>(heldBy: Party, effort: 1 | 2 | 3, more?: M) =>
  ({ type: 'boolean', heldBy, effort, ...ordinary, ...more }) as unknown as Omit<YesNo, keyof M> & M;

/** What the employer is or does, and says. */
export const ofEmployer = (more: Pick<More, 'changeableBy'> = {}) =>
  yesNo('employer', 3, { about: { organisation: 'employer' }, ...more });

/** What only an officer can find. */
export const found = yesNo('officer', 3);
