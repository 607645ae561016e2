/** The front door of `determinations`: a situation goes in, a determination comes out. */

export { articlesIn, printArticle, printedLines } from './article-versions.ts';
export type { Determination } from './determination.ts';
export { determine, type Refusal } from './determine.ts';
export { type Explanation, explain, type FindingText } from './explain.ts';
export type { StepText } from './explain-steps.ts';
export { type BadInput, determineFrom, type InputRequest } from './from-input.ts';
export { describeProblemIn } from './problems.ts';
export { rulebookHash } from './receipt.ts';
export { provisionWords } from './speak.ts';
