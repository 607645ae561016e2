/** The front door of `determinations`: a situation goes in, a determination comes out. */
export {
  type Assumption,
  type Bounded,
  type CandidateReport,
  type ChangeReport,
  type DeadlineReport,
  type Determination,
  determinationFormat,
  type EarliestReport,
  engineVersion,
  type FactUsed,
  type FindingReport,
  type Known,
  type Law,
  type Missing,
  type ModelReport,
  type PointsReport,
  type Quantity,
  type Receipt,
  type RouteReport,
  receiptFormat,
  type Step,
  type ValueReport,
} from './determination.ts';
export { determine, type Refusal, type Request } from './determine.ts';
export { type Explanation, explain, type FindingText } from './explain.ts';
export type { StepText } from './explain-steps.ts';
export { type BadInput, determineFrom, type InputRequest } from './from-input.ts';
export { describeProblemIn } from './problems.ts';
export { rulebookHash } from './receipt.ts';
