/**
 * How many requests of one client or one person are answered at once. The rest wait in turn, not too many and not too long,
 * so that nobody takes every connection to the database (20) from everybody else.
 */
export type TurnLimits = { readonly atOnce: number; readonly waiting: number; readonly waitMs: number };

export type Turns = {
  /** Waits for a turn. @returns what ends it; nothing when too many wait, or it took too long */
  readonly take: (who: string) => Promise<(() => void) | undefined>;
};

type Line = { running: number; readonly waiting: Set<() => void> };

export function openTurns({ atOnce, waiting: mostWaiting, waitMs }: TurnLimits): Turns {
  const lines = new Map<string, Line>();
  const leave = (who: string, line: Line) => (): void => {
    const [next] = line.waiting;
    // The turn is handed on, or given back.
    if (next === undefined) line.running -= 1;
    else next();
    if (line.running === 0) lines.delete(who);
  };
  return {
    take: async (who) => {
      const line = lines.get(who) ?? { running: 0, waiting: new Set() };
      lines.set(who, line);
      if (line.running < atOnce) {
        line.running += 1;
        return leave(who, line);
      }
      if (line.waiting.size >= mostWaiting) return undefined;
      return new Promise((resolve) => {
        const called = (): void => {
          clearTimeout(timer);
          line.waiting.delete(called);
          resolve(leave(who, line));
        };
        const timer = setTimeout(() => {
          line.waiting.delete(called);
          resolve(undefined);
        }, waitMs);
        line.waiting.add(called);
      });
    },
  };
}
