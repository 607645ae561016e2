/** Documents; taking the record away, bringing one, erasing it. */
import { setCookie } from 'hono/cookie';
import { permit } from '#access';
import type { Grant } from '#audit';
import { describeProblemIn } from '#determinations';
import { mostRows } from '#paper';
import { destroyErasedKeys, erasePerson, isLastAdministrator, mandateNotesOf, mergedWith } from '#parties';
import {
  type BringProblem,
  bring,
  differences,
  documentContent,
  documentsOf,
  eraseRecord,
  factsOf,
  keepDocument,
  readTakeAway,
  removeDocument,
  situationOf,
  takeAway,
  weighed,
} from '#records';
import { japan } from '#rulebook/japan';
import { readJson } from '#rules';
import type { Transaction } from '#store';
import type { ShownError } from '../../web/parts/errors.tsx';
import type { WordKey } from '../../web/parts/words.ts';
import { BroughtPage, DocumentsPage, ErasedPage, TakeAwayPage } from '../../web/resident/papers.tsx';
import { recordPaper } from '../../web/resident/record-paper.ts';
import { type Me, notHere, type Serve, show } from '../door/door.tsx';
import { sendPdf } from '../door/print.ts';
import { cookieName, cookieRules } from '../door/who.ts';
import { onPaper, printFor, writingsOf } from './print.ts';
import { clientOf, isUuid, orderOf } from './record.tsx';
import { saidOf } from './said.ts';

export function paperPages(serve: Serve): void {
  serve('GET /:locale/me/documents', async (me, { seeDocuments }, reach) => {
    const documents = await documentsOf(reach, me.house.vault, seeDocuments);
    return show(me, <DocumentsPage view={me} documents={documents} />);
  });

  serve('POST /:locale/me/documents', async (me, { keepDocuments, seeDocuments }, act) => {
    const file = me.sent.files.file;
    if (me.sent.refused.length > 0) {
      const documents = await documentsOf(act, me.house.vault, seeDocuments);
      return show(me, <DocumentsPage view={me} documents={documents} errors={me.sent.refused} />, 422);
    }
    const content = new Uint8Array(file === undefined ? [] : await file.arrayBuffer());
    const kept = await keepDocument(act, me.house.vault, keepDocuments, { name: file?.name ?? '', content }, me.now);
    if (!('no' in kept)) return me.c.redirect(`/${me.locale}/me/documents`, 303);
    const errors = [{ field: 'file', message: me.say(`documents.no.${kept.no}` satisfies WordKey) }];
    const documents = await documentsOf(act, me.house.vault, seeDocuments);
    return show(me, <DocumentsPage view={me} documents={documents} errors={errors} />, 422);
  });

  serve('GET /:locale/me/documents/:document', async (me, { seeDocuments }, reach) => {
    const id = me.c.req.param('document') ?? '';
    const document = isUuid(id) ? await documentContent(reach, me.house.vault, seeDocuments, id) : undefined;
    if (document === undefined) return notHere(me);
    // A file somebody brought is saved, never shown as a page of ours.
    return me.c.body(new Uint8Array(document.content), 200, {
      'content-type': document.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document.name)}`,
      'x-content-type-options': 'nosniff',
    });
  });

  serve('POST /:locale/me/documents/:document/remove', async (me, { keepDocuments }, act) => {
    const id = me.c.req.param('document') ?? '';
    if (isUuid(id)) await removeDocument(act, keepDocuments, id, me.now);
    return me.c.redirect(`/${me.locale}/me/documents`, 303);
  });

  serve('GET /:locale/me/take-away', (me) => show(me, takeAwayPage(me)));

  serve('GET /:locale/me/take-away/file', async (me, grants, reach) => {
    const record = await takeAway(reach, me.house.vault, grants, me.now);
    // A ward's record is taken without the notes of whoever acts for them: those stand under that person's own.
    const notes = await mandateNotesOf(reach, me.house.vault, grants.takeAway, me.day);
    const file = { ...record, ...(notes.length === 0 ? {} : { notes }) };
    return me.c.body(`${JSON.stringify(file, null, 1)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="shinrai-record.json"',
    });
  });

  serve('GET /:locale/me/take-away/paper', async (me, { see, seeDocuments }, reach) => {
    const facts = await factsOf(reach, me.house.vault, see);
    const { unheard, apart, versions } = situationOf(japan.facts, facts, weighed, me.day);
    const paper = recordPaper(onPaper(me), {
      facts,
      differing: new Set([...differences(japan.facts, facts, me.day).keys(), ...unheard, ...apart]),
      order: orderOf(versions),
      said: await saidOf(me, reach, facts),
      documents: await documentsOf(reach, me.house.vault, seeDocuments),
      names: await writingsOf(me, see, reach),
      client: clientOf(me),
    });
    const pdf = await printFor(me, paper);
    if (!('no' in pdf)) return sendPdf(me.c, pdf, 'shinrai-record');
    const busy = pdf.no === 'busy';
    if (busy) me.c.header('Retry-After', String(pdf.retryAfter));
    const message = me.say(busy ? 'takeAway.paper.busy' : 'takeAway.paper.too-long', { count: mostRows });
    return show(me, takeAwayPage(me, [{ field: '', message }]), busy ? 503 : 422);
  });

  serve('POST /:locale/me/bring', async (me, grants, act) => {
    if (me.sent.refused.length > 0) return show(me, takeAwayPage(me, me.sent.refused), 422);
    const input = await jsonIn(me.sent.files.file);
    const file = 'value' in input ? readTakeAway(japan.facts, input.value, me.day) : input;
    if ('problems' in file) return show(me, takeAwayPage(me, whyNot(me, file.problems)), 422);
    const brought = await bring(act, me.house.vault, japan.facts, grants, file, me);
    if ('problems' in brought) return show(me, takeAwayPage(me, whyNot(me, brought.problems)), 422);
    return show(me, <BroughtPage view={me} brought={brought} />);
  });

  serve('POST /:locale/me/erase', async (me, { erase }, act) => {
    if (me.sent.typed.sure !== 'true') {
      return show(me, takeAwayPage(me, [{ field: 'sure', message: me.say('erase.unsure') }]), 422);
    }
    if (await isLastAdministrator(act, erase.subject)) {
      return show(me, takeAwayPage(me, [{ field: 'sure', message: me.say('erase.last') }]), 422);
    }
    // Records that were made one are one to their person, also in the end.
    for (const whom of [...(await leavesForMerged(me, erase, act)), erase]) {
      await eraseRecord(act, whom, me.now);
      await erasePerson(act, whom, me.now);
    }
    me.afterwards.push(async () => me.house.recent.forget());
    me.afterwards.push(() => destroyErasedKeys(me.house.app, me.house.vault));
    setCookie(me.c, cookieName(me.origin), '', { ...cookieRules(me.origin), maxAge: 0 });
    return show(me, <ErasedPage view={{ locale: me.locale, say: me.say, assets: me.assets }} day={me.day} />);
  });
}

