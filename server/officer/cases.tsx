/** For officers and second persons: what waits at their office, and a case with what they can do in it. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import type { Hono } from 'hono';
import { type CaseAction, dayInJapan, permitCase, permitWork } from '#access';
import type { CaseGrant } from '#audit';
import { type Actor, actorIn, displayName, organisationsOf, type SignedIn } from '#parties';
import {
  adverseIn,
  type Case,
  type Doing,
  doAct,
  type FiledFact,
  type Move,
  moves,
  readCase,
  shieldedIn,
  worklist,
} from '#procedures';
import type { FactVersion } from '#records';
import { japan } from '#rulebook/japan';
import { uuidOf } from '#store';
import { OfficerCasePage } from '../../web/officer/case.tsx';
import { WorklistPage } from '../../web/officer/worklist.tsx';
import { caseErrors } from '../../web/parts/case-errors.ts';
import type { ShownError } from '../../web/parts/errors.tsx';
import type { Typed } from '../../web/parts/form.ts';
import { organisationName } from '../../web/parts/organisation-name.ts';
import type { Weighing } from '../../web/parts/weighing.ts';
import { sayIn } from '../../web/parts/words.ts';
import { notHereFor } from '../door/bar.tsx';
import { page, type Site } from '../door/door.tsx';
import { answerBusy } from '../door/failures.ts';
import type { AddressFor } from '../door/table.ts';
import { type At, framed, openSignedIn, placeOf } from '../entrance/entrance.tsx';
import { isUuid } from '../resident/record.tsx';
import { weigh } from './weighing.ts';

type Visit = At & { readonly signedIn: SignedIn };
/** As what somebody works here: in the post they have chosen, or the only one they have. */
type Worker = { readonly actor: Actor & { readonly organisation: string }; readonly as: 'officer' | 'reviewer' };

const purposes = { officer: 'decide', reviewer: 'review' } as const;
/** Whom a worker's list is for: what waits for them, and what they are the officer of and waits for others. */
const waitingFor = { officer: ['officer', 'resident', 'reviewer', 'shinrai'], reviewer: ['reviewer'] } as const;

export function officerPages(app: Hono, site: Site): void {
  const openSigned = openSignedIn(app, site);
  const open = (entrance: AddressFor<'officer'>, handler: (at: Visit, worker: Worker) => Promise<Response>): void =>
    openSigned(entrance, async (at) => {
      const worker = workerOf(at.signedIn);
      if (worker === undefined) return notHereFor(placeOf(at), at.signedIn);
      const asked = {
        actor: worker.actor,
        action: 'seeWorklist',
        purpose: purposes[worker.as],
        what: entrance,
      } as const;
      const may = await permitWork(site.house.gate, asked);
      return may === 'yes' ? handler(at, worker) : notHereFor(placeOf(at), at.signedIn);
    });

  open('GET /:locale/officer', async (at, { actor, as }) => {
    const own = as === 'officer' && actor.person !== undefined ? { officer: actor.person } : {};
    const lines = await worklist(site.house.app, actor.organisation, { awaits: waitingFor[as], ...own });
    return page(at, <WorklistPage view={framed(at)} lines={lines} as={as} today={dayInJapan(at.now)} />);
  });

  open('GET /:locale/officer/:case', async (at, worker) => {
    const grant = await leaveIn(at, worker, 'seeCase', 'GET /:locale/officer/:case');
    return grant === undefined ? nothing(at) : casePage(at, worker, grant);
  });

  open('POST /:locale/officer/:case/:act', async (at, worker) => {
    const name = at.c.req.param('act') ?? '';
    const action = actionOf(worker.as, name);
    const grant = action && (await leaveIn(at, worker, action, 'POST /:locale/officer/:case/:act'));
    if (grant === undefined) return nothing(at);
    const id = grant.subject;
    const { refused } = at.sent;
    if (refused.length > 0) return grant.action === 'takeCase' ? nothing(at) : casePage(at, worker, grant, refused);
    const move = await moveIn(at, worker, grant, name);
    if (move instanceof Response) return move;
    const done = await site.house.app
      .transaction()
      .execute((act) => doAct(act, site.house.vault, grant as never, move as never, at.now));
    if (!('no' in done)) return at.c.redirect(`/${at.locale}/officer/${name === 'recused' ? '' : id}`, 303);
    if (grant.action === 'takeCase') return at.c.redirect(`/${at.locale}/officer`, 303);
    return casePage(at, worker, grant, caseErrors(sayIn(at.locale), done, fieldOf[name] ?? 'words'));
  });
}

