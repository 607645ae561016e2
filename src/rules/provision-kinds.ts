/**
 * What there is to know about each kind of provision, said once: the tree it says by, the trees beside it, and the same
 * provision with its tree changed. Checks, patches, questions and explanations all read this table.
 *
 * INVARIANT: a kind that is not described whole does not compile.
 */
import type { Node } from './node.ts';
import type { Condition, Deadline, PartsOf, Provision } from './provision.ts';

type ProvisionKind = Provision['kind'];
type ProvisionOf<K extends ProvisionKind> = Extract<Provision, { kind: K }>;

type Kind<P extends Provision> = {
  /** What it asks or gives. */
  readonly tree: (it: P) => Node;
  /** What stands beside it: shields, causes, estimates, deadlines. */
  readonly beside: (it: P) => readonly (Node | undefined)[];
  /** The provision with what it asks or gives changed. */
  readonly with: (it: P, change: (tree: Node) => Node) => P;
  /** The parts a patch may change by themselves. */
  readonly parts: { readonly [K in keyof Required<PartsOf<P>>]: true };
  /** Is it in order for the person, by what its tree came to? Only of what a procedure finds on. */
  readonly inOrder?: (it: P, bounds: Bounds) => Bounds;
  /** What it is counted in. */
  readonly unit?: (it: P) => string;
};

type Bounds = { readonly lo: number; readonly hi: number };
const turned = ({ lo, hi }: Bounds): Bounds => ({ lo: 1 - hi, hi: 1 - lo });
const fine: Bounds = { lo: 1, hi: 1 };

const common = { law: true, confidence: true, words: true } as const;

const looked = {
  ...common,
  weight: true,
  bearer: true,
  askedOf: true,
  evidence: true,
  integration: true,
  support: true,
  shield: true,
  cause: true,
  deadline: true,
} as const;

const kinds: { readonly [K in ProvisionKind]: Kind<ProvisionOf<K>> } = {
  requirement: {
    tree: (it) => it.requires,
    beside: besideCondition,
    with: (it, change) => ({ ...it, requires: change(it.requires) as typeof it.requires }),
    parts: { ...looked, requires: true },
    inOrder: (_, bounds) => bounds,
  },
  ground: {
    tree: (it) => it.holds,
    beside: besideCondition,
    with: (it, change) => ({ ...it, holds: change(it.holds) as typeof it.holds }),
    parts: { ...looked, holds: true },
    inOrder: (_, bounds) => turned(bounds),
  },
  factor: {
    tree: (it) => it.holds,
    beside: besideCondition,
    with: (it, change) => ({ ...it, holds: change(it.holds) as typeof it.holds }),
    parts: { ...looked, holds: true, speaks: true, foundBy: true },
    // What speaks for somebody never stands in the way where it is missing.
    inOrder: ({ speaks }, bounds) => (speaks === 'for' ? fine : speaks === 'against' ? turned(bounds) : bounds),
  },
  exception: {
    tree: (it) => it.when,
    beside: (it) => [it.instead],
    with: (it, change) => ({ ...it, when: change(it.when) as typeof it.when }),
    parts: { ...common, when: true, instead: true, bearer: true, over: true },
  },
  value: {
    tree: (it) => it.gives,
    beside: ({ estimate, deadline }) => [estimate, ...deadlineTrees(deadline)],
    with: (it, change) => ({ ...it, gives: change(it.gives) as typeof it.gives }),
    parts: { ...common, gives: true, unit: true, estimate: true, deadline: true },
    unit: (it) => it.unit,
  },
  duty: {
    tree: (it) => it.keeps,
    beside: () => [],
    with: (it, change) => ({ ...it, keeps: change(it.keeps) as typeof it.keeps }),
    parts: { ...common, keeps: true, what: true, bearer: true, beneficiary: true, consequence: true },
  },
};

function besideCondition({ shield, cause, deadline }: Condition): readonly (Node | undefined)[] {
  return [shield?.when, shield?.each, cause?.when, ...deadlineTrees(deadline)];
}

function deadlineTrees(deadline: Deadline | undefined): readonly (Node | undefined)[] {
  const due = deadline?.filing ?? deadline?.lasts;
  return [deadline?.when, deadline?.done, due?.advise, due?.lawful];
}

const kindOf = (it: Provision): Kind<Provision> => kinds[it.kind] as Kind<Provision>;

/** What a provision asks or gives. */
export const treeOf = (it: Provision): Node => kindOf(it).tree(it);

/** Every tree of a provision, what it asks or gives first. */
export const treesOf = (it: Provision): readonly Node[] => [
  treeOf(it),
  ...kindOf(it)
    .beside(it)
    .filter((tree) => tree !== undefined),
];

/** The provision with what it asks or gives changed. */
export const withTree = (it: Provision, change: (tree: Node) => Node): Provision => kindOf(it).with(it, change);

/** Is it what a procedure finds on? */
export const isCondition = (it: Provision): it is Condition => kindOf(it).inOrder !== undefined;

/** Is it in order for the person, by what its tree came to? */
export const inOrder = (it: Provision, { lo, hi }: Bounds): Bounds =>
  kindOf(it).inOrder?.(it, { lo, hi }) ?? { lo, hi };

/** Does its kind have such a part? */
export const hasPart = (it: Provision, part: string): boolean => Object.hasOwn(kindOf(it).parts, part);

/** What a value is counted in; nothing for what is met or not. */
export const unitOfProvision = (it: Provision): string | undefined => kindOf(it).unit?.(it);
