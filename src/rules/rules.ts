/** The front door of `rules`: the language in which law is written, and the engine that reads it. */
export {
  type Answer,
  answerOn,
  lawDayOf as procedureLawDay,
  procedureOf,
  type Question,
  saysOf,
  saysOfAll,
} from './answer.ts';
export { type Asked, asked, nextQuestion } from './ask.ts';
export { type Assessment, assess, type Clear, type Finding, type Outcome, type RouteResult } from './assess.ts';
export type { Amount, Moment, RecordOf, Truth, Value } from './build.ts';
export * as rule from './build.ts';
export { type SmallestChange, smallestChanges } from './changes.ts';
export { check } from './check.ts';
export { type Duty, keptInTime, nextDue } from './duty.ts';
export { type Earliest, earliestDate } from './earliest.ts';
export { type Edition, editionsOf, findProcedure, lawChanges, type NoLaw, nextLawChange } from './edition.ts';
export { evaluate } from './evaluate.ts';
export {
  type FactDefinition,
  type FieldDefinition,
  type ListDefinition,
  type Party,
  type ScalarDefinition,
  type Vocabulary,
  vocabulary,
} from './fact.ts';
export { type Fault, type FaultCode, faultCodes } from './fault.ts';
export { citedIn, decides, missingIn, missingOf, treesSeen, waitingFor, walk } from './missing.ts';
export { childrenOf, factsOf, type Node, type NodeKind, nodesOf } from './node.ts';
export { applyPatch } from './patch.ts';
export { describeProblem, nearest, type Problem, type ProblemCode, problemCodes, shown } from './problem.ts';
export type {
  Basis,
  Change,
  Citation,
  Confidence,
  Deadline,
  FactWording,
  Patch,
  Procedure,
  ProcedureWording,
  Provision,
  ProvisionWording,
  Requirement,
  Route,
  Rulebook,
  Source,
  Text,
  Valuation,
  Weight,
  Wording,
} from './provision.ts';
export { type Read, readSituation } from './read-situation.ts';
export { factsRead, representativesOf } from './representatives.ts';
export { situationSchema } from './schema.ts';
export { type Seen, type State, stateOf } from './seen.ts';
export {
  type KnownList,
  type ListRecord,
  notYet,
  type Segment,
  type Situation,
  segmentOn,
  withFacts,
  without,
} from './situation.ts';
export { open as openFacts, type Witness } from './witness.ts';
