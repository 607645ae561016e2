/** A handle for every fact of the rulebook. */
import { extension } from './extension/facts.ts';
import { fees } from './fees/facts.ts';
import { points } from './highly-skilled/facts.ts';
import { losing } from './losing-status/facts.ts';
import { notices } from './notices/facts.ts';
import { residence } from './permanent-residence/facts.ts';
import { person } from './person/facts.ts';
import { skilled } from './specified-skilled/facts.ts';

export const fact = {
  ...person.fact,
  ...points.fact,
  ...residence.fact,
  ...notices.fact,
  ...extension.fact,
  ...fees.fact,
  ...losing.fact,
  ...skilled.fact,
};
