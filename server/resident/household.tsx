/** Household: who it is, children one acts for, and naming family, which both agree to. */
import { randomUUIDv7 } from 'node:crypto';
import type { Hono } from 'hono';
import { permit } from '#access';
import type { Grant } from '#audit';
import { addYears, isoDay, parseDay } from '#calendar';
import {
  addChild,
  addPeople,
  agreeToTie,
  displayName,
  endTie,
  findTieOffer,
  householdOf,
  type Names,
  offerTie,
  tieKinds,
} from '#parties';
import { addSubjects, tellFacts } from '#records';
import { japan } from '#rulebook/japan';
import type { Reach, Transaction } from '#store';
import { GonePage } from '../../web/entrance/new-person.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import { readScalarField } from '../../web/parts/form.ts';
import { FamilyPage, HouseholdPage } from '../../web/resident/household.tsx';
import { asOneAct, type Me, page, type Serve, type Site, show } from '../door/door.tsx';
import { framed, openSignedIn, secretIn } from '../entrance/entrance.tsx';
import { namesIn } from '../entrance/names-form.ts';
import { isUuid } from './record.tsx';

/** Civil Code art. 4: of age at eighteen. */
const ageOfMajority = 18;

export function householdPages(serve: Serve): void {
  serve('GET /:locale/me/household', async (me, { govern }, reach) => show(me, await householdPage(me, govern, reach)));

  serve('POST /:locale/me/household/child', async (me, { govern }, act) => {
    const child = childIn(me);
    if ('errors' in child)
      return show(me, await householdPage(me, govern, act, { errors: child.errors, open: 'child' }), 422);
    await makeChild(me, act, child);
    return me.c.redirect(`/${me.locale}/me/household`, 303);
  });

  serve('POST /:locale/me/household/offer', async (me, { govern }, act) => {
    const { typed, refused } = me.sent;
    const called = (typed.called ?? '').normalize('NFC').trim().slice(0, 80);
    const kind = tieKinds.find((it) => it === typed.kind && it !== 'child' && it !== 'parent') ?? 'other';
    const errors =
      refused.length > 0 ? refused : called === '' ? [{ field: 'called', message: me.say('household.no.called') }] : [];
    if (errors.length > 0) return show(me, await householdPage(me, govern, act, { errors, open: 'offer' }), 422);
    const secret = await offerTie(act, me.house.vault, govern, { kind, called }, me.now);
    if (secret === undefined) {
      const full = [{ field: 'called', message: me.say('household.no.more') }];
      return show(me, await householdPage(me, govern, act, { errors: full, open: 'offer' }), 422);
    }
    return show(me, await householdPage(me, govern, act, { link: `${me.origin}/${me.locale}/family/${secret}` }));
  });

  serve('POST /:locale/me/household/:person/end', async (me, { govern }, act) => {
    const person = me.c.req.param('person') ?? '';
    if (isUuid(person)) await endTie(act, govern, person, me.now);
    return me.c.redirect(`/${me.locale}/me/household`, 303);
  });
}

type Shown = { readonly errors?: readonly ShownError[]; readonly open?: 'child' | 'offer'; readonly link?: string };

async function householdPage(me: Me, govern: Grant<'govern'>, reach: Reach, shown: Shown = {}) {
  const ties = await householdOf(reach, me.house.vault, govern, me.day);
  return (
    <HouseholdPage view={me} ties={ties} typed={me.sent.typed} once={randomUUIDv7()} acting={me.acting} {...shown} />
  );
}

type Child = { readonly id: string; readonly names: Names; readonly birthDate: string; readonly ofAge: string };

function childIn({ sent, say, day }: Me): Child | { readonly errors: readonly ShownError[] } {
  const read = namesIn(sent, say);
  if ('errors' in read) return read;
  const wrong = { errors: [{ field: 'birth', message: say('household.no.birth') }] };
  const fact = japan.facts.get('birthDate');
  if (fact === undefined || fact.type === 'list') return wrong;
  const typed = Object.fromEntries(['y', 'm', 'd'].map((it) => [`value.${it}`, sent.typed[`birth.${it}`] ?? '']));
  const birth = readScalarField(fact, typed);
  const born = 'value' in birth ? parseDay(String(birth.value)) : undefined;
  if (born === undefined) return wrong;
  const [birthDate, ofAge] = [isoDay(born), isoDay(addYears(born, ageOfMajority))];
  if (birthDate > day || ofAge <= day) return wrong;
  const id = isUuid(sent.typed.once ?? '') ? (sent.typed.once as string) : randomUUIDv7();
  return { id, names: read.names, birthDate, ofAge };
}

/** Makes the child's record, with the day of birth as its first fact. Sent twice, it is made once. */
async function makeChild(me: Me, act: Transaction, { id, names, birthDate, ofAge }: Child): Promise<void> {
  const { house, gate, now, day, locale, signedIn, actor, purpose } = me;
  const people = [{ id, names, resident: true, invented: signedIn.invented, at: now }];
  if (!(await addPeople(act, house.vault, people))) return;
  await addSubjects(act, [id]);
  const called = { childCalled: displayName(names, locale), parentCalled: me.account.name ?? '' };
  await addChild(act, house.vault, { parent: signedIn.person, child: id, ...called, ofAge, from: day }, now);
  const asked = { actor, subject: id, purpose, what: 'POST /:locale/me/household/child' };
  const note = await permit(gate, { ...asked, action: 'note' }, act);
  const see = await permit(gate, { ...asked, action: 'see' }, act);
  if ('no' in note || 'no' in see) throw new Error('a parent may not note the birth of their child');
  const source = { kind: 'guardian', party: signedIn.person } as const;
  const input = { asOf: day, facts: { birthDate } };
  await tellFacts(act, house.vault, { note, see }, { vocabulary: japan.facts, source, label: 'own', input, at: now });
}

/** The link by which somebody agrees to be family. */
export function familyPages(app: Hono, site: Site): void {
  const open = openSignedIn(app, site);
  const { house } = site;

  open('GET /:locale/family/:secret', async (at) => {
    const kind = await findTieOffer(house.app, secretIn(at), at.now);
    if (kind === undefined) return page(at, <GonePage view={framed(at)} />, 404);
    return page(at, <FamilyPage view={framed(at)} kind={kind} secret={secretIn(at)} errors={[]} />);
  });

  open('POST /:locale/family/:secret', async (at) => {
    const secret = secretIn(at);
    const kind = await findTieOffer(house.app, secret, at.now);
    if (kind === undefined) return page(at, <GonePage view={framed(at)} />, 404);
    const view = framed(at);
    const called = (at.sent.typed.called ?? '').normalize('NFC').trim().slice(0, 80);
    const missing = [{ field: 'called', message: view.say('household.no.called') }];
    const errors = at.sent.refused.length > 0 ? at.sent.refused : called === '' ? missing : [];
    if (errors.length > 0) return page(at, <FamilyPage view={view} kind={kind} secret={secret} errors={errors} />, 422);
    return asOneAct(house, async (act) => {
      const agreed = await agreeToTie(act, house.vault, secret, at.signedIn.person, called, at.now);
      return agreed ? at.c.redirect(`/${at.locale}/me/household`, 303) : page(at, <GonePage view={view} />, 404);
    });
  });
}
