/**
 * Figures: each rests on a source, and one of practice on a source of practice. An official text that gives no number is no
 * source of one: cited beside it, it would lend it its name.
 */
import type { Citation } from './citation.ts';
import type { FactDefinition } from './fact.ts';
import { type Fault, faultOf } from './fault.ts';
import { nodesOf } from './kinds.ts';
import type { Node } from './node.ts';
import type { Provision, Rulebook } from './provision.ts';
import { treesOf } from './provision-kinds.ts';

export function checkFigures({ facts, sources }: Rulebook, provisions: readonly Provision[]): readonly Fault[] {
  const bases = new Map(sources.map((it) => [it.id, it.basis]));
  const basesOf = (law: readonly Citation[]) => law.map(({ source }) => bases.get(source));
  const borrowed = provisions.filter(
    (it) => it.basis !== 'model' && treesOf(it).some(hasFigure) && !basesOf(it.law).includes(it.basis),
  );
  const beside = [
    ...[...facts.values()].map((it) => ({ at: it.id, figure: ownFigure(it), law: it.figures?.law ?? [] })),
    ...facts.fits.map((it) => ({
      at: `fits: ${it.facts.join(', ')}`,
      figure: hasFigure(it.requires),
      law: it.law ?? [],
    })),
  ];
  return [
    ...borrowed.map(({ id, basis }) =>
      faultOf('figure-without-source', id, `gives a figure of ${basis} and cites nothing such a figure stands in`),
    ),
    ...beside
      .filter(({ figure, law }) => figure && law.length === 0)
      .map(({ at }) => faultOf('figure-without-source', at, 'gives a figure and cites nothing for it')),
    ...beside.flatMap(({ at, law }) =>
      law
        .filter(({ source }) => !bases.has(source))
        .map(({ source }) => faultOf('unknown-source', at, `cites \`${source}\`, which is no source`)),
    ),
  ];
}

/** The bounds of what may be told (`min`, `most`) only keep slips out: they are no figures of the law. */
const ownFigure = (it: FactDefinition): boolean =>
  ('withinMonths' in it && it.withinMonths !== undefined) ||
  ('goesOn' in it && it.goesOn !== undefined) ||
  ('notBefore' in it && it.notBefore !== undefined);

const hasFigure = (tree: Node): boolean => [...nodesOf(tree)].some(isFigure);

/** Numbers and days somebody chose; nothing, and none, are none. */
function isFigure(node: Node): boolean {
  switch (node.kind) {
    case 'constant':
      return node.sort !== 'truth' && node.value !== 0;
    case 'bands':
    case 'last-day':
    case 'times':
      return true;
    case 'month-end':
      return node.months !== 0;
    case 'sum':
      return node.cap !== undefined;
    default:
      return false;
  }
}
