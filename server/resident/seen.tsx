/** Who saw my data, and objecting to a look. */

import type { Grant } from '#audit';
import { entriesAbout, keyText, objectTo, proofOf, type SeenEntry, signerOf } from '#audit';
import { joinItems } from '#language';
import { calledOf, organisationsOf, rolesOf } from '#parties';
import type { Reach } from '#store';
import { organisationName } from '../../web/parts/organisation-name.ts';
import { SeenPage, type Visit } from '../../web/resident/seen.tsx';
import { type Me, notHere, type Serve, show } from '../door/door.tsx';
import { isUuid, wordsIn } from './record.tsx';

const onePage = 200;
/** Looks of one visit follow each other so closely. */
const visitPauseMs = 30 * 60_000;

export function seenPages(serve: Serve): void {
  serve('GET /:locale/me/seen', async (me, { seeLog }, reach) => show(me, await seenPage(me, seeLog, reach)));

  serve('GET /:locale/me/seen/:entry/proof', async (me, { seeLog }, reach) => {
    const entry = me.c.req.param('entry') ?? '';
    if (!isUuid(entry)) return notHere(me);
    const proof = await proofOf(reach, me.house.vault, seeLog, entry);
    if (proof === undefined) return notHere(me);
    if (proof === 'not-yet') {
      const errors = [{ field: `entry-${entry}`, message: me.say('seen.proof.notYet') }];
      return show(me, await seenPage(me, seeLog, reach, { errors }), 503);
    }
    return me.c.body(proof, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${entry}.tlog-proof"`,
    });
  });

  serve('POST /:locale/me/seen/:entry', async (me, { objectToEntry, seeLog }, act) => {
    const entry = me.c.req.param('entry') ?? '';
    if (!isUuid(entry)) return notHere(me);
    const { words, errors } = wordsIn(me, 'seen.object.empty');
    if (errors.length > 0) {
      const shown = errors.map((it) => ({ ...it, field: `words-${entry}` }));
      return show(me, await seenPage(me, seeLog, act, { errors: shown, typed: { entry, words } }), 422);
    }
    const kept = await objectTo(act, me.house.vault, objectToEntry, entry, words, me.now);
    return kept ? me.c.redirect(`/${me.locale}/me/seen#entry-${entry}`, 303) : notHere(me);
  });
}

type Again = Pick<Parameters<typeof SeenPage>[0], 'errors' | 'typed'>;

async function seenPage(me: Me, grant: Grant<'seeLog'>, reach: Reach, again: Again = {}) {
  const before = me.c.req.query('before');
  const page = before !== undefined && isUuid(before) ? { before } : {};
  const entries = await entriesAbout(reach, me.house.vault, grant, { limit: onePage, ...page });
  const whoOf = await names(me, grant, reach, entries);
  const last = entries.length === onePage ? entries.at(-1)?.id : undefined;
  return (
    <SeenPage
      view={me}
      visits={visitsOf(entries)}
      whoOf={whoOf}
      self={me.subject}
      logKey={keyText(signerOf(me.house.vault))}
      {...(last === undefined ? {} : { more: last })}
      {...again}
    />
  );
}

/** Looks by the same person in the same role, one soon after the other. @param entries newest first */
export function visitsOf(entries: readonly SeenEntry[]): readonly Visit[] {
  const visits: SeenEntry[][] = [];
  const open = new Map<string, SeenEntry[]>();
  for (const it of entries) {
    const by = [it.actor, it.actorRole, it.organisation, it.mandate, it.post].join('|');
    const visit = open.get(by);
    const after = visit?.at(-1);
    if (visit !== undefined && after !== undefined && after.at.getTime() - it.at.getTime() <= visitPauseMs) {
      visit.push(it);
      continue;
    }
    const begun = [it];
    open.set(by, begun);
    visits.push(begun);
  }
  return visits;
}

/** Who looked, in words: how the person calls their helper, the organisation, the role; nobody's private name. */
async function names(
  { say, locale, house }: Me,
  grant: Grant<'seeLog'>,
  reach: Reach,
  entries: readonly SeenEntry[],
): Promise<(entry: SeenEntry) => string> {
  const ids = new Set(entries.flatMap((it) => it.organisation ?? []));
  const organisations = await organisationsOf(reach, [...ids]);
  const mandates = new Set(entries.flatMap((it) => it.mandate ?? []));
  const called = await calledOf(reach, house.vault, grant, [...mandates]);
  const posts = await rolesOf(reach, [...new Set(entries.flatMap((it) => it.post ?? []))]);
  const organisation = new Map(organisations.map((it) => [it.id, organisationName(it, locale)]));
  return (entry) => {
    const post = posts.get(entry.post ?? '');
    const as = post === undefined ? undefined : say(`role.${post}`);
    const who = [called.get(entry.mandate ?? ''), as, organisation.get(entry.organisation ?? '')].filter(
      (it) => it !== undefined && it !== '',
    );
    const role = say(roleOf(entry));
    return who.length === 0
      ? role
      : say('seen.named', {
          role,
          name: joinItems(
            locale,
            who.filter((it) => it !== undefined),
          ),
        });
  };
}

function roleOf({ actorRole }: SeenEntry) {
  if (actorRole === 'shinrai') return 'seen.shinrai';
  if (actorRole === 'helper') return 'seen.helper';
  return actorRole === 'resident' ? 'seen.guardian' : 'seen.staff';
}
