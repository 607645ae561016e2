/** The front door of `procedures`: what somebody asks an office for, from filing to decision. */
export {
  type Act,
  type ActName,
  type Adverse,
  type Bearer,
  type FiledFact,
  isOver,
  moves,
  type Reason,
  type Stage,
  stages,
} from './act.ts';
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
  readCase,
  subjectOfCase,
  worklist,
} from './case-file.ts';
export { diagram } from './diagram.ts';
export type { Disposition, Kind, Remedy } from './kind.ts';
export { kindOf, kinds } from './kinds/kinds.ts';
export { burdens, type CaseState, possibleFor, type Refusal } from './state.ts';
export { awaited } from './waiting.ts';
