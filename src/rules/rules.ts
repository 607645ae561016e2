/** The front door of `rules`: the language in which law is written, and the engine that reads it. */
export {
  type Answer,
  answerOn,
  dayOf,
  filedOn,
  type NoAnswer,
  type Question,
  toldOf,
  whoseDate,
} from './answer.ts';
export { asked, askedBesides, askedEarlier, nextQuestion } from './ask.ts';
export { type Assessment, type Clear, type Finding, type Outcome, type RouteResult, turnsOn } from './assess.ts';
export { type Budget, budgetOf, isSpent, SpentError, spend, type TooMuch, tooMuch } from './budget.ts';
export type { Amount, Moment, Month, Truth } from './build.ts';
export { type SmallestChange, smallestChanges } from './changes.ts';
export { check } from './check.ts';
export { isChoosing } from './chosen-routes.ts';
export type { Basis, Citation, Confidence, Source } from './citation.ts';
export { type DutyEvent, dutyEventsIn, dutyNodeOf, isOpen, missingForEvent } from './duties.ts';
export { type Earliest, earliestDate, holdsUntil } from './earliest.ts';
export { type Edition, findProcedure } from './edition.ts';
export { evaluate } from './evaluate.ts';
export type { DutyState } from './evaluate-duty.ts';
export {
  type About,
  type DateDefinition,
  type FactDefinition,
  type FieldDefinition,
  isDated,
  type ListDefinition,
  type Party,
  type ScalarDefinition,
  type Vocabulary,
  vocabulary,
  type WrittenFit,
  whoIn,
} from './fact.ts';
export { countedInside, type Figure, figuresOf, type Units, unitOf as unitOfAmount } from './figures.ts';
export { fitsOf } from './fits.ts';
export { grantedIn } from './grant.ts';
export { facts, type RecordIn } from './handles.ts';
export { looksLikeIndividualNumber } from './individual-number.ts';
export { childrenOf, namedBy, sortOf } from './kinds.ts';
export { endingOf } from './lasting.ts';
export { citedIn, decides, isClosed, missingIn, missingOf, treesSeen, waitingFor, walk } from './missing.ts';
export { factsNamedBy } from './named.ts';
export { type Nearest, nearestFirst, type Way } from './nearest.ts';
export type { Comparison, DutyNode, Node, NodeKind, NodeOf, Pick, Sort, Window } from './node.ts';
export { everyVersion } from './patch.ts';
export { describeProblem, nearest, nearText, type Problem, problemCodes } from './problem.ts';
export type {
  Change,
  Condition,
  Deadline,
  Duty,
  Effect,
  Exception,
  Factor,
  FactWording,
  Ground,
  Patch,
  Procedure,
  Provision,
  ProvisionWording,
  Requirement,
  Route,
  Rulebook,
  Section,
  Sentences,
  Valuation,
  Weight,
  Wording,
} from './provision.ts';
export { treeOf, unitOfProvision } from './provision-kinds.ts';
export { readJson } from './read-json.ts';
export { readSituation, type SituationInput } from './read-situation.ts';
export { firstLetters, halfWidth, readName, readWholeNumber } from './read-text.ts';
export { factsRead } from './representatives.ts';
export * as rule from './rule.ts';
export { answering, boundsUnder, lawMatters, saysOfAll, tellsOf } from './says.ts';
export { situationSchema } from './schema.ts';
export { type Seen, type State, stateOf } from './seen.ts';
export {
  notYet,
  type Origin,
  type Origins,
  type Segment,
  type Situation,
  segmentOn,
  uncontested,
  withFacts,
  without,
} from './situation.ts';
export { dayReadings, numberReadings, yearsOf } from './two-ways.ts';
export { restingOn, type Version, versionsOf } from './versions.ts';
export { doorsLeft, factsLookedAt, openWaysOnly } from './ways.ts';
export { firstFilled, isReviewed, messagesIn } from './words.ts';