const nothing = (at: Visit) => notHereFor(placeOf(at), at.signedIn);

function workerOf(signedIn: SignedIn): Worker | undefined {
  const roles = (['officer', 'reviewer'] as const).toSorted(
    (a, b) => Number(signedIn.post?.role === b) - Number(signedIn.post?.role === a),
  );
  for (const as of roles) {
    const actor = actorIn(signedIn, as);
    if (actor?.organisation !== undefined) return { actor: { ...actor, organisation: actor.organisation }, as };
  }
  return undefined;
}

/** Under which field an act that was refused says so. */
const fieldOf: Readonly<Record<string, string>> = { viewed: 'disposition', examined: 'settle', decided: 'decide' };

/** What leave an act asks for; none for what is not theirs to do. */
function actionOf(as: Worker['as'], name: string): 'takeCase' | 'examine' | 'review' | undefined {
  const by: readonly string[] | undefined = Object.hasOwn(moves, name)
    ? moves[name as keyof typeof moves].by
    : undefined;
  if (by === undefined || !by.includes(as)) return undefined;
  if (as === 'reviewer') return 'review';
  return name === 'received' || name === 'taken-over' ? 'takeCase' : 'examine';
}

async function leaveIn<A extends CaseAction>(
  { c, gate }: Visit,
  { actor, as }: Worker,
  action: A,
  what: string,
): Promise<CaseGrant<A> | undefined> {
  const id = c.req.param('case') ?? '';
  if (!isUuid(id)) return undefined;
  const grant = await permitCase(gate, { actor, case: id, action, purpose: purposes[as], what });
  return 'no' in grant ? undefined : grant;
}

/** What was sent, as an act; evaluated before anything is locked. */
async function moveIn(
  at: Visit,
  worker: Worker,
  grant: CaseGrant<'takeCase' | 'examine' | 'review'>,
  name: string,
): Promise<Move | Response> {
  const after = Number(at.sent.typed.after);
  // Nothing of a case is opened before it is taken.
  if (name === 'received') return { doing: { act: name, number: numberOf(grant.subject, at.now) }, after };
  if (name === 'taken-over') return { doing: { act: name }, after };
  const opened = await readCase(at.house.app, at.house.vault, grant);
  if (name !== 'examined') {
    const doing = doingIn(at.sent.typed, opened, name);
    return doing === undefined ? nothing(at) : { doing, after };
  }
  const settled = settledIn(at, worker, opened);
  const answer = await weighed(at, [...others(opened.facts, settled), ...settled.map(known)], opened);
  if ('no' in answer) return answerBusy(at.c);
  const adverse = adverseIn(answer.determination, answer.versions);
  return { doing: { act: name, facts: settled, adverse }, after, on: opened.stands };
}

/** What was typed, as an act; nothing where it is none of theirs. */
function doingIn(typed: Typed, opened: Case, name: string): Doing | undefined {
  const words = wordsIn(typed, 'words');
  if (name === 'agreed' || name === 'differed' || name === 'recused' || name === 'reopened')
    return { act: name, words };
  const findings = opened.state.adverse.map((it) => it.finding);
  const reasons = findings.map((finding) => ({ finding, words: wordsIn(typed, `reason.${finding}`) }));
  if (name === 'papers-asked') {
    const papers = (typed.papers ?? '')
      .split('\n')
      .map((it) => it.normalize('NFC').trim())
      .filter((it) => it !== '');
    return { act: name, papers, words };
  }
  if (name === 'hearing-offered') {
    const [first = '', ...rest] = findings;
    return { act: name, findings: [first, ...rest] };
  }
  if (name === 'viewed')
    return { act: name, disposition: typed.disposition ?? '', reasons: reasons.filter((it) => it.words !== '') };
  if (name === 'upheld') return { act: name, reasons };
  if (name === 'decided') return { act: name, disposition: opened.state.view?.disposition ?? '' };
  return undefined;
}

