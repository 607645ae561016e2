/**
 * Where a case stands: what its acts come to, one after the other. Pure: whoever is about to act, the page that offers the
 * act and the store that keeps it all ask `refusal`.
 */
import {
  type Act,
  type ActName,
  type Adverse,
  actNames,
  type Bearer,
  mostLetters,
  moves,
  type Reason,
  type Stage,
} from './act.ts';
import type { Kind } from './kind.ts';

/** What an officer came to. */
export type View = { readonly disposition: string; readonly reasons: readonly Reason[]; readonly by: string };

export type CaseState = {
  readonly stage: Stage | 'nothing';
  /** Since when it stands there. */
  readonly since: Date | undefined;
  readonly number: string | undefined;
  /** Where it was sent on to; the office it was filed at, unless it was. */
  readonly office: string | undefined;
  /** Whose case it is; nobody's while it waits to be received. */
  readonly officer: string | undefined;
  /** Whoever has worked on it as the officer, or as the second person. */
  readonly officers: ReadonlySet<string>;
  readonly reviewers: ReadonlySet<string>;
  readonly recused: ReadonlySet<string>;
  /** Versions submitted, and added by officers. */
  readonly facts: ReadonlySet<string>;
  readonly adverse: readonly Adverse[];
  /** Names the facts, as they were known, on which it was examined last. */
  readonly examinedOn: string | undefined;
  /** What the resident is asked about now. */
  readonly offered: readonly Adverse[];
  /** Versions about which they were heard, or let the day pass, by finding. */
  readonly heard: ReadonlyMap<string, ReadonlySet<string>>;
  readonly view: View | undefined;
  readonly decision: (View & { readonly at: Date }) | undefined;
};

export const nothingYet: CaseState = {
  stage: 'nothing',
  since: undefined,
  number: undefined,
  office: undefined,
  officer: undefined,
  officers: new Set(),
  reviewers: new Set(),
  recused: new Set(),
  facts: new Set(),
  adverse: [],
  examinedOn: undefined,
  offered: [],
  heard: new Map(),
  view: undefined,
  decision: undefined,
};

/** What is so at the moment of an act. */
export type Present = {
  /** Names the facts of the case as they are known now: other facts, other versions or other contests are another name. */
  readonly stands: string;
  /** Versions somebody contests. */
  readonly contested: ReadonlySet<string>;
};

/** An act, and on what it stood. */
export type Kept = { readonly act: Act; readonly stands: string };

/** Why an act cannot be done now, with what would let it. */
export type Refusal =
  | { readonly no: 'not-now'; readonly stage: CaseState['stage']; readonly possible: readonly ActName[] }
  | { readonly no: 'not-yours' | 'recused' | 'second-person' | 'facts-changed' | 'no-words' | 'too-long' }
  | { readonly no: 'no-such-disposition'; readonly possible: readonly string[] }
  | {
      readonly no: 'nothing-against' | 'not-found' | 'unheard' | 'no-reasons' | 'only-contested';
      readonly findings: readonly string[];
    }
  | { readonly no: 'not-filed'; readonly facts: readonly string[] };

/** @returns nothing where it can be done */
export const refusal = (kind: Kind, state: CaseState, act: Act, now: Present): Refusal | undefined =>
  outOfTurn(kind, state, act) ?? outOfHands(kind, state, act) ?? outOfReason(kind, state, act, now);

/** @throws Error on an act that could not follow: what is kept was kept against these rules */
export function stateOf(kind: Kind, acts: readonly Kept[], from: CaseState = nothingYet): CaseState {
  return acts.reduce((state, { act, stands }, i) => {
    const no = outOfTurn(kind, state, act) ?? outOfHands(kind, state, act);
    if (no !== undefined) throw new Error(`act ${i + 1} of the case, \`${act.act}\`, cannot follow: ${no.no}`);
    return after(state, act, stands);
  }, from);
}

