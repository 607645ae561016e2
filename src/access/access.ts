/** The front door of `access`: who may do what, and the one way to personal data. */
export { type CaseAction, type Cell, type InstallationAction, openPolicies, type Purpose } from './decide.ts';
export { columnOf, columns, granted, type Line, matrix } from './matrix.ts';
export {
  type Denied,
  dayInJapan,
  type Gate,
  GrantOver,
  type OpenGate,
  permit,
  permitCase,
  permitWork,
  type SubjectAction,
  whileOpen,
} from './permit.ts';
export { policiesOf } from './policies.ts';
