/** Whose question is next: a bounded queue in which nobody keeps others from their turn. */

export type Queue<T> = {
  /** @returns false when it does not fit: as many wait as may, or as many of this client */
  readonly wait: (client: string, item: T) => boolean;
  /** Takes the next one that may run now; it counts as running until `done`. */
  readonly next: () => { readonly client: string; readonly item: T } | undefined;
  readonly done: (client: string) => void;
  /** @returns whether it was still waiting, and is not any longer */
  readonly leave: (item: T) => boolean;
};

export type QueueLimits = {
  /** How many run at once. */
  readonly places: number;
  /** How many wait: of all, and of one client. */
  readonly most: number;
  readonly mostOfOne: number;
};

/** INVARIANT: with two places or more, one client never holds the last one with a second question. */
export function openQueue<T>({ places, most, mostOfOne }: QueueLimits): Queue<T> {
  const waiting: { readonly client: string; readonly item: T }[] = [];
  const running = new Map<string, number>();
  const runs = (client: string): number => running.get(client) ?? 0;
  const free = (): number => places - [...running.values()].reduce((sum, it) => sum + it, 0);
  return {
    wait: (client, item) => {
      if (waiting.length >= most || waiting.filter((it) => it.client === client).length >= mostOfOne) return false;
      waiting.push({ client, item });
      return true;
    },
    next: () => {
      const left = free();
      const may = waiting.filter(({ client }) => left > 1 || (left === 1 && runs(client) === 0));
      // Sorting keeps those who came first first.
      const [next] = may.toSorted((a, b) => runs(a.client) - runs(b.client));
      if (next === undefined) return undefined;
      waiting.splice(waiting.indexOf(next), 1);
      running.set(next.client, runs(next.client) + 1);
      return next;
    },
    done: (client) => {
      const left = runs(client) - 1;
      if (left > 0) running.set(client, left);
      else running.delete(client);
    },
    leave: (item) => {
      const at = waiting.findIndex((it) => it.item === item);
      return at >= 0 && waiting.splice(at, 1).length === 1;
    },
  };
}
