/** The front door of `access`: who may do what, and the one way to personal data. */
export { type AffairsAction, type Cell, type ItemAction, openPolicies } from './decide.ts';
export { columnOf, columns, matrix } from './matrix.ts';
export { type Denied, dayInJapan, type Gate, permit, permitWork } from './permit.ts';
