/**
 * Wakes what may be another today. It reads the timers that are due and nobody else.
 *
 * INVARIANT: a try is marked, and committed, before a record is read, so that a record that ends the process is tried twice
 * and then set aside.
 */
import { type Gate, permit, whileOpen } from '#access';
import { rulebookHash } from '#determinations';
import type { Rulebook } from '#rules';
import { type Database, isOutOfReach, sql } from '#store';
import { jurisdiction } from './fact.ts';
import { type Standings, type Stood, standNow } from './standing.ts';

export type Woken = { readonly subject: string; readonly procedures: readonly string[] };

/** How a try ended badly: the facts are too much at once, a fault of ours, or the process ended with it. */
export type TimerFault = 'too-much' | 'fault' | 'died';

export type Waking = {
  readonly woken: readonly Woken[];
  /** What could not be determined, with what was thrown. It is tried once more, later. */
  readonly failed: readonly { readonly fault: TimerFault; readonly error?: unknown }[];
};

const atOnce = 100;
const mostTries = 2;
/** Between two tries; longer than a try under way can take. */
const pauseMs = 10 * 60_000;

/**
 * Determines anew what a day makes old. Safe to run again after a stop at any point.
 * @param stop leaves the rest for another turn
 * @throws Error when the database is out of reach
 */
export async function wakeDue(gate: Gate, standings: Standings, day: string, stop?: AbortSignal): Promise<Waking> {
  const woken: Woken[] = [];
  const failed: Waking['failed'][number][] = [];
  await setAsideWhatDied(gate.app, gate.now());
  // WHY a place to go on from: asking from the start each time would grow with the square of what is due.
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const due = await dueSubjects(gate.app, day, gate.now(), after);
    for (const it of due) {
      if (stop?.aborted === true) return { woken, failed };
      // One record that cannot be determined keeps nobody else waiting.
      const tries = await wake(gate, standings, day, it);
      const procedures = tries.flatMap(({ procedure, ended }) => (ended === 'woken' ? [procedure] : []));
      if (procedures.length > 0) woken.push({ subject: it.subject, procedures });
      for (const { ended, error } of tries)
        if (isFault(ended)) failed.push({ fault: ended, ...(error === undefined ? {} : { error }) });
      // Who is asking comes first.
      if (tries.some(({ ended }) => ended === 'busy')) return { woken, failed };
    }
    if (due.length < atOnce) return { woken, failed };
    after = due.at(-1)?.subject ?? after;
  }
}

type Ended = 'woken' | 'busy' | TimerFault;
type Try = { readonly procedure: string; readonly ended: Ended; readonly error?: unknown };
const isFault = (ended: Ended): ended is TimerFault => ended !== 'woken' && ended !== 'busy';

/** Due, neither set aside nor tried just now. A clock that was set back keeps nothing waiting. */
const mayBeTried = (day: string, now: Date) => sql<boolean>`
  jurisdiction = ${jurisdiction} AND due <= ${day}::date AND set_aside_at IS NULL AND tries < ${mostTries}
  AND (tried_at IS NULL OR tried_at NOT BETWEEN ${new Date(now.getTime() - pauseMs)} AND ${now})`;

async function dueSubjects(app: Database, day: string, now: Date, after: string): Promise<readonly Woken[]> {
  return app
    .selectFrom('records.timer')
    .select(({ fn }) => ['subject', fn.agg<string[]>('array_agg', ['procedure']).as('procedures')])
    .where(mayBeTried(day, now))
    .where('subject', '>', after)
    .groupBy('subject')
    .orderBy('subject')
    .limit(atOnce)
    .execute();
}

