/**
 * All SQL on cases. Acts are opened with leave for the case; what a list shows of a case needs none and tells nothing of
 * what is in it.
 */
import { createHash } from 'node:crypto';
import type { CaseGrant, Grant } from '#audit';
import { isoDay } from '#calendar';
import type { Names } from '#parties';
import { type Currency, currencyOf, type FactVersion, lockSubject } from '#records';
import { boundTo, type Reach, sql, type Transaction, type Vault } from '#store';
import type { Act, ActName, Bearer, Contents, FiledFact, Stage } from './act.ts';
import type { Kind } from './kind.ts';
import { kindOf } from './kinds/kinds.ts';
import {
  type CaseState,
  type Kept,
  nothingYet,
  type Present,
  type Refusal,
  refusal,
  stateOf,
  versionsIn,
} from './state.ts';
import { awaited } from './waiting.ts';

export const jurisdiction = 'jp';

/** What lists show. */
export type CaseLine = {
  readonly id: string;
  readonly kind: string;
  readonly office: string;
  readonly begunAt: Date;
  readonly stage: Stage;
  readonly since: Date;
  readonly awaits?: Bearer;
  readonly awaitedUntil?: string;
  readonly officer?: string;
  /** How many acts it has: a page that is older says so. */
  readonly acts: number;
};

/** A case opened. */
export type Case = {
  readonly line: CaseLine;
  readonly kind: Kind;
  readonly acts: readonly Act[];
  readonly state: CaseState;
  /** Names its facts as they are known now. */
  readonly stands: string;
  /** What was filed in it, as the rules read it. */
  readonly facts: readonly FactVersion[];
};

/** Whose case it is; no personal data. */
export async function subjectOfCase(reach: Reach, id: string): Promise<string | undefined> {
  const row = await files(reach).select('subject').where('id', '=', id).executeTakeFirst();
  return row?.subject;
}

const files = (reach: Reach) => reach.selectFrom('procedures.case_file').where('jurisdiction', '=', jurisdiction);

const lineColumns = [
  'id',
  'kind',
  'office',
  'begun_at',
  'stage',
  'since',
  'awaits',
  'awaited_until',
  'officer',
  'acts',
] as const;

/** A person's cases, the newest first. */
export async function casesOf(reach: Reach, { subject }: Grant<'govern'>): Promise<readonly CaseLine[]> {
  const rows = await files(reach)
    .select(lineColumns)
    .where('subject', '=', subject)
    .orderBy('begun_at', 'desc')
    .execute();
  return rows.map(lineOf);
}

/**
 * What waits at an office, the oldest wait first.
 * @param of whom it waits for; for an officer only what is theirs, and what nobody has taken
 */
export async function worklist(
  reach: Reach,
  office: string,
  of: { readonly awaits: readonly Bearer[]; readonly officer?: string },
  most = 200,
): Promise<readonly CaseLine[]> {
  const rows = await files(reach)
    .select(lineColumns)
    .where('office', '=', office)
    .where('awaits', 'in', of.awaits)
    .$if(of.officer !== undefined, (it) =>
      it.where(({ or, eb }) => or([eb('officer', 'is', null), eb('officer', '=', of.officer ?? '')])),
    )
    .orderBy('since')
    .limit(most)
    .execute();
  return rows.map(lineOf);
}

type LineRow = {
  readonly id: string;
  readonly kind: string;
  readonly office: string;
  readonly begun_at: Date;
  readonly stage: string;
  readonly since: Date;
  readonly awaits: string | null;
  readonly awaited_until: string | null;
  readonly officer: string | null;
  readonly acts: number;
};

const lineOf = (row: LineRow): CaseLine => ({
  id: row.id,
  kind: row.kind,
  office: row.office,
  begunAt: row.begun_at,
  stage: row.stage as Stage,
  since: row.since,
  acts: row.acts,
  ...(row.awaits === null ? {} : { awaits: row.awaits as Bearer }),
  ...(row.awaited_until === null ? {} : { awaitedUntil: row.awaited_until }),
  ...(row.officer === null ? {} : { officer: row.officer }),
});

