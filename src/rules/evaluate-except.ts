/**
 * A rule and its exceptions, each a provision. Which goes before which is said by their text (`over`), never by an order of
 * files. Exceptions that hold with the same result are merged; where they hold with different ones and no text says which
 * goes first, only an officer can say which stands.
 *
 * INVARIANT: an exception that cannot change the result is not among the parts: it is neither said nor asked.
 */
import type { NodeOf } from './node.ts';
import type { Exception } from './provision.ts';
import type { Scope } from './scope.ts';
import { officerOnly, type Seen, seen } from './seen.ts';
import { farFuture } from './situation.ts';

/** An exception that holds or may hold, and what then comes out. */
type Open = { readonly it: Exception; readonly when: Seen; readonly instead: Seen };

export function evaluateExcept(node: NodeOf<'except'>, scope: Scope): Seen {
  const base = scope.evaluate(node.base, scope);
  const all = node.exceptions.flatMap((id) => openOf(id, scope) ?? []);
  const until = all.reduce((least, { when, instead }) => Math.min(least, when.until, instead.until), base.until);
  const possible = all.filter(({ when }) => when.hi > 0);
  const certain = possible.filter(({ when }) => when.lo === 1);
  const open = possible.filter((it) => !certain.some((other) => goesBefore(other, it)));
  // What comes out is what the rule says already, whichever of them holds.
  if (!open.some(({ instead }) => differs(instead, base)))
    return seen(node, base.lo, base.hi, until, base.waits, [base], 'base');
  const holding = certain.filter((it) => open.includes(it));
  return holding.length === 0 ? withoutCertain(node, base, open, until) : withCertain(node, base, holding, open, until);
}

function openOf(id: string, scope: Scope): Open | undefined {
  const it = scope.exception?.(id);
  // An exception that is not in force that day excepts nothing.
  if (it === undefined) return undefined;
  const own = scope.provision(id, scope);
  const named = { kind: 'provision', id, sort: 'truth' } as const;
  const when = seen(named, own.lo, own.hi, own.until, own.waits, [own]);
  return { it, when, instead: scope.evaluate(it.instead, scope) };
}

const goesBefore = (one: Open, other: Open): boolean => one.it.over?.includes(other.it.id) ?? false;
const differs = (one: Seen, other: Seen): boolean => one.lo !== other.lo || one.hi !== other.hi || one.lo !== one.hi;

/** None is settled to hold: the base, or what one of them would make of it. */
function withoutCertain(node: NodeOf<'except'>, base: Seen, open: readonly Open[], until: number): Seen {
  const matter = open.filter(({ instead }) => differs(instead, base));
  const seenOf = hull([base, ...matter.map(({ instead }) => instead)]);
  const waits = base.waits | matter.reduce((sum, { when, instead }) => sum | when.waits | instead.waits, 0);
  const parts = [base, ...matter.map(({ when }) => when)];
  return seen(node, seenOf.lo, seenOf.hi, until, waits, parts, 'base');
}

function withCertain(
  node: NodeOf<'except'>,
  base: Seen,
  holding: readonly Open[],
  open: readonly Open[],
  until: number,
): Seen {
  const [first] = holding as readonly [Open, ...Open[]];
  const perhaps = open.filter((it) => !holding.includes(it) && differs(it.instead, first.instead));
  const contradicting = [...holding, ...perhaps].filter((it) => differs(it.instead, first.instead));
  const against = contradicting.some((it) => holding.includes(it));
  const { lo, hi } = hull([...holding, ...perhaps].map(({ instead }) => instead));
  const waits = perhaps.reduce((sum, { when }) => sum | when.waits, against ? officerOnly : 0);
  const instead = holding.reduce((sum, it) => sum | it.instead.waits, 0);
  const parts = [...(base.lo === base.hi ? [base] : []), ...holding, ...perhaps].map((it) =>
    'when' in it ? it.when : it,
  );
  return seen(node, lo, hi, until, waits | instead, parts, against ? 'contested' : 'exception');
}

const hull = (of: readonly Seen[]): { readonly lo: number; readonly hi: number } => ({
  lo: of.reduce((least, it) => Math.min(least, it.lo), farFuture),
  hi: of.reduce((most, it) => Math.max(most, it.hi), 0),
});
