/**
 * What can be done about a decision on residence. LAW: such decisions stand outside the Administrative Procedure Act's
 * chapters on applications (3(1)(x)) and the Administrative Complaint Review Act (7(1)(x)): no administrative appeal is
 * named here because there is none.
 */
import type { Remedy } from './kind.ts';

const personalData = 'https://laws.e-gov.go.jp/law/415AC0000000057';
const litigation = 'https://laws.e-gov.go.jp/law/337AC0000000139';
const residence = 'https://laws.e-gov.go.jp/law/326CO0000000319';

const explanation: Remedy = { is: 'explanation', basis: 'practice', source: residence, where: 'bureau' };
/** Answered within 30 days (83), 30 more for a reason. */
const seeTheFile: Remedy = { is: 'see-the-file', basis: 'law', source: personalData, at: '76', where: 'agency' };
const contest: Remedy = { is: 'contest', basis: 'policy', within: { days: 30 }, where: 'second-instance' };
const court: Remedy = {
  is: 'court',
  basis: 'law',
  source: litigation,
  at: '14',
  within: { months: 6 },
  atLatest: { years: 1 },
  where: 'district-court',
};
const applyAgain: Remedy = { is: 'apply-again', basis: 'law', source: residence, where: 'bureau' };

export const whenGranted = [seeTheFile] as const satisfies readonly Remedy[];
export const whenRefused = [explanation, seeTheFile, contest, court, applyAgain] as const satisfies readonly Remedy[];