export type Filing = {
  /** Made with the page: filed twice it is filed once. */
  readonly id: string;
  readonly kind: string;
  readonly office: string;
  readonly names: Names;
  readonly facts: readonly FactVersion[];
};

/** Files a case. @returns false, with nothing kept, while another of this kind is under way */
export async function fileCase(
  act: Transaction,
  vault: Vault,
  { subject, actor, entry }: Grant<'file'>,
  { id, kind, office, names, facts }: Filing,
  at: Date,
): Promise<boolean> {
  const begun = await act
    .insertInto('procedures.case_file')
    .values({ jurisdiction, id, subject, kind, office, begun_at: at, stage: 'prepared', since: at, acts: 0 })
    .onConflict((it) => it.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (begun === undefined) return (await subjectOfCase(act, id)) === subject;
  vault.makeKey(id);
  const by = { by: 'resident', ...(actor === undefined ? {} : { person: actor }), at } as const;
  const filed = { act: 'filed', ...by, names, facts: facts.map(filedFact) } as const;
  const present = await presentOf(act, subject, versionsIn(filed));
  const keep = keeper(act, vault, { id, kind: kindOf(kind), entry });
  const prepared = await keep({ acts: [], state: nothingYet }, { act: 'prepared', ...by }, present);
  await keep(prepared, filed, present);
  return true;
}

export const filedFact = ({ knownUntil: _, contest: __, knownFrom, ...fact }: FactVersion): FiledFact => ({
  ...fact,
  knownFrom: knownFrom.toISOString(),
});

/** Which leave an act asks for. */
type ActionOf<N extends ActName> = N extends 'received' | 'taken-over'
  ? 'takeCase'
  : N extends 'agreed' | 'differed' | 'upheld' | 'reopened' | 'revoked'
    ? 'review'
    : N extends 'papers-given' | 'heard' | 'contested' | 'withdrawn'
      ? 'actInCase'
      : N extends 'recused' | 'transferred' | 'papers-asked' | 'examined' | 'hearing-offered' | 'viewed' | 'decided'
        ? 'examine'
        : never;

/** What somebody does. As whom they do it, their leave says. */
export type Doing = { [N in ActName]: ActionOf<N> extends never ? never : { readonly act: N } & Contents[N] }[ActName];

export type Move = {
  readonly doing: Doing;
  /** How many acts there were on the page it was done from: somebody may have acted meanwhile. */
  readonly after: number;
  /** The facts, as they were known, of which it was worked out: of an examination. */
  readonly on?: string;
};

/** The case went on since the page was made. */
type MovedOn = { readonly no: 'moved-on' };

/**
 * Does an act, under the lock of the case and of the record it came from.
 * @returns where the case then stands; done twice it is done once
 */
export async function doAct<N extends Doing['act']>(
  act: Transaction,
  vault: Vault,
  grant: CaseGrant<ActionOf<N>>,
  { doing, after, on }: Move & { readonly doing: { readonly act: N } },
  at: Date,
): Promise<CaseState | Refusal | MovedOn> {
  const leave = grant as CaseGrant<'actInCase' | 'takeCase' | 'examine' | 'review'>;
  const opened = await lockCase(act, vault, leave);
  const next = { ...doing, ...doneBy(leave), at } as Act;
  if (opened.acts.length !== after) {
    const last = opened.acts.at(-1);
    return last?.act === next.act && last.person === next.person ? opened.state : { no: 'moved-on' };
  }
  if (on !== undefined && on !== opened.stands) return { no: 'facts-changed' };
  const present = await presentOf(act, leave.person, [...opened.state.facts, ...versionsIn(next)]);
  const no = refusal(opened.kind, opened.state, next, present);
  if (no !== undefined) return no;
  const keep = keeper(act, vault, { id: leave.subject, kind: opened.kind, entry: leave.entry });
  const kept = await keep(opened, next, present);
  // What was decided is told at once.
  return next.act === 'decided'
    ? (await keep(kept, { act: 'notified', by: 'shinrai', at }, present)).state
    : kept.state;
}

/** A case as nobody else can change it until this act is over, nor the facts it came from. */
async function lockCase(act: Transaction, vault: Vault, leave: CaseGrant<string>): Promise<Case> {
  const { subject: id, person } = leave;
  await sql`SELECT FROM procedures.case_file WHERE jurisdiction = ${jurisdiction} AND id = ${id} FOR UPDATE`.execute(
    act,
  );
  await lockSubject(act, person);
  return readCase(act, vault, leave);
}

/** What silence comes to, where the last day of a wait has passed. */
const inSilence = { 'waiting-for-papers': 'papers-missed', hearing: 'unheard' } as const;
const isSilent = (stage: string): stage is keyof typeof inSilence => Object.hasOwn(inSilence, stage);

/** Cases in which somebody let their last day pass, the longest ago first. @param day ISO; today */
export async function waitedInVain(reach: Reach, day: string, most = 100): Promise<readonly string[]> {
  const rows = await files(reach)
    .select('id')
    .where('stage', 'in', Object.keys(inSilence))
    .where('awaited_until', '<', day)
    .orderBy('awaited_until')
    .limit(most)
    .execute();
  return rows.map((it) => it.id);
}

/** Goes on without an answer. @returns false where one came meanwhile */
export async function goOnInSilence(
  act: Transaction,
  vault: Vault,
  leave: CaseGrant<'seeCase'>,
  day: string,
  at: Date,
): Promise<boolean> {
  const opened = await lockCase(act, vault, leave);
  const { stage } = opened.state;
  const { awaitedUntil } = opened.line;
  if (!isSilent(stage) || awaitedUntil === undefined || awaitedUntil >= day) return false;
  const present = await presentOf(act, leave.person, [...opened.state.facts]);
  const keep = keeper(act, vault, { id: leave.subject, kind: opened.kind, entry: leave.entry });
  await keep(opened, { act: inSilence[stage], by: 'shinrai', at }, present);
  return true;
}

const bearerOf = { actInCase: 'resident', takeCase: 'officer', examine: 'officer', review: 'reviewer' } as const;

const doneBy = ({ action, actor }: CaseGrant<keyof typeof bearerOf>) => ({
  by: bearerOf[action],
  ...(actor === undefined ? {} : { person: actor }),
});

type SoFar = { readonly acts: readonly Act[]; readonly state: CaseState };

/** Keeps acts of a case one after the other, and what lists show of it. */
function keeper(act: Transaction, vault: Vault, { id, kind, entry }: { id: string; kind: Kind; entry: string }) {
  return async (before: SoFar, next: Act, { stands }: Present): Promise<SoFar> => {
    const nr = before.acts.length + 1;
    const { act: name, by, person, at, ...contents } = next;
    const bound = { id, nr: String(nr), act: name, by, person, stands };
    await act
      .insertInto('procedures.case_act')
      .values({
        jurisdiction,
        case_file: id,
        nr,
        act: name,
        by_bearer: by,
        by_person: person ?? null,
        at,
        stands,
        entry,
        body: vault.seal(id, boundTo('procedures.case_act.body', bound), Buffer.from(JSON.stringify(contents))),
      })
      .execute();
    await keepBeside(act, id, next);
    const state = stateOf(kind, [{ act: next, stands }], before.state);
    await keepLine(act, id, kind, state, nr);
    return { acts: [...before.acts, next], state };
  };
}

/** What is looked for by other than the case: the versions it holds, and who keeps away from it. */
async function keepBeside(act: Transaction, id: string, next: Act): Promise<void> {
  const versions = versionsIn(next).map((version) => ({ jurisdiction, version, case_file: id }));
  if (versions.length > 0)
    await act
      .insertInto('procedures.case_version')
      .values(versions)
      .onConflict((it) => it.doNothing())
      .execute();
  if (next.act === 'recused' && next.person !== undefined)
    await act.insertInto('procedures.recusal').values({ jurisdiction, case_file: id, person: next.person }).execute();
}

async function keepLine(act: Transaction, id: string, kind: Kind, state: CaseState, acts: number): Promise<void> {
  const wait = awaited(kind, state);
  await act
    .updateTable('procedures.case_file')
    .set({
      stage: state.stage,
      ...(state.since === undefined ? {} : { since: state.since }),
      ...(state.office === undefined ? {} : { office: state.office }),
      awaits: wait?.bearer ?? null,
      awaited_until: wait === undefined ? null : isoDay(wait.until),
      officer: state.officer ?? null,
      acts,
    })
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', id)
    .execute();
}

/** Opens a case with leave for it. */
export async function readCase(reach: Reach, vault: Vault, leave: CaseGrant<string>): Promise<Case> {
  const id = leave.subject;
  const line = lineOf(await files(reach).select(lineColumns).where('id', '=', id).executeTakeFirstOrThrow());
  const rows = await reach
    .selectFrom('procedures.case_act')
    .selectAll()
    .where('jurisdiction', '=', jurisdiction)
    .where('case_file', '=', id)
    .orderBy('nr')
    .execute();
  const kept = rows.map((row): Kept => {
    const person = row.by_person ?? undefined;
    const done = { act: row.act, by: row.by_bearer, ...(person === undefined ? {} : { person }) };
    const bound = { ...done, id, nr: String(row.nr), person, stands: row.stands };
    const plain = vault.open(leave, boundTo('procedures.case_act.body', bound), row.body);
    if (plain === undefined) throw new Error('a case without its key');
    return { act: { ...JSON.parse(plain.toString()), ...done, at: row.at } as Act, stands: row.stands };
  });
  const acts = kept.map((it) => it.act);
  const kind = kindOf(line.kind);
  const facts = factsIn(acts);
  const state = stateOf(kind, kept);
  const now = await currencyOf(reach, leave.person, [...state.facts]);
  const { stands } = presentFrom([...state.facts], now);
  return { line, kind, acts, state, stands, facts: facts.map((it) => asKnownNow(it, now.get(it.version))) };
}

/** What was brought later about the same thing takes the place of what was brought before. */
function factsIn(acts: readonly Act[]): readonly FiledFact[] {
  const all = new Map<string, readonly FiledFact[]>();
  for (const act of acts)
    for (const [item, facts] of Map.groupBy('facts' in act ? act.facts : [], (it) => it.item)) all.set(item, facts);
  return [...all.values()].flat();
}

/** With what somebody says against it now. */
function asKnownNow(
  { knownFrom, ...fact }: FiledFact,
  { contest, contestedAt: at }: Partial<Currency> = {},
): FactVersion {
  const against = contest === undefined || at === undefined ? {} : { contest: { id: contest, at } };
  return { ...fact, knownFrom: new Date(knownFrom), ...against };
}

/** How the facts of a case are known now. */
const presentOf = async (reach: Reach, subject: string, versions: readonly string[]): Promise<Present> =>
  presentFrom(versions, await currencyOf(reach, subject, versions));

function presentFrom(versions: readonly string[], now: ReadonlyMap<string, Currency>): Present {
  const lines = [...new Set(versions)].map(
    (it) => `${it} ${now.get(it)?.is ?? 'of the case'} ${now.get(it)?.contest ?? ''}`,
  );
  const contested = [...now].flatMap(([version, { contest }]) => (contest === undefined ? [] : [version]));
  return {
    stands: createHash('sha256').update(lines.toSorted().join('\n')).digest('base64url'),
    contested: new Set(contested),
  };
}
