/** The front door of `interview`: what was told, what the law says to it, and what to ask next. */
export { holdInterview, type Next, type Result, resultOf } from './hold.ts';
export {
  type About,
  inputWith,
  nameOf,
  readInput,
  readState,
  type Said,
  type State,
  tell,
  toldValue,
} from './told.ts';
