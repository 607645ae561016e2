// Coming in: the first run of an empty installation, recovery codes, passkeys, and accounts at OpenID providers.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import Provider from 'oidc-provider';
import type { Page } from 'playwright-core';
import { sql } from '#store';
import { startBrowser } from '../browser.ts';
import { fill } from '../interview.ts';
import { go, textOf } from '../town-browser.ts';

let browser: Awaited<ReturnType<typeof startBrowser>>;
let provider: { readonly server: Server; readonly issuer: string };
before(async () => {
  provider = await startProvider();
  const { issuer } = provider;
  browser = await startBrowser('empty', [
    { id: 'city', name: 'Aoba ID', issuer, clientId: 'shinrai', clientSecret: 'an-invented-secret' },
  ]);
});
after(async () => {
  await browser.close();
  provider.server.close();
});

/** A real OpenID provider whose only question is who one is; any password does. */
async function startProvider() {
  let handle: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => void handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const made = new Provider(issuer, {
    clients: [
      {
        client_id: 'shinrai',
        client_secret: 'an-invented-secret',
        redirect_uris: ['http://localhost/sign-in/back'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
  });
  // The port of the journey's server is not known yet: any port of this machine may be come back to.
  made.Client.prototype.redirectUriAllowed = (address: string) =>
    new URL(address).hostname === 'localhost' && new URL(address).pathname === '/sign-in/back';
  handle = made.callback();
  return { server, issuer };
}

const locales = ['en', 'ja', 'ja-x-easy'] as const;

const visitor = (js = false) => browser.openPage({ js, width: 320, locale: 'en' });

let organisation: Page;
test('the first run makes the administrator, once, and every page says what to do next', async () => {
  const page = await visitor();
  const link = (browser.firstRun ?? '').replace('/ja/', '/en/');
  await page.goto(link);
  await browser.looksRight(page, 320);
  await go(page.locator('main form button'));
  // All that is empty, in the order of the form.
  assert.deepEqual(await page.locator('.errors a').evaluateAll((all) => all.map((it) => it.getAttribute('href'))), [
    '#field-name',
    '#field-given',
  ]);
  await browser.looksRight(page, 320);
  await page.locator('#field-name').fill('Shirakaba Town');
  await page.locator('#field-given').fill('Midori');
  await go(page.locator('main form button'));
  assert.equal(await page.locator('code').count(), 10);
  await browser.looksRight(page, 320);
  for (const it of ['administer', 'operate', 'clients', 'me/account', 'me/settings', 'me/names']) {
    assert.equal((await page.goto(`/en/${it}`))?.status(), 200, it);
    assert.equal(await page.locator('.banner.demonstration').count(), 0);
    await browser.looksRight(page, 320);
  }
  const second = await visitor();
  await second.goto(link);
  assert.match(await textOf(second), /does not work any more/);
  organisation = page;
});

for (const locale of locales) {
  test(`${locale}: from nothing to a first determination, without JavaScript, through empty pages that say what to do`, async () => {
    const page = await browser.openPage({ js: false, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
    await page.goto(`/${locale}`);
    await go(page.locator(`a[href="/${locale}/begin"]`));
    await browser.looksRight(page, 320);
    await go(page.locator(`a[href="/${locale}/sign-up"]`));
    await browser.looksRight(page, 320);
    await page.locator('#field-given').fill('Suharto');
    await go(page.locator('main form button'));
    await go(page.locator(`main a[href="/${locale}/me"]`));
    assert.ok(page.url().endsWith(`/${locale}/me`));
    for (const it of [
      'me',
      'me/record',
      'me/tell',
      'me/stand',
      'me/dates',
      'me/seen',
      'me/documents',
      'me/helpers',
      'me/household',
      'me/take-away',
      'me/account',
      'clients',
    ]) {
      assert.equal((await page.goto(`/${locale}/${it}`))?.status(), 200, it);
      await browser.looksRight(page, 320);
    }
    await page.goto(`/${locale}/me/tell/stayUntil`);
    await fill(page, 'value', ['2027', '2', '28']);
    await go(page.locator('.actions button[value="answer"]'));
    await page.goto(`/${locale}/me/stand/extension`);
    assert.match((await page.locator('.headline').textContent()) ?? '', /\S/);
    await page.locator('#fact-none, a[href*="#fact-stayUntil"]').first().waitFor({ state: 'attached' });
    await browser.looksRight(page, 320);
    await page.goto(`/${locale}/me`);
    assert.match(await textOf(page), /2[68] February 2027|2027年.*2月.*2[68]日/);
  });
}

test('an administrator’s colleague comes in by a link, and a lost device by a recovery code', async () => {
  await organisation.goto('/en/administer');
  await organisation.locator('#field-role').selectOption('operator');
  await go(organisation.locator('form[action$="/staff"] button'));
  const colleague = await visitor();
  await colleague.goto(await organisation.locator('#invite-link').inputValue());
  await colleague.locator('#field-given').fill('Sora');
  await go(colleague.locator('main form button'));
  const code = (await colleague.locator('code').first().textContent()) ?? '';
  const other = await visitor();
  await other.goto('/en/sign-in');
  await other.locator('#field-code').fill('bcdfg-hjkmn');
  await go(other.locator('form[action$="/code"] button'));
  assert.match(await textOf(other), /not right/);
  await browser.looksRight(other, 320);
  await other.locator('#field-code').fill(code.toUpperCase().replaceAll('-', ' '));
  await go(other.locator('form[action$="/code"] button'));
  assert.ok(other.url().endsWith('/en/operate'));
});

async function newResident(page: Page, name: string): Promise<void> {
  await page.goto('/en/sign-up');
  await page.locator('#field-given').fill(name);
  await go(page.locator('main form button'));
  await go(page.locator('main a[href="/en/me"]'));
}

test('a passkey is made, signs in, proves again, and is removed', async () => {
  const page = await visitor(true);
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await newResident(page, 'Wulan');
  await page.goto('/en/me/account');
  await Promise.all([
    page.waitForURL(/account$/),
    page.waitForResponse((it) => it.request().method() === 'POST' && it.url().endsWith('/me/account/passkeys')),
    page.locator('[data-passkey="new"]').click(),
  ]);
  await page.waitForSelector('form[action*="/passkeys/"][action$="/end"]');
  // The only pages that scripts change: with their button.
  const withButton = async (it: string): Promise<void> => {
    await page.goto(it);
    assert.ok(await page.locator('[data-passkey]').first().isVisible(), it);
    await browser.looksRight(page, 320);
  };
  for (const locale of locales) for (const it of ['me/account', 'prove']) await withButton(`/${locale}/${it}`);
  await page.goto('/en/me/account');
  await go(page.locator('.who button'));
  for (const locale of locales) await withButton(`/${locale}/sign-in`);
  await page.goto('/en/sign-in?next=/en/me/account');
  await Promise.all([
    page.waitForURL((it) => it.pathname === '/en/me/account'),
    page.locator('[data-passkey="proof"]').click(),
  ]);
  assert.match(await textOf(page), /passkey/);
  await page.goto('/en/prove?next=/en/me/helpers');
  await Promise.all([
    page.waitForURL((it) => it.pathname === '/en/me/helpers'),
    page.locator('[data-passkey="proof"]').click(),
  ]);
  // An answer that was used, or none, opens nothing.
  const refused = await page.request.post('/en/sign-in/passkey', {
    form: { credential: '{}', ceremony: 'made-up' },
    headers: { origin: browser.url },
  });
  assert.equal(refused.status(), 422);
  await page.goto('/en/me/account');
  await go(page.locator('form[action*="/passkeys/"][action$="/end"] button'));
  assert.match(await textOf(page), /No passkey yet/);
});

test('an account at an OpenID provider is added, signs in and proves again; an unknown one makes no record', async () => {
  const page = await visitor();
  await page.goto('/en/sign-in');
  await go(page.locator('a[href*="/sign-in/with/city"]'));
  await atProvider(page, 'unknown');
  assert.match(await textOf(page), /belongs to no record here yet/);
  await browser.looksRight(page, 320);

  const other = await visitor();
  await newResident(other, 'Citra');
  await other.goto('/en/me/account');
  await go(other.locator('form[action$="/account/with/city"] button'));
  await browser.looksRight(other, 320);
  await go(other.locator('main a.button'));
  await atProvider(other, 'citra');
  // Coming back adds nothing: the page names the account and asks.
  assert.match(await textOf(other), /Is this account yours\?.*Aoba ID says that you are signed in there as citra/s);
  await browser.looksRight(other, 320);
  assert.equal(await identities(), 0);
  await go(other.locator('form[action$="/me/account/identities"] button'));
  assert.equal(await identities(), 1);
  assert.match(await textOf(other), /An account elsewhere was added: Aoba ID/);
  await browser.looksRight(other, 320);
  const { rows } = await sql<{ action: string }>`
    SELECT action FROM audit.entry WHERE what = 'POST /:locale/me/account/identities'`.execute(
    browser.house?.app as never,
  );
  assert.ok(rows.some((it) => it.action === 'changeSignIn'));
  await go(other.locator('form[action$="/notices/seen"] button'));
  assert.doesNotMatch(await textOf(other), /was added/);
  await go(other.locator('.who button'));
  await other.goto('/en/sign-in?next=/en/me/account');
  await go(other.locator('a[href*="/sign-in/with/city"]'));
  await atProvider(other, 'citra');
  assert.ok(other.url().endsWith('/en/me/account'));
  await other.goto('/en/prove?next=/en/me/helpers');
  await go(other.locator('a[href*="/prove/with/city"]'));
  await atProvider(other, 'citra');
  assert.ok(other.url().endsWith('/en/me/helpers'));
  // It is removed again, and then signs nobody in.
  await other.goto('/en/me/account');
  await go(other.locator('form[action*="/identities/"][action$="/end"] button'));
  assert.equal(await identities(), 0);
  assert.match(await textOf(other), /An account elsewhere was removed: Aoba ID/);
  // Coming back without having left from this browser opens nothing.
  const stray = await visitor();
  await stray.goto('/sign-in/back?code=stolen&state=stolen');
  assert.match(await textOf(stray), /本人確認ができませんでした|did not confirm/);
});

async function identities(): Promise<number> {
  const { rows } = await sql<{ count: string }>`SELECT count(*) AS count FROM parties.identity`.execute(
    browser.house?.app as never,
  );
  return Number(rows[0]?.count);
}

/** The provider's own pages: who one is, then that one agrees; skipped where it knows already. */
async function atProvider(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 4 && page.url().includes('/interaction/'); i++) {
    const login = page.locator('input[name="login"]');
    if ((await login.count()) > 0) {
      await login.fill(name);
      await page.locator('input[name="password"]').fill('any');
    }
    await go(page.locator('button[type="submit"]'));
  }
}
