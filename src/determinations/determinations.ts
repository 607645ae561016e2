/** The front door of `determinations`: a situation goes in, a determination comes out. */

export type { AnswerText } from './answer.ts';
export type { ActText } from './answer-acts.ts';
export { untoldIn } from './answer-missing.ts';
export type { ReasonText } from './answer-reasons.ts';
export { sayArticle } from './article.ts';
export { markOf, ownTables } from './article-lines.ts';
export {
  articlesIn,
  type PrintedArticle,
  type PrintedVersion,
  printArticle,
  printedLines,
} from './article-versions.ts';
export type { Clause } from './clause.ts';
export { type Conclusion, conclusionOf } from './conclusion.ts';
export { type Determination, engineVersion } from './determination.ts';
export { determine, type Refusal } from './determine.ts';
export { type Brief, brief, type Explanation, explain, findingGroups } from './explain.ts';
export type { FindingText } from './explain-finding.ts';
export type { StepText } from './explain-steps.ts';
export type { FirstText } from './first.ts';
export { type BadInput, determineFrom, type InputRequest } from './from-input.ts';
export { describeProblemIn } from './problems.ts';
export { formOf, type Release, releaseOf, revive, rulebookHash } from './release.ts';
export { partyName, provisionWords } from './speak.ts';