/** Wakes one record, each procedure for itself, so that one that fails is known from the others. */
async function wake(
  gate: Gate,
  standings: Standings,
  day: string,
  { subject, procedures }: Woken,
): Promise<readonly Try[]> {
  return whileOpen(gate, async (open) => {
    const actor = { role: 'shinrai', recent: false } as const;
    const grant = await permit(open, { actor, subject, action: 'see', purpose: 'keep-dates', what: 'timer' });
    const tries: Try[] = [];
    for (const procedure of procedures) {
      const timer = { subject, procedure, day };
      if ('no' in grant) await isWoken(gate.app, timer);
      else if (await markTried(gate.app, timer, gate.now())) {
        const tried = await stand(() =>
          standNow(standings, grant, { procedures: [procedure], day, now: gate.now(), client: 'timers' }),
        );
        await settle(gate.app, timer, tried.ended, gate.now());
        tries.push({ procedure, ...tried });
      }
    }
    return tries;
  });
}

async function stand(work: () => Promise<Stood>): Promise<Omit<Try, 'procedure'>> {
  try {
    const { refused } = await work();
    return { ended: refused[0]?.no ?? 'woken' };
  } catch (error) {
    if (isOutOfReach(error)) throw error;
    return { ended: 'fault', error };
  }
}

type Timer = { readonly subject: string; readonly procedure: string; readonly day: string };

const timerOf = ({ subject, procedure }: Timer) =>
  sql<boolean>`jurisdiction = ${jurisdiction} AND subject = ${subject} AND procedure = ${procedure}`;

/** @returns false when it was set for another day meanwhile */
async function markTried(app: Database, timer: Timer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await app
    .updateTable('records.timer')
    .set({ tries: sql`tries + 1`, tried_at: now, fault: null })
    .where(timerOf(timer))
    .where(mayBeTried(timer.day, now))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function settle(app: Database, timer: Timer, ended: Ended, now: Date): Promise<void> {
  if (ended === 'woken') return isWoken(app, timer);
  const set =
    ended === 'busy'
      ? { tries: sql<number>`tries - 1`, tried_at: null }
      : { fault: ended, set_aside_at: sql<Date | null>`CASE WHEN tries >= ${mostTries} THEN ${now}::timestamptz END` };
  await app.updateTable('records.timer').set(set).where(timerOf(timer)).where('tries', '>', 0).execute();
}

/** A determination that holds only for a time has set it for another day; one that stays due is done with. */
async function isWoken(app: Database, timer: Timer): Promise<void> {
  await app.deleteFrom('records.timer').where(timerOf(timer)).where('due', '<=', timer.day).execute();
}

/** Tried as often as may be, and no end of it was written: the process ended with it. */
async function setAsideWhatDied(app: Database, now: Date): Promise<void> {
  await app
    .updateTable('records.timer')
    .set({ set_aside_at: now, fault: 'died' })
    .where('set_aside_at', 'is', null)
    .where('tries', '>=', mostTries)
    .where(sql<boolean>`tried_at NOT BETWEEN ${new Date(now.getTime() - pauseMs)} AND ${now}`)
    .execute();
}

export type SetAside = { readonly fault: TimerFault; readonly count: number };

/** How many timers were set aside, and why: nothing of whom they are about. */
export async function timersSetAside(app: Database): Promise<readonly SetAside[]> {
  const rows = await app
    .selectFrom('records.timer')
    .select(({ fn }) => ['fault', fn.countAll<number>().as('count')])
    .where('set_aside_at', 'is not', null)
    .groupBy('fault')
    .orderBy('fault')
    .execute();
  return rows.map(({ fault, count }) => ({ fault: fault as TimerFault, count }));
}

/** Puts back what was set aside: it is tried again at the next turn. @returns how many */
export async function retryTimers(app: Database): Promise<number> {
  const { numUpdatedRows } = await app
    .updateTable('records.timer')
    .set({ tries: 0, tried_at: null, set_aside_at: null, fault: null })
    .where('set_aside_at', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The next day on which something is due, or nothing. */
export async function nextDue(app: Database): Promise<string | undefined> {
  const row = await app
    .selectFrom('records.timer')
    .select('due')
    .where('set_aside_at', 'is', null)
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
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
