/** The front door of `interview`: what was told, what the law says to it, and what to ask next. */
export { holdInterview, type Interview, type Next, type Result, resultOf, type Topic } from './hold.ts';
export {
  type About,
  type Absence,
  answeredCount,
  inputWith,
  nameOf,
  readInput,
  readState,
  type Said,
  type State,
  type StateRead,
  tell,
  toldValue,
} from './told.ts';
