/** The operator's health page and the administrator's pages: the installation, never content. */
import { randomUUIDv7 } from 'node:crypto';
import type { Hono } from 'hono';
import { type InstallationAction, permit, permitWork } from '#access';
import { logState } from '#audit';
import { parseDay } from '#calendar';
import { formatList } from '#language';
import {
  actorIn,
  addClosingDays,
  addOrganisations,
  beginCeremony,
  changeInstallationSettings,
  countPeople,
  displayName,
  endPost,
  installationSettings,
  namesOf,
  type Organisation,
  organisationKinds,
  organisationsOf,
  postsIn,
  rolesIn,
  type SignedIn,
  staffRoles,
} from '#parties';
import { nextDue, timersSetAside } from '#records';
import { databaseHealth } from '#store';
import { AdministerPage, keepChoices, OperatePage, OrganisationPage } from '../../web/administration/office.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import { readDayField, type Typed } from '../../web/parts/form.ts';
import { organisationName } from '../../web/parts/organisation-name.ts';
import { sayIn, type WordKey } from '../../web/parts/words.ts';
import { notHereFor } from '../door/bar.tsx';
import { page, type Site } from '../door/door.tsx';
import { isLocale } from '../door/locale.ts';
import { sendAgain } from '../door/send-again.tsx';
import { waiting } from '../door/sent.ts';
import { type AddressFor, rowOf } from '../door/table.ts';
import { type At, framed, openSignedIn, placeOf } from '../entrance/entrance.tsx';
import { isUuid } from '../resident/record.tsx';

const invitationLastsMs = 7 * 24 * 3600_000;
type Visit = At & { readonly signedIn: SignedIn };
type Office = AddressFor<'administrator' | 'operator'>;

export function officePages(app: Hono, site: Site): void {
  const { house } = site;
  const openSigned = openSignedIn(app, site);
  const open = (entrance: Office, handler: (at: Visit) => Promise<Response>): void =>
    openSigned(entrance, async (at) => {
      const { audience, asks, purposes } = rowOf(entrance);
      const actor = actorIn(at.signedIn, audience as 'administrator' | 'operator');
      const [action] = asks as readonly InstallationAction[];
      const [purpose] = purposes;
      if (action === undefined || purpose === undefined) throw new Error(`\`${entrance}\` asks for nothing`);
      const request = { action, purpose, what: entrance };
      const may = actor === undefined ? 'not-here' : await permitWork(house.gate, { ...request, actor });
      if (may === 'yes') return handler(at);
      if (may === 'not-here') return notHereFor(placeOf(at), at.signedIn);
      return sendAgain(at.c, framed(at), 'prove', waiting(at.sent));
    });

  open('GET /:locale/operate', async (at) => {
    const [database, people, chain, due, setAside] = await Promise.all([
      databaseHealth(house.app),
      countPeople(house.app),
      logState(house.app),
      nextDue(house.app),
      timersSetAside(house.app),
    ]);
    const keys = house.vault.keyCount();
    const health = {
      ...database,
      ...people,
      ...chain,
      keys,
      setAside,
      faults: house.faults(),
      ...(due === undefined ? {} : { nextDue: due }),
      ...backupOf(house.vault),
    };
    return page(at, <OperatePage view={framed(at)} health={health} unnamedProxy={site.clients.unnamedProxy()} />);
  });

  open('GET /:locale/administer', (at) => administer(at, site));

  open('POST /:locale/administer/organisations', async (at) => {
    const { typed, refused } = at.sent;
    const name = (typed.name ?? '').normalize('NFC').trim().slice(0, 120);
    const kind = organisationKinds.find((it) => it === typed.kind);
    if (refused.length > 0) return administer(at, site, { errors: refused });
    if (name === '' || kind === undefined) return administer(at, site, { errors: [wrong(at, 'name')] });
    const id = isUuid(typed.once ?? '') ? (typed.once as string) : randomUUIDv7();
    await house.app
      .transaction()
      .execute((act) => addOrganisations(act, [{ id, kind, name, closingDays: [], invented: false }], at.now));
    return at.c.redirect(`/${at.locale}/administer`, 303);
  });

  open('POST /:locale/administer/staff', async (at) => {
    const { typed, refused } = at.sent;
    const { organisation = '', role, unit: typedUnit = '' } = typed;
    if (refused.length > 0) return administer(at, site, { errors: refused });
    const unit = typedUnit.normalize('NFC').trim().slice(0, 80);
    const known = staffRoles.find((it) => it === role);
    const found = isUuid(organisation) ? await organisationsOf(house.app, [organisation]) : [];
    const [there] = found;
    if (known === undefined || there === undefined)
      return administer(at, site, { errors: [wrong(at, 'organisation')] });
    if (!rolesIn[there.kind].includes(known)) return administer(at, site, { errors: [noSuchRole(at, there)] });
    const secret = await beginCeremony(
      house.app,
      'invitation',
      { organisation, role: known, ...(unit === '' ? {} : { unit }) },
      invitationLastsMs,
      at.now,
    );
    return administer(at, site, { link: `${site.origin}/${at.locale}/join/${secret}` });
  });

  open('GET /:locale/administer/organisations/:organisation', (at) => organisationPage(at, site));

  open('POST /:locale/administer/posts/:post/end', async (at) => {
    const { organisation = '' } = at.sent.typed;
    const post = at.c.req.param('post') ?? '';
    if (!isUuid(post) || !isUuid(organisation)) return notHereFor(placeOf(at), at.signedIn);
    const ended = await house.app.transaction().execute((act) => endPost(act, post, at.now));
    if (!ended)
      return organisationPage(at, site, organisation, [
        { field: 'posts', message: sayIn(at.locale)('administer.no.last') },
      ]);
    return at.c.redirect(`/${at.locale}/administer/organisations/${organisation}`, 303);
  });

  open('POST /:locale/administer/settings', async (at) => {
    const { language = '', keep = '' } = at.sent.typed;
    const keepDays = keepChoices.find((it) => String(it) === keep);
    if (!isLocale(language) || keepDays === undefined)
      return administer(at, site, { errors: [wrong(at, 'organisation')] });
    await changeInstallationSettings(house.app, { firstLanguage: language, keepDays });
    return at.c.redirect(`/${at.locale}/administer`, 303);
  });

  open('POST /:locale/administer/closing', async (at) => {
    const { typed } = at.sent;
    const { organisation = '' } = typed;
    const [from, until] = (['from', 'until'] as const).map((name) => dayIn(typed, name));
    if (!isUuid(organisation)) return administer(at, site, { errors: [wrong(at, 'organisation')] });
    if (from === undefined) return administer(at, site, { errors: [wrong(at, 'from')] });
    if (until === undefined || from >= until) return administer(at, site, { errors: [wrong(at, 'until')] });
    await house.app.transaction().execute((act) => addClosingDays(act, organisation, { from, until }));
    return at.c.redirect(`/${at.locale}/administer`, 303);
  });
}

