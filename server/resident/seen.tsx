/** Who saw my data, and objecting to a look. */

import type { Grant } from '#audit';
import { entriesAbout, keyText, objectTo, proofOf, type SeenEntry, signerOf } from '#audit';
import { organisationsOf } from '#parties';
import type { Reach } from '#store';
import { SeenPage } from '../../web/resident/seen.tsx';
import { type Me, notHere, type Serve, show } from '../door/door.tsx';
import { isUuid, wordsIn } from './record.tsx';

const onePage = 50;

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
  const whoOf = await names(me, reach, entries);
  const last = entries.length === onePage ? entries.at(-1)?.id : undefined;
  return (
    <SeenPage
      view={me}
      entries={entries}
      whoOf={whoOf}
      self={me.subject}
      logKey={keyText(signerOf(me.house.vault))}
      {...(last === undefined ? {} : { more: last })}
      {...again}
    />
  );
}

/** Who looked, in words: the organisation and the role; nobody's private name. */
async function names(
  { say, locale }: Me,
  reach: Reach,
  entries: readonly SeenEntry[],
): Promise<(entry: SeenEntry) => string> {
  const ids = new Set(entries.flatMap((it) => it.organisation ?? []));
  const organisations = await organisationsOf(reach, [...ids]);
  const organisation = new Map(organisations.map((it) => [it.id, locale === 'en' ? (it.romaji ?? it.name) : it.name]));
  return (entry) => {
    const role = roleOf(entry);
    const at = organisation.get(entry.organisation ?? '');
    return at === undefined ? say(role) : say('join.said', { name: say(role), text: at });
  };
}

function roleOf({ actorRole }: SeenEntry) {
  if (actorRole === 'shinrai') return 'seen.shinrai';
  if (actorRole === 'helper') return 'seen.helper';
  return actorRole === 'resident' ? 'seen.guardian' : 'seen.staff';
}
