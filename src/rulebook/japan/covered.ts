/** Which provisions the cases look at: those of every answer they give. */
import { type Assessment, namedBy, type Rulebook, treesSeen, walk } from '#rules';
import { answerOf, type Case } from './case.ts';
import { extensionCases } from './extension/cases.ts';
import { feeCases } from './fees/cases.ts';
import { birthdayBetween, pointsCases } from './highly-skilled/cases.ts';
import { losingCases } from './losing-status/cases.ts';
import { noticeCases } from './notices/cases.ts';
import { birthCases, pensionByEmployer, residenceCases } from './permanent-residence/cases.ts';
import { transferCases } from './specified-skilled/cases.ts';

/** By the procedure they are about. */
export const casesBy: Readonly<Record<string, readonly Case[]>> = {
  'highly-skilled': [...pointsCases, birthdayBetween],
  'permanent-residence': [...residenceCases, pensionByEmployer],
  'permanent-residence-at-birth': birthCases,
  notices: noticeCases,
  extension: extensionCases,
  fees: feeCases,
  'losing-status': losingCases,
  'ssw-transfer': transferCases,
};

/** Ids of provisions some case evaluates, by the law as practised or under an overlay. */
export function coveredBy(rulebook: Rulebook): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const [procedure, cases] of Object.entries(casesBy)) {
    for (const it of cases) {
      for (const overlays of [[], rulebook.overlays]) {
        for (const candidate of answerOf(rulebook, procedure, it, overlays).candidates) {
          for (const id of provisionsSeen(candidate)) covered.add(id);
        }
      }
    }
  }
  return covered;
}

function provisionsSeen(assessment: Assessment): ReadonlySet<string> {
  const { routes, gates } = assessment;
  const findings = [...routes.flatMap((route) => route.findings), ...gates].map((finding) => finding.provision.id);
  const seen = new Set([...findings, ...assessment.values.map((it) => it.provision.id)]);
  for (const tree of treesSeen(assessment)) {
    walk(tree, assessment.day, ({ node }) => {
      for (const id of namedBy(node)) seen.add(id);
      if (node.kind === 'duty' && node.blockedBy !== undefined) for (const id of namedBy(node.blockedBy)) seen.add(id);
      return undefined;
    });
  }
  return seen;
}
