/** A handle for every fact of the rulebook. */
import { extension } from './extension.ts';
import { fees } from './fees.ts';
import { person } from './person.ts';
import { points } from './points.ts';
import { residence } from './residence.ts';

export const fact = { ...person.fact, ...points.fact, ...residence.fact, ...extension.fact, ...fees.fact };
