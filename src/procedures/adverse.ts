/** What an examination comes to against the resident, of a determination on the facts of the case. */
import type { Determination } from '#determinations';
import type { Adverse } from './act.ts';

/** What weighs so much that it must stand in the reasons. */
const weighty: readonly Determination['findings'][number]['weight'][] = ['must', 'in-principle'];

/**
 * The findings that are not in order, each with the versions it rests on. One that rests on no fact is not among them:
 * nobody is told that something nobody said speaks against them.
 * @param versions the versions each fact stands on
 */
export const adverseIn = (
  { findings, concerns }: Pick<Determination, 'findings' | 'concerns'>,
  versions: Readonly<Record<string, readonly string[]>>,
): readonly Adverse[] =>
  findings
    .filter((it) => it.state === 'no' && (weighty.includes(it.weight) || concerns.includes(it.id)))
    .flatMap(({ id, facts }) => {
      const [first, ...rest] = new Set(facts.flatMap((it) => versions[it.id] ?? []));
      return first === undefined ? [] : [{ finding: id, facts: [first, ...rest] as const }];
    });

/** Findings whose failing is somebody else's: by the law as practised they weigh, under the model they do not. */
export const shieldedIn = ({ model }: Pick<Determination, 'model'>): ReadonlySet<string> =>
  new Set(model?.differs.filter((it) => it.was === 'no' && it.state === 'yes').map((it) => it.id));