const wordsIn = (typed: Typed, field: string): string => (typed[field] ?? '').normalize('NFC').trim();

/** The office's number of a case: the year, and letters nobody takes for another. */
const numberOf = (id: string, now: Date): string => `${dayInJapan(now).slice(0, 4)}-${id.slice(-12).toUpperCase()}`;

const known = ({ knownFrom, ...fact }: FiledFact): FactVersion => ({ ...fact, knownFrom: new Date(knownFrom) });
const others = (facts: readonly FactVersion[], settled: readonly FiledFact[]): readonly FactVersion[] =>
  facts.filter((it) => !settled.some((one) => one.item === it.item));

/** What the officer settled: their word, with its reason, as facts of the case. */
function settledIn({ sent: { typed }, now }: Visit, { actor }: Worker, { line, facts }: Case): readonly FiledFact[] {
  return [...japan.facts.values()]
    .filter((it) => it.heldBy === 'officer' && ['true', 'false'].includes(typed[`settle.${it.id}`] ?? ''))
    .flatMap(({ id, sensitivity }): readonly FiledFact[] => {
      const value = typed[`settle.${id}`] === 'true';
      const item = uuidOf(createHash('sha256').update(`${line.id}|${id}`).digest());
      const was = facts.find((it) => it.item === item);
      if (was !== undefined && 'value' in was.told && was.told.value === value) return [];
      return [
        {
          version: randomUUIDv7(),
          attribute: id,
          item,
          told: { value },
          valid: {},
          source: { kind: 'organisation', party: actor.organisation },
          label: 'filed',
          sensitivity,
          knownFrom: now.toISOString(),
        },
      ];
    });
}

const weighed = ({ house, signedIn, locale, now }: Visit, facts: readonly FactVersion[], { kind }: Case) =>
  weigh({ house, client: signedIn.person, locale, day: dayInJapan(now) }, kind.procedure, facts);

async function casePage(
  at: Visit,
  { as }: Worker,
  grant: CaseGrant<'seeCase' | 'takeCase' | 'examine' | 'review'>,
  errors: readonly ShownError[] = [],
): Promise<Response> {
  const opened = await readCase(at.house.app, at.house.vault, grant);
  const weighing: Weighing | { readonly no: string } = await weighed(at, opened.facts, opened);
  if ('no' in weighing) return answerBusy(at.c);
  const filed = opened.acts.find((it) => it.act === 'filed');
  const name = filed?.act === 'filed' ? displayName(filed.names, at.locale) : '';
  const asked = askedOfOfficer(weighing, opened);
  const sourceName = await sourcesOf(at, opened.facts);
  const shown = {
    sourceName,
    opened,
    weighing,
    name,
    as,
    asked,
    shielded: shieldedIn(weighing.determination),
    errors,
    typed: at.sent.typed,
  };
  return page(at, <OfficerCasePage view={framed(at)} {...shown} />, errors.length > 0 ? 422 : 200);
}

/** Whose word a fact is, as the office says it. */
async function sourcesOf({ locale, house }: Visit, facts: readonly FactVersion[]) {
  const say = sayIn(locale);
  const ids = facts.flatMap(({ source: { kind, party } }) =>
    kind === 'organisation' && party !== undefined ? [party] : [],
  );
  const organisations = await organisationsOf(house.app, [...new Set(ids)]);
  const names = new Map(organisations.map((it) => [it.id, organisationName(it, locale)]));
  return ({ kind, party }: FactVersion['source']): string =>
    kind === 'resident' ? say('case.by.resident') : (names.get(party ?? '') ?? say(`source.${kind}`));
}

/** Facts only an officer can settle: those that wait for them, and those they have settled. */
const askedOfOfficer = ({ determination }: Weighing, { facts }: Case): readonly string[] => [
  ...new Set([
    ...facts.filter((it) => japan.facts.get(it.attribute)?.heldBy === 'officer').map((it) => it.attribute),
    ...determination.findings
      .flatMap((it) => it.missing)
      .filter((it) => it.heldBy === 'officer')
      .map((it) => it.fact),
  ]),
];