/** What somebody can do now, as far as the table goes. */
export const possibleFor = (kind: Kind, state: CaseState, by: Bearer): readonly ActName[] =>
  actNames.filter((it) => isMove(kind, state, it, by));

/** Whether a decision burdens the resident; of one that is not in the kind, it does. */
export const burdens = (kind: Kind, disposition: string | undefined): boolean =>
  kind.dispositions[disposition ?? '']?.burdens !== false;

function isMove(kind: Kind, { stage }: CaseState, name: ActName, by: Bearer): boolean {
  const { by: who, from }: { readonly by: readonly Bearer[]; readonly from: readonly CaseState['stage'][] } =
    moves[name];
  return who.includes(by) && from.includes(stage) && (name !== 'prepared' || kind.startedBy.includes(by));
}

function outOfTurn(kind: Kind, state: CaseState, { act, by }: Act): Refusal | undefined {
  if (isMove(kind, state, act, by)) return undefined;
  return { no: 'not-now', stage: state.stage, possible: possibleFor(kind, state, by) };
}

const entering: ReadonlySet<ActName> = new Set<ActName>(['received', 'taken-over']);
/** Acts on what was decided: not of who had agreed to it. */
const secondInstance: ReadonlySet<ActName> = new Set<ActName>(['upheld', 'reopened', 'revoked']);

/** Whose case it is, and who may not be two people in it. */
function outOfHands(kind: Kind, state: CaseState, act: Act): Refusal | undefined {
  const { by, person } = act;
  if (by !== 'officer' && by !== 'reviewer') return undefined;
  if (person === undefined) return { no: 'not-yours' };
  if (state.recused.has(person)) return { no: 'recused' };
  if (by === 'reviewer') {
    const engaged = state.officers.has(person) || (secondInstance.has(act.act) && state.reviewers.has(person));
    return engaged ? { no: 'second-person' } : undefined;
  }
  if (entering.has(act.act)) return state.reviewers.has(person) ? { no: 'second-person' } : undefined;
  if (state.officer !== person) return { no: 'not-yours' };
  const alone = act.act === 'decided' && state.stage !== 'agreed' && burdens(kind, act.disposition);
  return alone ? { no: 'second-person' } : undefined;
}

/** INVARIANT: what is decided against somebody has its finding, article, fact, hearing and reason, as the facts are now. */
function outOfReason(kind: Kind, state: CaseState, act: Act, now: Present): Refusal | undefined {
  if (textsIn(act).some((it) => it.length > mostLetters)) return { no: 'too-long' };
  if ('words' in act && act.act !== 'agreed' && act.words.trim() === '') return { no: 'no-words' };
  switch (act.act) {
    case 'examined':
      return unfiled(and(state.facts, versionsIn(act)), act.adverse);
    case 'hearing-offered':
      return unfound(state, act.findings);
    case 'viewed':
      return changed(state, now) ?? undisposed(kind, act.disposition) ?? wanting(kind, state, act, now);
    case 'agreed':
      return changed(state, now);
    case 'decided':
      if (act.disposition !== state.view?.disposition)
        return { no: 'no-such-disposition', possible: state.view === undefined ? [] : [state.view.disposition] };
      return changed(state, now) ?? wanting(kind, state, state.view, now);
    case 'upheld':
      return unreasoned(state, act.reasons);
    default:
      return undefined;
  }
}

/** What somebody wrote: nothing of it is cut. */
const textsIn = (act: Act): readonly string[] => [
  ...('words' in act ? [act.words] : []),
  ...('reasons' in act ? act.reasons.map((it) => it.words) : []),
  ...('papers' in act ? [act.papers.join('\n')] : []),
];

const changed = (state: CaseState, now: Present): Refusal | undefined =>
  state.examinedOn === now.stands ? undefined : { no: 'facts-changed' };

function undisposed(kind: Kind, disposition: string): Refusal | undefined {
  const possible = Object.keys(kind.dispositions);
  return possible.includes(disposition) ? undefined : { no: 'no-such-disposition', possible };
}

