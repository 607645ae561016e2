/** Waits that nobody ends: the last day has passed, and the case goes on without an answer. */
import { type Gate, permitCase, whileOpen } from '#access';
import type { Vault } from '#store';
import { goOnInSilence, waitedInVain } from './case-file.ts';

/**
 * Lets every case go on whose last day has passed.
 * @param day ISO; today
 * @returns how many did, and what went wrong with others: one that cannot be opened keeps no other
 */
export async function passDays(
  gate: Gate,
  vault: Vault,
  day: string,
  stop: AbortSignal,
): Promise<{ readonly went: number; readonly failed: readonly unknown[] }> {
  let went = 0;
  const failed: unknown[] = [];
  for (const id of await waitedInVain(gate.app, day)) {
    if (stop.aborted) break;
    await goOn(gate, vault, id, day).then(
      (done) => (went += done ? 1 : 0),
      (error: unknown) => failed.push(error),
    );
  }
  return { went, failed };
}

const goOn = (gate: Gate, vault: Vault, id: string, day: string): Promise<boolean> =>
  whileOpen(gate, (open) =>
    gate.app.transaction().execute(async (act) => {
      const actor = { role: 'shinrai', recent: false } as const;
      const asked = { actor, case: id, action: 'seeCase', purpose: 'keep-dates', what: 'case days' } as const;
      const grant = await permitCase(open, asked, act);
      return !('no' in grant) && goOnInSilence(act, vault, grant, day, gate.now());
    }),
  );
