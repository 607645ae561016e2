/**
 * Routes chosen by a fact: each is only theirs of whom the fact says so. While nobody has told the fact every one of them may
 * be the person's, and it is asked; once it is told there are no others.
 *
 * WHY a requirement nobody writes: what asks, searches and explains reads requirements, and needs to know nothing more.
 */
import { always, node, not, type Truth } from './build.ts';
import { idOf, type ToldChoice } from './handles.ts';
import type { Procedure, Requirement, Route } from './provision.ts';

/** What is said of a choice that has no route: a requirement of `appliesTo` says so and where to ask. */
export const notCovered = 'not covered here';

type Chosen<C extends string, R extends string> = Readonly<Record<C, typeof notCovered | readonly [R, ...R[]]>>;

/**
 * One route, or several, for each choice of a fact. A choice that is forgotten does not compile.
 * `covered`: the fact says nothing that has no route; to be asked by a requirement of `appliesTo`.
 */
export function routesBy<C extends string, R extends string>(
  by: ToldChoice<C>,
  routes: Readonly<Record<R, Unchosen>>,
  chosen: Chosen<NoInfer<C>, NoInfer<R>>,
): { readonly routes: readonly Route[]; readonly covered: Truth } {
  const fact = idOf(by);
  const choices = Object.keys(chosen) as C[];
  const isOf = (choice: C, id: string): boolean => chosen[choice] !== notCovered && chosen[choice].includes(id as R);
  const made = Object.entries<Unchosen>(routes).map(([id, it]) => ({
    ...it,
    id,
    of: { fact, oneOf: choices.filter((choice) => isOf(choice, id)) },
  }));
  const others = choices.filter((it) => chosen[it] === notCovered);
  return { routes: made, covered: others.length === 0 ? always : not(by.is(...others)) };
}

type Unchosen = Omit<Route, 'id' | 'of'>;

/** Does a requirement only say whose way it is? No provision anybody writes has such an id. */
export const isChoosing = ({ id }: { readonly id: string }): boolean => id.includes('/');

/** What is asked of a route before all else; nothing of one that is everybody's. */
export function chooserOf(procedure: Procedure, route: Route): readonly [] | readonly [Requirement] {
  if (route.of === undefined) return [];
  return [
    {
      kind: 'requirement',
      id: `${procedure.id}/${route.id}`,
      law: procedure.law,
      inForce: { from: '0001-01-01' },
      basis: 'law',
      confidence: 'high',
      weight: 'must',
      bearer: 'resident',
      requires: node({ kind: 'is', ...route.of }),
    },
  ];
}
