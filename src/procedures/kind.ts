/**
 * A kind of case, as a table: who starts it, who is waited for how long, what can be decided and what can be done against
 * it. A wait without a bearer and a period, a disposition without a remedy, and one that burdens without hearing and second
 * person do not compile (`kind.types.test.ts`).
 */
import type { Span } from '#calendar';
import type { Bearer, Stage } from './act.ts';

/** `standard`: what the authority publishes. `policy`: what the model adds. */
export type Basis = 'law' | 'standard' | 'practice' | 'policy';

/** From where a period or a remedy is known. */
export type Source =
  | { readonly basis: Exclude<Basis, 'policy'>; readonly source: string; readonly at?: string }
  | { readonly basis: 'policy' };

export type Period = Source & { readonly within: Span };

/** Who must act where a case stands, and until when, counted from the day it came to stand there. */
export type Wait = { readonly bearer: Bearer; readonly period: Period };

/** Stages in which somebody is waited for. */
export type Waiting = Exclude<Stage, 'notified' | 'upheld' | 'final' | 'withdrawn' | 'lapsed'>;

/** What can be done about a decision. INVARIANT: only what exists is in a table. */
export type Remedy = Source & {
  readonly is: 'explanation' | 'see-the-file' | 'contest' | 'court' | 'apply-again';
  /** Counted from the day after the letter was there; none where there is no last day. */
  readonly within?: Span;
  /** At the latest so long after the decision, whatever the person knew of it. */
  readonly atLatest?: Span;
  readonly where: 'bureau' | 'agency' | 'second-instance' | 'district-court';
};

type Remedies = readonly [Remedy, ...Remedy[]];

export type Disposition = { readonly remedies: Remedies } & (
  | { readonly burdens: false }
  | { readonly burdens: true; readonly hearing: 'each-finding'; readonly second: 'another-person' }
);

export type Kind = {
  readonly id: string;
  /** The procedure of the rulebook by which it is examined. */
  readonly procedure: string;
  readonly startedBy: readonly [Bearer, ...Bearer[]];
  /** From filing to decision. */
  readonly whole: Period;
  readonly waits: { readonly [S in Waiting]: Wait };
  readonly dispositions: { readonly [id: string]: Disposition };
};
