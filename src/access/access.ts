/** The front door of `access`: who may do what, and the one way to personal data. */
export { type Cell, type InstallationAction, openPolicies, type Purpose } from './decide.ts';
export { columnOf, columns, matrix } from './matrix.ts';
export {
  type Denied,
  dayInJapan,
  type Gate,
  GrantOver,
  type OpenGate,
  permit,
  permitWork,
  type SubjectAction,
  whileOpen,
} from './permit.ts';
