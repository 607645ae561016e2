/** Helpers: offering a mandate, ending it. */
import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '#audit';
import { addMonths, isoDay, parseDay } from '#calendar';
import { endMandate, mandatesOf, offerMandate, openOffers, type Scope, scopes } from '#parties';
import type { Reach } from '#store';
import type { ShownError } from '../../web/parts/errors.tsx';
import { HelpersPage } from '../../web/resident/people.tsx';
import { type Me, type Serve, show } from '../door/door.tsx';
import { isUuid } from './record.tsx';

const mostOpenOffers = 20;

export function peoplePages(serve: Serve): void {
  serve('GET /:locale/me/helpers', async (me, { govern }, reach) => show(me, await helpersPage(me, govern, reach)));

  serve('POST /:locale/me/helpers', async (me, { giveMandate, govern }, act) => {
    const offer = offerIn(me);
    if ('errors' in offer) {
      return show(me, await helpersPage(me, govern, act, { typed: me.sent.typed, errors: offer.errors }), 422);
    }
    if ((await openOffers(act, giveMandate, me.now)) >= mostOpenOffers) {
      const full = [{ field: 'called', message: me.say('helpers.no.more') }];
      return show(me, await helpersPage(me, govern, act, { typed: me.sent.typed, errors: full }), 422);
    }
    const secret = await offerMandate(act, me.house.vault, giveMandate, offer, me.now);
    // Sent twice: the first one's link was shown already.
    if (secret === undefined) return me.c.redirect(`/${me.locale}/me/helpers`, 303);
    const address = `${me.origin}/${me.locale}/help/${secret}`;
    // WHY only here: what draws it is 57 files at every start.
    const { toDataURL } = await import('qrcode');
    const picture = await toDataURL(address, { margin: 2, width: 240 });
    return show(me, await helpersPage(me, govern, act, { link: { address, picture } }));
  });

  serve('POST /:locale/me/helpers/:mandate/end', async (me, { govern }, act) => {
    const id = me.c.req.param('mandate') ?? '';
    if (isUuid(id)) await endMandate(act, id, govern.subject, me.now);
    return me.c.redirect(`/${me.locale}/me/helpers`, 303);
  });
}

type Shown = Pick<Parameters<typeof HelpersPage>[0], 'link' | 'typed' | 'errors'>;

async function helpersPage(me: Me, govern: Grant<'govern'>, reach: Reach, shown: Shown = {}) {
  const mandates = await mandatesOf(reach, me.house.vault, govern, me.now, me.day);
  return <HelpersPage view={me} mandates={mandates} once={randomUUIDv7()} recent={me.actor.recent} {...shown} />;
}

type OfferRead =
  | { readonly id: string; readonly called: string; readonly scope: readonly Scope[]; readonly endsOn: string }
  | { readonly errors: readonly ShownError[] };

function offerIn({ sent: { typed, refused }, say, day }: Me): OfferRead {
  const called = (typed.called ?? '').normalize('NFC').trim().slice(0, 80);
  const scope = scopes.filter((it) => typed[`scope.${it}`] === 'true');
  const months = [1, 3, 6, 12].find((it) => String(it) === typed.months) ?? 3;
  const errors: ShownError[] = [...refused];
  if (called === '' && refused.length === 0) errors.push({ field: 'called', message: say('helpers.no.called') });
  if (scope.length === 0) errors.push({ field: 'scope', message: say('helpers.no.scope') });
  const today = parseDay(day);
  if (errors.length > 0 || today === undefined) return { errors };
  const id = isUuid(typed.once ?? '') ? (typed.once as string) : randomUUIDv7();
  return { id, called, scope, endsOn: isoDay(addMonths(today, months)) };
}
