/**
 * What was worked out a moment ago, for pages of records, which people open again and again. A key names what can come to
 * nothing else: a determination on the record is never changed, only another is made.
 */
export type Recent = {
  /** What was made under the key, or is made now. What is refused is not kept. */
  readonly of: <T extends object>(key: string, make: () => Promise<T>) => Promise<T>;
  /** Nothing of anybody is left: said when somebody's record is erased. */
  readonly forget: () => void;
};

type Limits = {
  /** Of everything as JSON. @unit bytes */
  readonly mostBytes?: number;
  readonly mostMs?: number;
  /** Milliseconds that only rise. */
  readonly clock?: () => number;
};

type Kept = { readonly made: object; readonly bytes: number; readonly at: number };

const mebibyte = 1024 * 1024;

export function openRecent({
  mostBytes = 32 * mebibyte,
  mostMs = 10 * 60_000,
  clock = () => performance.now(),
}: Limits = {}): Recent {
  // INVARIANT: the one used longest ago comes first.
  const kept = new Map<string, Kept>();
  let [bytes, forgotten] = [0, 0];
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, it: Omit<Kept, 'at'>): void => {
    drop(key);
    kept.set(key, { ...it, at: clock() });
    bytes += it.bytes;
    for (const [oldest, { at }] of kept) {
      if (bytes <= mostBytes && clock() - at <= mostMs) return;
      drop(oldest);
    }
  };
  return {
    of: async <T extends object>(key: string, make: () => Promise<T>): Promise<T> => {
      const found = kept.get(key);
      if (found !== undefined && clock() - found.at <= mostMs) {
        keep(key, found);
        return found.made as T;
      }
      const before = forgotten;
      const made = await make();
      if (!('no' in made) && before === forgotten) keep(key, { made, bytes: JSON.stringify(made).length });
      return made;
    },
    forget: () => {
      kept.clear();
      bytes = 0;
      forgotten += 1;
    },
  };
}
