/** What the server does for its log in the background: links it, and shows its end to those outside. */
import { linkEntries, showWitnesses, type Witness } from '#audit';
import type { Database, Vault } from '#store';
import type { Work } from './background.ts';

/** What stands is not what was kept, or a witness did not take the end; `shinrai audit verify` says more. */
class LogFault extends Error {
  readonly code: string;
  constructor(says: string) {
    super(`the log: ${says}`);
    this.code = says.replaceAll('-', '_');
  }
}

/** Stands for the log in the background. A turn throws `LogFault`, and the next tries again. */
export function logWorks(
  app: Database,
  vault: Vault,
  witnesses: readonly Witness[],
): Record<'link' | 'show', Work['run']> {
  let told = 0;
  return {
    link: async (_, tell) => {
      const { fault, forged } = await linkEntries(app, vault);
      // WHY: told and not thrown, or whoever forges an entry would have the others wait longer to be linked.
      if (forged > told) tell('forged');
      told = forged;
      if (fault !== undefined) throw new LogFault(fault);
    },
    show: async () => {
      try {
        await showWitnesses(app, vault, witnesses);
      } catch (error) {
        throw error instanceof AggregateError ? new LogFault('not-witnessed') : error;
      }
    },
  };
}
