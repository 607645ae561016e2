/** Which provisions the cases look at: those of every answer they give. */
import type { Rulebook } from '#rules';
import { answerOf, type Case } from './case.ts';
import { birthdayBetween, pointsCases } from './highly-skilled.ts';

const casesBy: Readonly<Record<string, readonly Case[]>> = {
  'highly-skilled': [...pointsCases, birthdayBetween],
};

/** Ids of provisions some case evaluates, by the law as practised or under an overlay. */
export function coveredBy(rulebook: Rulebook): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const [procedure, cases] of Object.entries(casesBy)) {
    for (const it of cases) {
      for (const overlays of [[], rulebook.overlays]) {
        for (const candidate of answerOf(rulebook, procedure, it, overlays).candidates) {
          for (const id of candidate.evaluated()) covered.add(id);
        }
      }
    }
  }
  return covered;
}
