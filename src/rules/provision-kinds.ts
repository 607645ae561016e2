/**
 * What there is to know about each kind of provision, said once: the tree it says by, the trees beside it, and the same
 * provision with its tree changed. Checks, patches, questions and explanations all read this table.
 *
 * INVARIANT: a kind that is not described whole does not compile.
 */
import type { Node } from './node.ts';
import type { Provision } from './provision.ts';

type ProvisionKind = Provision['kind'];
type ProvisionOf<K extends ProvisionKind> = Extract<Provision, { kind: K }>;

type Kind<P extends Provision> = {
  /** What it asks or gives. */
  readonly tree: (it: P) => Node;
  /** What stands beside it: shields, estimates, deadlines. */
  readonly beside: (it: P) => readonly (Node | undefined)[];
  /** The provision with what it asks or gives changed. */
  readonly with: (it: P, change: (tree: Node) => Node) => P;
  /** What it is counted in. */
  readonly unit?: (it: P) => string;
};

const kinds: { readonly [K in ProvisionKind]: Kind<ProvisionOf<K>> } = {
  requirement: {
    tree: (it) => it.requires,
    beside: ({ shield, deadline }) => [shield?.when, deadline?.when, deadline?.advise, deadline?.lawful],
    with: (it, change) => ({ ...it, requires: change(it.requires) as typeof it.requires }),
  },
  value: {
    tree: (it) => it.gives,
    beside: ({ estimate, deadline }) => [estimate, deadline?.when, deadline?.advise, deadline?.lawful],
    with: (it, change) => ({ ...it, gives: change(it.gives) as typeof it.gives }),
    unit: (it) => it.unit,
  },
};

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

/** What a value is counted in; nothing for what is met or not. */
export const unitOfProvision = (it: Provision): string | undefined => kindOf(it).unit?.(it);
