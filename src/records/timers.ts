/** Wakes what may be another today. It reads the timers that are due and nobody else. */
import { type Gate, type OpenGate, permit, whileOpen } from '#access';
import { rulebookHash } from '#determinations';
import type { Rulebook } from '#rules';
import { type Database, sql, type Vault } from '#store';
import { jurisdiction } from './fact.ts';
import { standNow } from './standing.ts';

export type Woken = { readonly subject: string; readonly procedures: readonly string[] };

const atOnce = 100;

/** Determines anew what a day makes old. Safe to run twice, and on two servers: a timer is taken by one. @returns whom it woke @throws AggregateError after all others were woken */
export async function wakeDue(gate: Gate, vault: Vault, rulebook: Rulebook, day: string): Promise<readonly Woken[]> {
  const woken: Woken[] = [];
  const faults: unknown[] = [];
  // WHY a place to go on from: asking from the start each time would grow with the square of what is due.
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const due = await dueSubjects(gate.app, day, after);
    for (const it of due) {
      // One record that cannot be determined keeps nobody else waiting; its timer stays.
      const taken = await whileOpen(gate, (open) => wake(open, vault, rulebook, day, it)).catch(
        (error: unknown) => void faults.push(error),
      );
      if (taken === true) woken.push(it);
    }
    if (due.length < atOnce) break;
    after = due.at(-1)?.subject ?? after;
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} of ${faults.length + woken.length} could not be woken`);
  return woken;
}

async function dueSubjects(app: Database, day: string, after: string): Promise<readonly Woken[]> {
  const rows = await app
    .selectFrom('records.timer')
    .select(({ fn }) => ['subject', fn.agg<string[]>('array_agg', ['procedure']).as('procedures')])
    .where('jurisdiction', '=', jurisdiction)
    .where('due', '<=', day)
    .where('subject', '>', after)
    .groupBy('subject')
    .orderBy('subject')
    .limit(atOnce)
    .execute();
  return rows;
}

function wake(
  gate: OpenGate,
  vault: Vault,
  rulebook: Rulebook,
  day: string,
  { subject, procedures }: Woken,
): Promise<boolean> {
  return gate.app.transaction().execute(async (act) => {
    const rows = await act
      .selectFrom('records.timer')
      .select('procedure')
      .where('jurisdiction', '=', jurisdiction)
      .where('subject', '=', subject)
      .where('due', '<=', day)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return false;
    // Taken here; a determination that holds only for a time sets it again.
    await act
      .deleteFrom('records.timer')
      .where('jurisdiction', '=', jurisdiction)
      .where('subject', '=', subject)
      .where('due', '<=', day)
      .execute();
    const grant = await permit(
      gate,
      { actor: { role: 'shinrai', recent: false }, subject, action: 'see', what: 'timer' },
      act,
    );
    if ('no' in grant) return false;
    await standNow(act, vault, grant, { rulebook, procedures, day, now: gate.now() });
    return true;
  });
}

/** The next day on which something is due, or nothing. */
export async function nextDue(app: Database): Promise<string | undefined> {
  const row = await app.selectFrom('records.timer').select('due').orderBy('due').limit(1).executeTakeFirst();
  return row?.due;
}

/** A changed rulebook may make any determination another: what stands on another one is due today. @returns how many */
export async function wakeForRulebook(app: Database, rulebook: Rulebook, day: string): Promise<number> {
  const { numAffectedRows } = await sql`
    INSERT INTO records.timer (jurisdiction, subject, procedure, due)
    SELECT jurisdiction, subject, procedure, ${day}::date FROM (
      SELECT DISTINCT ON (subject, procedure) jurisdiction, subject, procedure, rulebook_hash FROM records.determination
      WHERE jurisdiction = ${jurisdiction} ORDER BY subject, procedure, id DESC) latest
    WHERE rulebook_hash <> ${rulebookHash(rulebook)}
      AND EXISTS (SELECT FROM records.subject s WHERE s.jurisdiction = ${jurisdiction} AND s.subject = latest.subject AND s.erased_at IS NULL)
    ON CONFLICT (jurisdiction, subject, procedure) DO UPDATE SET due = least(records.timer.due, excluded.due)`.execute(
    app,
  );
  return Number(numAffectedRows ?? 0n);
}
