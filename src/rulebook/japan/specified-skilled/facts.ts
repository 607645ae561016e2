/** Facts of a specified skilled worker: the field, and who offers work. */
import { facts } from '#rules';
import { ordinary } from '../define.ts';

/** Fields by the Cabinet decision of 2026-01-23. */
const fields = [
  'nursing-care',
  'building-cleaning',
  'linen-supply',
  'manufacturing',
  'construction',
  'shipbuilding',
  'automobile-maintenance',
  'aviation',
  'lodging',
  'road-transport',
  'railway',
  'logistics-warehouse',
  'agriculture',
  'fishery',
  'food-manufacturing',
  'food-service',
  'forestry',
  'wood',
  'resource-circulation',
] as const;

export const skilled = facts({
  sswField: { type: 'choice', choices: fields, heldBy: 'agency', effort: 1, ...ordinary },
  offers: {
    type: 'list',
    about: { organisation: 'organisation' },
    // Far more than anybody weighs at once.
    most: 20,
    fields: {
      organisation: { type: 'name', required: true },
      field: { type: 'choice', choices: fields, required: true },
      tested: { type: 'boolean' },
    },
    heldBy: 'resident',
    effort: 2,
    ...ordinary,
    sensitivity: 'place',
  },
});
