/** How a case goes, drawn from the table of acts: text for Mermaid (`stateDiagram-v2`). */
import { actNames, moves, type Stage, stages } from './act.ts';

const named = (stage: Stage | 'nothing'): string => (stage === 'nothing' ? '[*]' : stage.replaceAll('-', '_'));

export function diagram(): string {
  const arrows = actNames.flatMap((act) => {
    const { by, from, to }: { by: readonly string[]; from: readonly (Stage | 'nothing')[]; to: Stage | 'here' } =
      moves[act];
    return from.map(
      (it) => `  ${named(it)} --> ${named(to === 'here' ? (it as Stage) : to)}: ${act} (${by.join(', ')})`,
    );
  });
  const names = stages.map((it) => `  ${named(it)}: ${it.replaceAll('-', ' ')}`);
  return ['stateDiagram-v2', ...names, ...arrows, ''].join('\n');
}