/** Leave to erase what was made one with this record, each with its entry. */
async function leavesForMerged(me: Me, erase: Grant<'erase'>, act: Transaction): Promise<readonly Grant<'erase'>[]> {
  const leaves: Grant<'erase'>[] = [];
  for (const person of await mergedWith(act, erase)) {
    const actor = { role: 'resident', person, recent: me.actor.recent } as const;
    const what = `${me.c.req.method} ${me.c.req.routePath}`;
    const leave = await permit(me.gate, { actor, subject: person, action: 'erase', purpose: me.purpose, what }, act);
    if ('no' in leave) throw new Error('a person may not erase their own other record');
    leaves.push(leave);
  }
  return leaves;
}

const takeAwayPage = (me: Me, errors: Parameters<typeof TakeAwayPage>[0]['errors'] = []) => (
  <TakeAwayPage view={me} acting={me.acting} errors={errors} />
);

type Unread = { readonly problems: readonly BringProblem[] };
const noRecord: Unread = { problems: [{ at: '', why: 'not-a-record' }] };

async function jsonIn(file: File | undefined): Promise<{ readonly value: unknown } | Unread> {
  if (file === undefined) return noRecord;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return noRecord;
  }
  const read = readJson(text);
  if ('broken' in read) return noRecord;
  return 'value' in read ? read : { problems: read.problems.map((why) => ({ at: why.at, why })) };
}

/** Every reason, each with its place; that nothing was kept is said once. */
function whyNot({ say, locale }: Me, problems: readonly BringProblem[]): readonly ShownError[] {
  const reasons = problems.map(({ at, why }) => {
    const text = typeof why === 'string' ? say(`bring.why.${why}`) : describeProblemIn(locale, why, japan);
    return at === '' ? text : say('bring.at', { at, text });
  });
  return [say('bring.nothing'), ...new Set(reasons)].map((message) => ({ field: 'file', message }));
}
