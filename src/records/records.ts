/** The front door of `records`. */

export { type BringProblem, type Brought, bring, readTakeAway } from './bring.ts';
export { contestFact, contestWords, withdrawContest } from './contest.ts';
export {
  type Document,
  documentContent,
  documentsOf,
  keepDocument,
  mostDocumentBytes,
  removeDocument,
} from './document.ts';
export { eraseRecord } from './erase.ts';
export { beforeOf, type FactLabel, type FactVersion, factOf } from './fact.ts';
export { addSubjects, assertFacts, type Currency, currencyOf, factsOf, lockSubject } from './fact-store.ts';
export { endFeed, findFeed, hasFeed, makeFeed } from './feed.ts';
export { keptNow, type Standing, standingsOf } from './kept-standing.ts';
export { bringFromOther, giveBack } from './merge.ts';
export { changesFor } from './note.ts';
export { keepRelease } from './release-store.ts';
export { differences, situationOf, type Weighed, weighed } from './situation.ts';
export {
  type Evaluate,
  openStandings,
  type Refused,
  type Replayed,
  type ReplayRequest,
  replay,
  type Standings,
  type StandQuestion,
  type Stood,
  standNow,
} from './standing.ts';
export { takeAway } from './take-away.ts';
export { type TellGrants, tellFacts } from './tell.ts';
export { nextDue, retryTimers, type SetAside, timersSetAside, wakeDue, wakeForRulebook } from './timers.ts';
