/** The front door of `procedures`: what somebody asks an office for, from filing to decision. */
export { type Act, type ActName, type FiledFact, moves, type Reason } from './act.ts';
export { adverseIn, shieldedIn } from './adverse.ts';
export { caseBasis } from './basis.ts';
export {
  type Case,
  type CaseLine,
  casesOf,
  type Doing,
  doAct,
  fileCase,
  filedFact,
  type Move,
  readCase,
  subjectOfCase,
  worklist,
} from './case-file.ts';
export type { Kind, Remedy } from './kind.ts';
export { kindOf, kinds } from './kinds/kinds.ts';
export { passDays } from './silence.ts';
export { burdens, possibleFor, type Refusal } from './state.ts';
