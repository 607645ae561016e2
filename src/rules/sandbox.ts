/** A tiny invented rulebook for the tests of this room: small enough to check every answer by hand. */
import { type Day, day } from '#calendar';
import { vocabulary } from './fact.ts';
import { facts } from './handles.ts';
import type {
  Exception,
  Factor,
  Ground,
  Patch,
  Procedure,
  Provision,
  Requirement,
  Rulebook,
  Text,
} from './provision.ts';
import { isCondition } from './provision-kinds.ts';
import * as rule from './rule.ts';
import { type KnownList, type Segment, type Situation, segmentOf } from './situation.ts';

const common = { heldBy: 'resident', sensitivity: 'ordinary', future: 'continues', effort: 1 } as const;

export const { definitions: sandboxFacts, fact } = facts({
  pay: { type: 'yen', min: 0, max: 100_000_000, changeableBy: 'employer', ...common },
  exam: { type: 'choice', choices: ['none', 'n2', 'n1'], changeableBy: 'resident', ...common },
  task: { type: 'choice', choices: ['work', 'study'], ...common },
  degree: { type: 'boolean', ...common },
  lawful: { type: 'boolean', changeableBy: 'resident', ...common },
  since: { type: 'date', only: 'past', ...common, future: 'fixed' },
  born: { type: 'date', only: 'past', ...common, future: 'fixed' },
  late: { type: 'date', only: 'past', none: true, ...common, future: 'fixed' },
  score: { type: 'integer', unit: 'points', min: 0, max: 200, history: true, ...common },
  filed: { type: 'date', none: true, ahead: 'planned', ...common, future: 'fixed' },
  grade: { type: 'choice', choices: ['short', 'long'], lastsUntil: 'ends', ...common },
  ends: { type: 'date', ...common },
  fits: { type: 'boolean', ...common, heldBy: 'officer' },
  stays: {
    type: 'list',
    most: 100,
    fields: {
      from: { type: 'date', required: true },
      until: { type: 'date' },
      status: { type: 'choice', choices: ['work', 'study'], required: true },
      place: { type: 'name' },
    },
    ...common,
  },
  months: {
    type: 'list',
    most: 100,
    fields: {
      month: { type: 'date', required: true },
      paid: { type: 'boolean' },
      cause: { type: 'choice', choices: ['self', 'employer'] },
      place: { type: 'name' },
    },
    ...common,
  },
});

export const sandboxVocabulary = vocabulary(sandboxFacts);

export const requirement = (id: string, requires: rule.Truth, more: Partial<Requirement> = {}): Requirement => ({
  kind: 'requirement',
  id,
  law: [{ source: 'act', at: '第1条' }],
  inForce: { from: '2000-01-01' },
  basis: 'law',
  confidence: 'high',
  weight: 'must',
  bearer: 'resident',
  requires,
  ...more,
});

const law = {
  law: [{ source: 'act', at: '第1条' }],
  inForce: { from: '2000-01-01' },
  basis: 'law',
  confidence: 'high',
  bearer: 'resident',
} as const;

export const ground = (id: string, holds: rule.Truth, more: Partial<Ground> = {}): Ground => ({
  kind: 'ground',
  id,
  ...law,
  weight: 'in-principle',
  holds,
  ...more,
});

export const factor = (id: string, speaks: Factor['speaks'], holds: rule.Truth): Factor => ({
  kind: 'factor',
  id,
  ...law,
  weight: 'weighed',
  speaks,
  foundBy: 'officer',
  holds,
});

export const exception = (id: string, when: rule.Truth, more: Partial<Exception> = {}): Exception => ({
  kind: 'exception',
  id,
  ...law,
  when,
  instead: rule.never,
  ...more,
});

type Parts = {
  readonly provisions: readonly Provision[];
  readonly procedure?: Partial<Procedure>;
  readonly texts?: readonly Text[];
  readonly overlays?: readonly Patch[];
};

/** One procedure `sandbox` that asks for all given requirements, unless routes say otherwise. */
export function sandbox({ provisions, procedure = {}, texts, overlays = [] }: Parts): Rulebook {
  return {
    id: 'sandbox',
    version: '2026-11-24',
    facts: sandboxVocabulary,
    sections: [{ id: 'all', facts: [...sandboxVocabulary.keys()] }],
    sources: [
      {
        id: 'act',
        basis: 'law',
        ja: '砂場法',
        en: 'Sandbox Act',
        easy: 'すなばの法律（ほうりつ）',
        link: 'https://example.invalid/act',
        read: '2026-11-24',
      },
    ],
    provisions,
    procedures: [
      {
        id: 'sandbox',
        law: [{ source: 'act', at: '第1条' }],
        lawDate: 'filed',
        grant: [],
        common: provisions.filter(isCondition).map((it) => it.id),
        values: provisions.filter((it) => it.kind === 'value').map((it) => it.id),
        texts: texts ?? [{ id: 'act@2000', from: '2000-01-01', status: 'verified' }],
        documents: [],
        fileAt: 'office',
        ...procedure,
      },
    ],
    overlays,
    wording: {},
  };
}

type Told = {
  readonly asOf?: string;
  readonly facts?: Readonly<Record<string, number | string | boolean | readonly Segment[]>>;
  readonly lists?: Readonly<Record<string, KnownList>>;
  readonly untold?: readonly string[];
};

/** A situation from values; dates are written as ISO days. */
export function told({ asOf = '2026-11-24', facts = {}, lists = {}, untold = [] }: Told): Situation {
  const day0: Day = day(asOf);
  return {
    vocabulary: sandboxVocabulary,
    asOf: day0,
    scalars: new Map(
      Object.entries(facts).map(([id, value]) => {
        const definition = sandboxVocabulary.get(id);
        if (definition === undefined) throw new Error(`sandbox has no fact \`${id}\``);
        if (typeof value === 'object') return [id, value];
        const plain = typeof value === 'boolean' ? Number(value) : value;
        const stored =
          definition.type === 'date' && typeof plain === 'string' && plain !== 'not-yet' ? day(plain) : plain;
        return [id, [segmentOf(definition, day0, stored)]];
      }),
    ),
    lists: new Map(Object.entries(lists)),
    untold: new Map(untold.map((id) => [id, 'dont-know' as const])),
  };
}