/** What people are in an organisation follows from its kind: no officer works in a bank. */
function noSuchRole({ locale }: At, organisation: Organisation): ShownError {
  const say = sayIn(locale);
  const roles = formatList(
    locale,
    rolesIn[organisation.kind].map((it) => say(`role.${it}` as WordKey)),
  );
  return { field: 'role', message: say('administer.no.role', { name: organisationName(organisation, locale), roles }) };
}

function dayIn(typed: Typed, name: string): string | undefined {
  const read = readDayField(name, typed);
  return 'value' in read && typeof read.value === 'string' && parseDay(read.value) !== undefined
    ? read.value
    : undefined;
}

function wrong({ locale }: At, field: 'name' | 'organisation' | 'from' | 'until'): ShownError {
  const key =
    field === 'name'
      ? 'administer.no.name'
      : field === 'organisation'
        ? 'administer.no.organisation'
        : 'administer.no.days';
  return { field, message: sayIn(locale)(key) };
}

type Shown = { readonly errors?: readonly ShownError[]; readonly link?: string };

async function administer(at: Visit, { house }: Site, { errors = [], link }: Shown = {}): Promise<Response> {
  const [organisations, settings] = await Promise.all([organisationsOf(house.app), installationSettings(house.app)]);
  const more = link === undefined ? {} : { link };
  const props = {
    view: framed(at),
    organisations,
    settings,
    typed: at.sent.typed,
    errors,
    once: randomUUIDv7(),
    ...more,
  };
  return page(at, <AdministerPage {...props} />, errors.length > 0 ? 422 : 200);
}

/** Who works in one organisation; each name is looked at with leave and written to that person's log. */
async function organisationPage(
  at: Visit,
  { house }: Site,
  id = at.c.req.param('organisation') ?? '',
  errors: readonly ShownError[] = [],
): Promise<Response> {
  const [organisation] = isUuid(id) ? await organisationsOf(house.app, [id]) : [];
  const actor = actorIn(at.signedIn, 'administrator');
  if (organisation === undefined || actor === undefined) return notHereFor(placeOf(at), at.signedIn);
  const staff = await Promise.all(
    (await postsIn(house.app, id)).map(async (post) => {
      const grant = await permit(at.gate, {
        actor,
        subject: post.person,
        action: 'seeStaff',
        purpose: 'administer',
        what: 'GET /:locale/administer',
      });
      const names = 'no' in grant ? undefined : await namesOf(house.app, house.vault, grant);
      return { ...post, name: names === undefined ? '' : displayName(names, at.locale) };
    }),
  );
  return page(
    at,
    <OrganisationPage view={framed(at)} organisation={organisation} staff={staff} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  );
}

const backupOf = (vault: Site['house']['vault']): { readonly backup?: string } => {
  const backup = vault.kept('backup');
  return backup === undefined ? {} : { backup };
};
