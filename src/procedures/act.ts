/**
 * What happens in a case, an act each: appended, never changed. Where the case stands is what they come to (`state.ts`).
 * Which act may follow which is the table below, of which the diagram of the docs is drawn too.
 */

import type { Names } from '#parties';
import type { FactVersion } from '#records';

/** Who acts, or is waited for. `shinrai` acts when a last day has passed, and sends what is to be sent. */
export const bearers = ['resident', 'operator', 'officer', 'reviewer', 'lead', 'shinrai'] as const;
export type Bearer = (typeof bearers)[number];

/** Where a case stands. */
export const stages = [
  'prepared',
  'filed',
  'examining',
  'waiting-for-papers',
  'examined',
  'hearing',
  'viewed',
  'agreed',
  'decided',
  'notified',
  'contested',
  'upheld',
  'final',
  'withdrawn',
  'lapsed',
] as const;
export type Stage = (typeof stages)[number];

/** A finding that weighs against the resident, and what it rests on: INVARIANT: its article, and at least one fact. */
export type Adverse = {
  /** The provision of the rulebook. */
  readonly finding: string;
  /** Versions on the record. */
  readonly facts: readonly [string, ...string[]];
};

/** A fact as it was submitted, or as an officer found it: the case has its own copy, and nothing else of the record. */
export type FiledFact = Omit<FactVersion, 'knownFrom' | 'knownUntil' | 'contest'> & { readonly knownFrom: string };

/** Letters one text may have. */
export const mostLetters = 4000;

/** Why, about one finding, in the words of who decides. */
export type Reason = { readonly finding: string; readonly words: string };

/** What an act says besides that it happened. */
export type Contents = {
  readonly prepared: object;
  readonly filed: { readonly names: Names; readonly facts: readonly FiledFact[] };
  readonly received: { readonly number: string };
  readonly 'taken-over': object;
  /** Why somebody keeps away from this case; they never open it again. */
  readonly recused: { readonly words: string };
  readonly transferred: { readonly office: string };
  readonly 'papers-asked': { readonly papers: readonly string[]; readonly words: string };
  readonly 'papers-given': { readonly words: string; readonly facts: readonly FiledFact[] };
  readonly 'papers-missed': object;
  /**
   * What the examination came to against the resident; what was found in favour is not listed.
   * @property facts what the officer settled, with their source
   */
  readonly examined: { readonly adverse: readonly Adverse[]; readonly facts: readonly FiledFact[] };
  readonly 'hearing-offered': { readonly findings: readonly [string, ...string[]] };
  readonly heard: { readonly words: string };
  readonly unheard: object;
  /** The officer's own view, before anything that could lead it. */
  readonly viewed: { readonly disposition: string; readonly reasons: readonly Reason[] };
  readonly agreed: { readonly words: string };
  readonly differed: { readonly words: string };
  readonly decided: { readonly disposition: string };
  readonly notified: object;
  readonly contested: { readonly words: string };
  readonly upheld: { readonly reasons: readonly Reason[] };
  readonly reopened: { readonly words: string };
  /** What was decided ends to be in force; the case is examined again. */
  readonly revoked: { readonly words: string };
  readonly 'became-final': object;
  readonly withdrawn: object;
  readonly lapsed: object;
};
export type ActName = keyof Contents;

/** Who did it and when; `shinrai` is nobody in particular. */
type Done = { readonly by: Bearer; readonly person?: string; readonly at: Date };
export type Act<N extends ActName = ActName> = { readonly [K in N]: { readonly act: K } & Done & Contents[K] }[N];

/** `here`: where it stands already. */
type Move = {
  readonly by: readonly [Bearer, ...Bearer[]];
  readonly from: readonly (Stage | 'nothing')[];
  readonly to: Stage | 'here';
};

const underExamination = ['examining', 'waiting-for-papers', 'examined', 'hearing', 'viewed', 'agreed'] as const;
const pending = ['filed', ...underExamination] as const;

export const moves = {
  prepared: { by: ['resident', 'operator'], from: ['nothing'], to: 'prepared' },
  filed: { by: ['resident'], from: ['prepared'], to: 'filed' },
  received: { by: ['officer'], from: ['filed'], to: 'examining' },
  'taken-over': { by: ['officer'], from: underExamination, to: 'here' },
  recused: { by: ['officer', 'reviewer'], from: [...underExamination, 'contested'], to: 'here' },
  transferred: { by: ['officer', 'lead'], from: pending, to: 'filed' },
  'papers-asked': { by: ['officer'], from: ['examining', 'examined'], to: 'waiting-for-papers' },
  'papers-given': { by: ['resident', 'operator'], from: ['waiting-for-papers'], to: 'examining' },
  'papers-missed': { by: ['shinrai'], from: ['waiting-for-papers'], to: 'examining' },
  examined: { by: ['officer'], from: ['examining', 'examined'], to: 'examined' },
  'hearing-offered': { by: ['officer'], from: ['examined'], to: 'hearing' },
  heard: { by: ['resident', 'operator'], from: ['hearing'], to: 'examining' },
  unheard: { by: ['shinrai'], from: ['hearing'], to: 'examining' },
  viewed: { by: ['officer'], from: ['examined'], to: 'viewed' },
  agreed: { by: ['reviewer'], from: ['viewed'], to: 'agreed' },
  differed: { by: ['reviewer'], from: ['viewed'], to: 'examined' },
  decided: { by: ['officer'], from: ['viewed', 'agreed'], to: 'decided' },
  notified: { by: ['shinrai'], from: ['decided'], to: 'notified' },
  contested: { by: ['resident', 'operator'], from: ['notified', 'final'], to: 'contested' },
  upheld: { by: ['reviewer'], from: ['contested'], to: 'upheld' },
  reopened: { by: ['reviewer'], from: ['contested'], to: 'examining' },
  revoked: { by: ['reviewer'], from: ['notified', 'upheld', 'final'], to: 'examining' },
  'became-final': { by: ['shinrai'], from: ['notified', 'upheld'], to: 'final' },
  withdrawn: { by: ['resident'], from: ['prepared', ...pending], to: 'withdrawn' },
  lapsed: { by: ['shinrai'], from: ['prepared'], to: 'lapsed' },
} as const satisfies { readonly [N in ActName]: Move };

export const actNames = Object.keys(moves) as readonly ActName[];

/** Stages after which nothing is awaited of anybody. */
export const isOver = (stage: Stage): boolean => stage === 'final' || stage === 'withdrawn' || stage === 'lapsed';
