/**
 * The one way to personal data: ask, and when the answer is yes the entry is written first and the leave given after.
 *
 * INVARIANT: no other file makes a `Grant`.
 */
import type { CaseGrant, Grant, Journal } from '#audit';
import { type Actor, isProtected } from '#parties';
import type { Database, Opens, Reach, Transaction } from '#store';
import { type Basis, type Relation, relationTo } from './basis.ts';
import {
  type AffairsAction,
  type CaseAction,
  type Cell,
  type Decide,
  type InstallationAction,
  type ItemAction,
  type Label,
  labels,
  type Purpose,
} from './decide.ts';

/** What permitting needs; made once at the start. */
export type Gate = {
  readonly app: Database;
  readonly journal: Journal;
  /** How somebody may stand to somebody else, those that are looked for first first. */
  readonly bases: readonly Basis[];
  readonly decide: Decide;
  readonly now: () => Date;
  /** Whose case one is, from the room that keeps cases; where it is not given there are none. */
  readonly subjectOfCase?: (reach: Reach, id: string) => Promise<string | undefined>;
};

/** The gate while one request, command or timer is at work. */
export type OpenGate = Gate & { readonly over: AbortSignal };

/** Opens the gate for one piece of work; what it permitted meanwhile is over when the work is. */
export async function whileOpen<T>(gate: Gate, work: (open: OpenGate) => Promise<T> | T): Promise<T> {
  const working = new AbortController();
  try {
    return await work({ ...gate, over: working.signal });
  } finally {
    working.abort(new GrantOver('the request this leave was given for is over'));
  }
}

/** A leave was used after its request was over: a fault in the program. */
export class GrantOver extends Error {}

/** What can be asked about a person. Whether places are seen is asked with each. */
export type SubjectAction = ItemAction | Exclude<AffairsAction, 'seePlaces' | CaseAction>;
export type PermitRequest<A extends SubjectAction | CaseAction = SubjectAction> = {
  readonly actor: Actor;
  readonly subject: string;
  readonly action: A;
  /** For what they say they ask. */
  readonly purpose: Purpose;
  /** The page, command or job, for the log. */
  readonly what: string;
};

/** Silence: "there is nothing" and "you may not" are one answer. */
export type Denied = { readonly no: 'not-here' } | { readonly no: 'proof-needed' };

/**
 * Asks for leave and writes the entry; within a transaction the entry commits with it.
 * For items the leave covers those labels that are allowed.
 * @throws Error when the entry cannot be written: then nothing is read
 */
export async function permit<A extends SubjectAction>(
  gate: OpenGate,
  request: PermitRequest<A>,
  within?: Transaction,
): Promise<Grant<A> | Denied> {
  const given = await ask(gate, request, within);
  return 'no' in given ? given : (new Leave(given, request.subject, gate.over) as unknown as Grant<A>);
}

/** In which case; whose it is, is not for whoever asks to say. */
export type CaseRequest<A extends CaseAction> = Omit<PermitRequest<A>, 'subject'> & { readonly case: string };

/**
 * Asks for leave in one case. It opens what was filed there, under the key of the case: INVARIANT: nothing of the record of
 * whom it is about can be opened with it.
 * @throws Error when the entry cannot be written: then nothing is read
 */
export async function permitCase<A extends CaseAction>(
  gate: OpenGate,
  request: CaseRequest<A>,
  within?: Transaction,
): Promise<CaseGrant<A> | Denied> {
  const { case: id, actor } = request;
  const person = await gate.subjectOfCase?.(within ?? gate.app, id);
  if (person === undefined) return { no: 'not-here' };
  // In their own affairs, and for whom they act, people have no post.
  const inCase = actor.role === 'resident' ? actor : { ...actor, under: { is: 'case', id } };
  const given = await ask(gate, { ...request, actor: inCase, subject: person }, within);
  return 'no' in given ? given : (new Leave({ ...given, person }, id, gate.over) as unknown as CaseGrant<A>);
}

type Asked = PermitRequest<SubjectAction | CaseAction>;
type Given = Omit<Grant<Asked['action']>, 'subject' | keyof Opens>;

