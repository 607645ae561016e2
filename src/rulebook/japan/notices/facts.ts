/** Facts of the notices somebody owes: what happened, and when it was told. A day of telling left empty: not told. */
import { facts } from '#rules';
import { ordinary, yesNo } from '../define.ts';

const ofRecords = { type: 'list', effort: 2, ...ordinary, sensitivity: 'place' } as const;
const day = { type: 'date', required: true } as const;
const told = { type: 'date', none: true } as const;
const organisation = { type: 'name', required: true } as const;
const toldOnce = { ...ordinary, sensitivity: 'private', effort: 1, type: 'date', none: true, only: 'past' } as const;

export const notices = facts({
  jobs: {
    ...ofRecords,
    // One a year from 16 to 75.
    most: 60,
    fields: {
      organisation,
      from: day,
      until: { type: 'date' },
      permittedFor: { type: 'boolean' },
      school: { type: 'boolean' },
    },
    heldBy: 'resident',
  },
  explanations: {
    ...ofRecords,
    about: { organisation: 'organisation' },
    // Leaving each of the jobs.
    most: 60,
    fields: { organisation, on: day },
    heldBy: 'employer',
  },
  notices: {
    ...ofRecords,
    // Joining and leaving each of the jobs.
    most: 120,
    fields: { organisation, kind: { type: 'choice', required: true, choices: ['joined', 'left'] }, on: day },
    heldBy: 'agency',
    future: 'in-time',
  },
  organisationChanges: {
    ...ofRecords,
    about: { organisation: 'organisation' },
    // Two of each of the jobs.
    most: 120,
    fields: {
      organisation,
      kind: { type: 'choice', required: true, choices: ['name', 'address', 'closed'] },
      on: day,
      told,
      school: { type: 'boolean' },
    },
    heldBy: 'resident',
    future: 'in-time',
  },
  performanceContract: yesNo('employer', 2),
  asSpouse: yesNo('agency', 1, { sensitivity: 'private' }),
  marriageEnded: { ...toldOnce, heldBy: 'municipality' },
  marriageEndTold: { ...toldOnce, heldBy: 'agency', future: 'in-time' },
  addresses: {
    ...ofRecords,
    // Two a year for 50 years.
    most: 100,
    fields: {
      on: day,
      because: { type: 'choice', required: true, choices: ['landing', 'permission', 'move'] },
      told,
    },
    heldBy: 'municipality',
    future: 'in-time',
  },
  cardEvents: {
    ...ofRecords,
    // One a year for a long life.
    most: 100,
    fields: {
      on: day,
      kind: { type: 'choice', required: true, choices: ['data', 'lost', 'ordered', 'void', 'found'] },
      told,
    },
    heldBy: 'agency',
    sensitivity: 'private',
    future: 'in-time',
  },
  cardValidUntil: { type: 'date', heldBy: 'agency', effort: 1, ...ordinary },
  cardRenewal: { ...toldOnce, sensitivity: 'ordinary', heldBy: 'agency', future: 'in-time' },
  addressesTold: yesNo('municipality', 2, { future: 'in-time', sumsUp: ['addresses'] }),
  cardChangesTold: yesNo('agency', 2, { future: 'in-time', sumsUp: ['cardEvents'] }),
  organisationChangesTold: yesNo('agency', 2, { future: 'in-time', sumsUp: ['organisationChanges'] }),
});