/** What a view against somebody still lacks. */
function wanting(kind: Kind, state: CaseState, view: Omit<View, 'by'>, now: Present): Refusal | undefined {
  if (!burdens(kind, view.disposition)) return undefined;
  const { adverse, heard } = state;
  if (adverse.length === 0) return { no: 'nothing-against', findings: [] };
  const uncontested = adverse.some((it) => it.facts.some((version) => !now.contested.has(version)));
  if (!uncontested) return { no: 'only-contested', findings: adverse.map((it) => it.finding) };
  const unheard = adverse.filter((it) => it.facts.some((version) => !heard.get(it.finding)?.has(version)));
  if (unheard.length > 0) return { no: 'unheard', findings: unheard.map((it) => it.finding) };
  return unreasoned(state, view.reasons);
}

function unreasoned({ adverse }: CaseState, reasons: readonly Reason[]): Refusal | undefined {
  const given = new Set(reasons.filter((it) => it.words.trim() !== '').map((it) => it.finding));
  const without = adverse.map((it) => it.finding).filter((it) => !given.has(it));
  return without.length === 0 ? undefined : { no: 'no-reasons', findings: without };
}

function unfound({ adverse }: CaseState, findings: readonly string[]): Refusal | undefined {
  const found = new Set(adverse.map((it) => it.finding));
  const not = findings.filter((it) => !found.has(it));
  return findings.length > 0 && not.length === 0 ? undefined : { no: 'not-found', findings: not };
}

function unfiled(facts: ReadonlySet<string>, adverse: readonly Adverse[]): Refusal | undefined {
  const not = adverse.flatMap((it) => it.facts).filter((it) => !facts.has(it));
  return not.length === 0 ? undefined : { no: 'not-filed', facts: not };
}

function after(state: CaseState, act: Act, stands: string): CaseState {
  const { to } = moves[act.act];
  const moved = to === 'here' ? state : { ...state, stage: to, since: act.at };
  return { ...moved, ...changes(state, act, stands) };
}

/** Versions an act brings into the case. */
export const versionsIn = (act: Act): readonly string[] => ('facts' in act ? act.facts.map((it) => it.version) : []);

const and = <T>(all: ReadonlySet<T>, more: readonly T[]): ReadonlySet<T> => new Set([...all, ...more]);

/** What an act changes besides the stage. */
function changes(state: CaseState, act: Act, stands: string): Partial<CaseState> {
  const person = act.person ?? '';
  switch (act.act) {
    case 'filed':
    case 'papers-given':
      return { facts: and(state.facts, versionsIn(act)) };
    case 'received':
      return { number: act.number, officer: person, officers: and(state.officers, [person]) };
    case 'taken-over':
      return { officer: person, officers: and(state.officers, [person]) };
    case 'recused':
      return { recused: and(state.recused, [person]), ...(state.officer === person ? { officer: undefined } : {}) };
    case 'transferred':
      return { office: act.office, officer: undefined };
    case 'examined':
      return { adverse: act.adverse, facts: and(state.facts, versionsIn(act)), examinedOn: stands, view: undefined };
    case 'hearing-offered':
      return { offered: state.adverse.filter((it) => act.findings.includes(it.finding)) };
    case 'heard':
    case 'unheard':
      return { heard: heardWith(state), offered: [] };
    case 'viewed':
      return { view: { disposition: act.disposition, reasons: act.reasons, by: person } };
    case 'agreed':
    case 'differed':
    case 'upheld':
      return { reviewers: and(state.reviewers, [person]) };
    case 'decided':
      return state.view === undefined ? {} : { decision: { ...state.view, at: act.at } };
    case 'reopened':
    case 'revoked':
      return { decision: undefined, view: undefined, reviewers: and(state.reviewers, [person]) };
    default:
      return {};
  }
}

function heardWith({ heard, offered }: CaseState): CaseState['heard'] {
  const all = new Map(heard);
  for (const { finding, facts } of offered) all.set(finding, and(all.get(finding) ?? new Set(), facts));
  return all;
}