async function ask(gate: OpenGate, request: Asked, within?: Transaction): Promise<Given | Denied> {
  const now = gate.now();
  const { relation, standing } = await standingOf(within ?? gate.app, gate.bases, request, dayInJapan(now));
  const allowed = allowedLabels(gate.decide, request, standing);
  if (allowed === undefined) return denial(gate.decide, request, standing);
  const places = gate.decide({ ...standing, action: 'seePlaces' });
  const { actor, subject, action, purpose, what } = request;
  const entry = await gate.journal.write(
    {
      at: now,
      subject,
      actorRole: relation.as ?? actor.role,
      action,
      purpose,
      labels: allowed,
      what,
      ...(actor.person === undefined ? {} : { actor: actor.person }),
      ...(actor.organisation === undefined ? {} : { organisation: actor.organisation }),
      ...(actor.post === undefined ? {} : { post: actor.post }),
      ...(relation.id === undefined ? {} : { mandate: relation.id }),
    },
    within,
  );
  return { entry, actor: actor.person, action, purpose, labels: new Set(allowed), places };
}

/** INVARIANT: whom a leave is about is told only while its request lasts, so that no store can forget to look. */
class Leave {
  readonly #subject: string;
  readonly #over: AbortSignal;
  constructor(given: Given & { readonly person?: string }, subject: string, over: AbortSignal) {
    Object.assign(this, given);
    this.#subject = subject;
    this.#over = over;
  }
  get subject(): string {
    this.#over.throwIfAborted();
    return this.#subject;
  }
}

type Standing = Pick<Cell, 'role' | 'relation' | 'scope' | 'purpose' | 'recent' | 'guarded'>;

/** How the actor stands to the subject, as a question of policy. */
async function standingOf(
  reach: Reach,
  bases: readonly Basis[],
  { actor, subject, purpose }: Asked,
  day: string,
): Promise<{ readonly relation: Relation; readonly standing: Standing }> {
  const relation = await relationTo(reach, bases, actor, subject, day);
  const standing = {
    role: actor.role,
    relation: relation.is,
    scope: relation.scope,
    purpose,
    recent: actor.recent,
    // People are never kept from their own places.
    guarded: relation.is !== 'self' && (await isProtected(reach, subject, day)),
  };
  return { relation, standing };
}

/** The labels allowed (none for a person's affairs), or nothing when the answer is no. */
function allowedLabels(decide: Decide, request: Asked, standing: Standing): readonly Label[] | undefined {
  const { action } = request;
  if (!isItem(action)) return decide({ ...standing, action }) ? [] : undefined;
  const allowed = labels.filter((label) => decide({ ...standing, action, label }));
  return allowed.length === 0 ? undefined : allowed;
}

const itemActions: ReadonlySet<string> = new Set<ItemAction>([
  'see',
  'seeDates',
  'seeDocuments',
  'note',
  'keepDocuments',
]);
const isItem = (action: Asked['action']): action is ItemAction => itemActions.has(action);

/** Only who would be allowed with a fresh proof is told that a proof is missing. */
function denial(decide: Decide, request: Asked, standing: Standing): Denied {
  const proved = allowedLabels(decide, request, { ...standing, recent: true });
  return proved === undefined ? { no: 'not-here' } : { no: 'proof-needed' };
}

export type WorkRequest = Pick<PermitRequest, 'actor' | 'purpose' | 'what'> & { readonly action: InstallationAction };

/** May this actor work on the installation itself? Written to the log like a read, about nobody. */
export async function permitWork(
  gate: Gate,
  { actor, action, purpose, what }: WorkRequest,
  within?: Transaction,
): Promise<'yes' | Denied['no']> {
  const standing = {
    role: actor.role,
    relation: 'none',
    scope: [],
    purpose,
    recent: actor.recent,
    guarded: false,
  } as const;
  if (!gate.decide({ ...standing, action }))
    return gate.decide({ ...standing, action, recent: true }) ? 'proof-needed' : 'not-here';
  await gate.journal.write(
    {
      at: gate.now(),
      actorRole: actor.role,
      action,
      purpose,
      labels: [],
      what,
      ...(actor.person === undefined ? {} : { actor: actor.person }),
      ...(actor.organisation === undefined ? {} : { organisation: actor.organisation }),
      ...(actor.post === undefined ? {} : { post: actor.post }),
    },
    within,
  );
  return 'yes';
}

/** The calendar day in Japan at a moment, as ISO text. */
export const dayInJapan = (moment: Date): string =>
  new Date(moment.getTime() + 9 * 3600_000).toISOString().slice(0, 10);
