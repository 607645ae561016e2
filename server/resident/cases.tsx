/** Applications: what somebody files, where it stands, and what they can do in it. */
import { randomUUIDv7 } from 'node:crypto';
import { permitCase } from '#access';
import type { CaseGrant, Grant } from '#audit';
import { namesOf, organisationsOf } from '#parties';
import { type Case, casesOf, doAct, type FiledFact, fileCase, filedFact, kinds, readCase } from '#procedures';
import { factsOf } from '#records';
import type { Reach } from '#store';
import { caseErrors } from '../../web/parts/case-errors.ts';
import type { ShownError } from '../../web/parts/errors.tsx';
import { ApplyPage } from '../../web/resident/apply.tsx';
import { CasePage, CasesPage } from '../../web/resident/cases.tsx';
import { type Me, notHere, type Serve, show } from '../door/door.tsx';
import { answerBusy } from '../door/failures.ts';
import { factsFor, weigh } from '../officer/weighing.ts';
import { isUuid } from './record.tsx';
import { saidOf } from './said.ts';

export function casePages(serve: Serve): void {
  serve('GET /:locale/me/cases', async (me, { govern }, reach) => {
    const cases = await casesOf(reach, govern);
    return show(me, <CasesPage view={me} cases={cases} kinds={kinds} offices={await officesOf(reach)} />);
  });

  serve('GET /:locale/me/apply/:kind', async (me, { see }, reach) => apply(me, see, reach));

  serve('POST /:locale/me/apply/:kind', async (me, { file, see }, act) => {
    const kind = kinds.find((it) => it.id === me.c.req.param('kind'));
    const { once = '', office = '' } = me.sent.typed;
    if (kind === undefined || !isUuid(once)) return notHere(me);
    const offices = await officesOf(act);
    if (!offices.some((it) => it.id === office)) return again(me, kind.id, 'office');
    const [all, names] = await Promise.all([factsOf(act, me.house.vault, see), namesOf(act, me.house.vault, file)]);
    const facts = factsFor(kind.procedure, all);
    if (names === undefined || facts.length === 0) return again(me, kind.id, 'facts');
    const filed = await fileCase(act, me.house.vault, file, { id: once, kind: kind.id, office, names, facts }, me.now);
    if (!filed) return again(me, kind.id, 'pending');
    return me.c.redirect(`/${me.locale}/me/cases/${once}`, 303);
  });

  serve('GET /:locale/me/cases/:case', async (me) => {
    const opened = await openCase(me, 'GET /:locale/me/cases/:case');
    return opened === undefined ? notHere(me) : casePage(me, opened);
  });

  serve('POST /:locale/me/cases/:case/:act', async (me, { see }, act) => {
    const id = me.c.req.param('case') ?? '';
    const { words = '', after = '' } = me.sent.typed;
    const name = residentActs.find((it) => it === me.c.req.param('act'));
    if (!isUuid(id) || name === undefined) return notHere(me);
    const asked = {
      actor: me.actor,
      case: id,
      purpose: me.purpose,
      what: 'POST /:locale/me/cases/:case/:act',
    } as const;
    const grant = await permitCase(me.gate, { ...asked, action: 'actInCase' }, act);
    if ('no' in grant) return notHere(me);
    if (me.sent.refused.length > 0)
      return casePage(me, await readCase(act, me.house.vault, grant), me.sent.refused, { [name]: words });
    const said = words.normalize('NFC').trim();
    const doing =
      name === 'withdrawn'
        ? { act: name }
        : name === 'papers-given'
          ? { act: name, words: said, facts: await toldSince(me, act, see, grant) }
          : { act: name, words: said };
    const done = await doAct(act, me.house.vault, grant, { doing: doing as never, after: Number(after) }, me.now);
    if (!('no' in done)) return me.c.redirect(`/${me.locale}/me/cases/${id}`, 303);
    const opened = await readCase(act, me.house.vault, grant);
    return casePage(me, opened, caseErrors(me.say, done, 'words'), { [name]: words });
  });
}

/** What the record says anew of what the case is about. */
async function toldSince(
  { house }: Me,
  reach: Reach,
  see: Grant<'see'>,
  grant: CaseGrant<'actInCase'>,
): Promise<readonly FiledFact[]> {
  const { kind, state } = await readCase(reach, house.vault, grant);
  const all = factsFor(kind.procedure, await factsOf(reach, house.vault, see));
  return all.filter((it) => !state.facts.has(it.version)).map(filedFact);
}

/** What a resident does in their case; the rest is the office's. */
const residentActs = ['papers-given', 'heard', 'contested', 'withdrawn'] as const;

async function openCase(me: Me, what: string): Promise<Case | undefined> {
  const id = me.c.req.param('case') ?? '';
  if (!isUuid(id)) return undefined;
  const grant = await permitCase(me.gate, { actor: me.actor, case: id, action: 'seeCase', purpose: me.purpose, what });
  return 'no' in grant ? undefined : readCase(me.house.app, me.house.vault, grant);
}

async function casePage(
  me: Me,
  opened: Case,
  errors: readonly ShownError[] = [],
  typed: Readonly<Record<string, string>> = {},
) {
  const said = await saidOf(me, me.house.app, opened.facts);
  const offices = await officesOf(me.house.app, [opened.state.office ?? opened.line.office]);
  const page = <CasePage view={me} opened={opened} office={offices[0]} said={said} typed={typed} errors={errors} />;
  return show(me, page, errors.length > 0 ? 422 : 200);
}

/** Why nothing was filed. */
const refusals = ['office', 'facts', 'pending'] as const;

/** WHY the page anew: the law is not asked while the record is locked. */
const again = (me: Me, kind: string, no: (typeof refusals)[number]): Response =>
  me.c.redirect(`/${me.locale}/me/apply/${kind}?no=${no}`, 303);

/** The offices that decide on residence. @param ids these and no other */
async function officesOf(reach: Reach, ids?: readonly string[]) {
  const all = await organisationsOf(reach, ids);
  return all.filter((it) => it.kind === 'immigration-bureau');
}

/** What would be filed, and what the law says to it, before it is. */
async function apply(me: Me, see: Grant<'see'>, reach: Reach): Promise<Response> {
  const kind = kinds.find((it) => it.id === me.c.req.param('kind'));
  if (kind === undefined) return notHere(me);
  const { house, locale, day, signedIn } = me;
  const facts = factsFor(kind.procedure, await factsOf(reach, house.vault, see));
  const asked = { house, client: signedIn.person, locale, day };
  const weighing = await weigh(asked, kind.procedure, facts);
  if ('no' in weighing) return answerBusy(me.c);
  const said = await saidOf(me, reach, facts);
  const no = refusals.find((it) => it === me.c.req.query('no'));
  const errors = no === undefined ? [] : [{ field: 'office', message: me.say(`apply.no.${no}`) }];
  const shown = { facts, weighing, said, once: randomUUIDv7(), errors, recent: me.actor.recent };
  return show(me, <ApplyPage view={me} kind={kind} offices={await officesOf(reach)} {...shown} />);
}
