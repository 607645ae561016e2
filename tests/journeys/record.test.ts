// What people do with a record, in the invented town: residents, helpers, guardians and staff, without JavaScript on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { columnOf, columns, matrix } from '#access';
import { passDays } from '#procedures';
import { wakeDue } from '#records';
import { sql } from '#store';
import { idOf } from '../../town/person.ts';
import { startBrowser, type TestBrowser } from '../browser.ts';
import { addressed, enter, go, openedFor, textOf, visit } from '../town-browser.ts';

let browser: TestBrowser;
before(async () => {
  browser = await startBrowser('town');
});
after(() => browser.close());

const signIn = (key: string): Promise<Page> => enter(browser, key);

const looksRight = (page: Page): Promise<void> => browser.looksRight(page, 320);

test('where somebody stood on an earlier day is asked on the page', async () => {
  const page = await signIn('c01');
  await page.goto('/en/me/stand/permanent-residence');
  const now = await page.locator('.headline').textContent();
  await page.locator('input[name="on.y"]').fill('yesterday');
  await go(page.locator('form[action$="/stand/permanent-residence"] button.second'));
  assert.match(await textOf(page), /Write an earlier day/);
  await looksRight(page);
  const monthAgo = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  for (const [i, part] of ['y', 'm', 'd'].entries())
    await page.locator(`input[name="on.${part}"]`).fill(monthAgo.split('-')[i] ?? '');
  await go(page.locator('form[action$="/stand/permanent-residence"] button.second'));
  // She had told nothing yet.
  assert.notEqual(await page.locator('.missing li').count(), 0);
  assert.ok(now !== null);
  await looksRight(page);
});

test('what two sources say differently is shown as a matter to correct', async () => {
  const page = await signIn('c09');
  await page.goto('/en/me/record');
  assert.match(await textOf(page), /Two sources say different things/);
  assert.match(await textOf(page), /Sumire Sewing/);
  await go(page.locator('#fact-annualPay .version.living a[href*="/contest/"]'));
  assert.match(await textOf(page), /2,300,000 yen.*Sumire Sewing/);
  await page.locator('#field-words').fill('I was paid less.');
  await go(page.locator('main form button'));
  assert.match((await page.locator('#fact-annualPay .version.living').textContent()) ?? '', /Contested since/);
});

test('a helper takes a mandate by its link, acts with a banner, and sees no more when the resident ends it', async () => {
  const resident = await signIn('p120');
  await resident.goto('/en/me/helpers');
  await go(resident.locator('button:not(.second):not(.link)').last());
  assert.equal(await resident.locator('#errors li').count(), 2);
  await looksRight(resident);
  await resident.locator('#field-called').fill('the woman at the desk');
  for (const it of ['see', 'dates', 'note', 'documents']) await resident.locator(`#scope-${it}`).check();
  await go(resident.locator('form[action="/en/me/helpers"] button'));
  const link = await resident.locator('#offer-link').inputValue();
  assert.ok((await resident.locator('img').getAttribute('src'))?.startsWith('data:image/png'));
  await looksRight(resident);

  const helper = await signIn('c24');
  await helper.goto(link);
  await looksRight(helper);
  await go(helper.locator('main form button'));
  assert.ok(helper.url().endsWith('/en/clients'));
  await go(helper.locator(`form[action="/en/clients/${idOf('p120')}"] button`));
  assert.match((await helper.locator('.banner.acting').textContent()) ?? '', /acting for/);
  await looksRight(helper);
  await visit(helper, '/en/me/tell/dependants');
  await helper.locator('input[name="value"]').fill('3');
  await go(helper.locator('.actions button[value="answer"]'));
  assert.match((await helper.locator('#fact-dependants').textContent()) ?? '', /your helper/);
  const version = (await helper.locator('#fact-dependants a[href*="/contest/"]').getAttribute('href')) ?? '';
  await helper.goto(version);
  await helper.locator('#field-words').fill('It is two.');
  await go(helper.locator('main form button'));
  await visit(helper, '/en/me/documents');
  await helper
    .locator('#field-file')
    .setInputFiles({ name: 'card.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 invented') });
  await go(helper.locator('form[enctype] button'));
  assert.match(await textOf(helper), /card\.pdf/);
  await looksRight(helper);
  // Another device offers the same link: it is used up.
  const second = await signIn('c19');
  await second.goto(link);
  assert.match(await textOf(second), /used already/);

  await resident.goto('/en/me/seen');
  assert.match(await textOf(resident), /Your helper.*Tonari no Kai/s);
  await resident.locator('.seen details summary').first().click();
  await resident.locator('.seen textarea').first().fill('I did not ask for this.');
  await go(resident.locator('.seen details button').first());
  assert.match(await textOf(resident), /You objected on/);
  await looksRight(resident);
  await resident.goto('/en/me/helpers');
  await go(resident.locator('form[action$="/end"] button'));
  assert.equal((await helper.goto('/en/me/record'))?.status(), 404);
  await looksRight(helper);
});

test('a guardian acts for a child, and parents do not see each other', async () => {
  const father = await signIn('c05');
  await father.goto('/en/me/household');
  assert.equal(await father.locator('form[action^="/en/clients/"]').count(), 1);
  await go(father.locator('form[action^="/en/clients/"] button'));
  assert.match((await father.locator('.banner.acting').textContent()) ?? '', /Lucas Silva/);
  for (const it of [
    'me/record',
    'me/tell',
    'me/dates',
    'me/documents',
    'me/seen',
    'me/helpers',
    'me/take-away',
    'me/take-away/file',
  ]) {
    const address = await addressed(father, `/en/${it}`);
    const answer = it.endsWith('file') ? await father.request.get(address) : await father.goto(address);
    assert.equal(answer?.status(), 200, it);
  }
  await visit(father, '/en/me/tell/dependants');
  await father.locator('input[name="value"]').fill('0');
  await go(father.locator('.actions button[value="answer"]'));
  const contest = await father.locator('#fact-dependants a[href*="/contest/"]').getAttribute('href');
  await father.goto(contest ?? '');
  await father.locator('#field-words').fill('Wrong.');
  await go(father.locator('main form button'));
  await visit(father, '/en/me/documents');
  await father.locator('#field-file').setInputFiles({
    name: 'school.png',
    mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]),
  });
  await go(father.locator('form[enctype] button'));
  await visit(father, '/en/me/helpers');
  await father.locator('#field-called').fill('teacher');
  await father.locator('#scope-dates').check();
  await go(father.locator('form[action="/en/me/helpers"] button'));
  assert.ok(await father.locator('#offer-link').isVisible());
  await visit(father, '/en/me/seen');
  await father.locator('main details summary').last().click();
  const entry = await sql<{ id: string }>`SELECT id FROM audit.entry WHERE subject = ${idOf('c07')} LIMIT 1`.execute(
    browser.house?.app as never,
  );
  const objected = await father.request.post(`/en/me/seen/${entry.rows[0]?.id}`, {
    form: { words: 'On behalf of my son.', for: await openedFor(father) },
    headers: { origin: browser.url },
  });
  assert.equal(objected.status(), 200);
  await go(father.locator('.banner.acting button'));
  assert.ok(father.url().endsWith('/en/clients'));
});

test('a parent makes a record for a child, and two agree to be family', async () => {
  const mother = await signIn('p130');
  await mother.goto('/en/me/household');
  await mother.locator('main summary').last().click();
  await go(mother.locator('form[action$="/child"] button'));
  assert.match(await textOf(mother), /Write your name as in the passport/);
  await looksRight(mother);
  await mother.locator('#field-given').fill('Mei');
  for (const [part, value] of [
    ['y', '2001'],
    ['m', '4'],
    ['d', '1'],
  ])
    await mother.locator(`input[name="birth.${part}"]`).fill(value ?? '');
  await go(mother.locator('form[action$="/child"] button'));
  assert.match(await textOf(mother), /child under 18/);
  assert.equal(await mother.locator('#field-given').inputValue(), 'Mei');
  await mother.locator('input[name="birth.y"]').fill('2019');
  await go(mother.locator('form[action$="/child"] button'));
  assert.match(await textOf(mother), /Mei · child/);
  await go(mother.locator('form[action^="/en/clients/"] button'));
  await visit(mother, '/en/me/record');
  assert.match((await mother.locator('#fact-birthDate').textContent()) ?? '', /1 April 2019/);
  await go(mother.locator('.banner.acting button'));

  await mother.goto('/en/me/household');
  await mother.locator('main summary').first().click();
  await mother.locator('form[action$="/offer"] #field-called').fill('my husband');
  await go(mother.locator('form[action$="/offer"] button'));
  const link = await mother.locator('#family-link').inputValue();
  const husband = await signIn('p131');
  await husband.goto(link);
  await go(husband.locator('main form button'));
  assert.match(await textOf(husband), /Write how you call them/);
  await looksRight(husband);
  await husband.locator('#field-called').fill('my wife');
  await go(husband.locator('main form button'));
  assert.match(await textOf(husband), /my wife · spouse/);
  await looksRight(husband);
  assert.equal(await husband.locator('form[action^="/en/clients/"]').count(), 0, 'adults do not act for each other');
  await go(husband.locator('form[action$="/end"] button'));
  await mother.goto('/en/me/household');
  assert.doesNotMatch(await textOf(mother), /my husband/);
});

test('helpers with a narrow mandate find what it covers and nothing else', async () => {
  const dates = await signIn('c23');
  await go(dates.locator(`form[action="/en/clients/${idOf('c02')}"] button`));
  assert.ok(new URL(dates.url()).pathname === '/en/me');
  assert.equal(await dates.locator('.procedures').count(), 0);
  assert.equal(await visit(dates, '/en/me/record'), 404);
  const see = await signIn('c23');
  await go(see.locator(`form[action="/en/clients/${idOf('c04')}"] button`));
  assert.ok(new URL(see.url()).pathname === '/en/me/record');
  assert.equal(await visit(see, '/en/me/tell'), 404);
  const note = await signIn('c24');
  await go(note.locator(`form[action="/en/clients/${idOf('c03')}"] button`));
  assert.ok(new URL(note.url()).pathname === '/en/me/tell');
  await visit(note, '/en/me/tell/dependants');
  await note.locator('input[name="value"]').fill('1');
  await go(note.locator('.actions button[value="answer"]'));
  assert.ok(new URL(note.url()).pathname === '/en/me/tell', 'who may note but not see is not shown the record');
  assert.equal(await visit(note, '/en/me/record'), 404);
  const papers = await signIn('c24');
  await go(papers.locator(`form[action="/en/clients/${idOf('c15')}"] button`));
  assert.ok(new URL(papers.url()).pathname === '/en/me/documents');
  assert.equal(await visit(papers, '/en/me'), 404);
});

test('one’s own: documents, calendar address, settings, take-away and bringing it, codes, protection, erasure', async () => {
  const page = await signIn('p150');
  await page.goto('/en/me/documents');
  await go(page.locator('form[enctype] button'));
  assert.match(await textOf(page), /Choose a file first/);
  await page.locator('#field-file').setInputFiles({
    name: 'residence card.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 invented card'),
  });
  await go(page.locator('form[enctype] button'));
  const paper = await page.request.get((await page.locator('.lines a').getAttribute('href')) ?? '');
  assert.equal((await paper.body()).toString(), '%PDF-1.4 invented card');
  assert.match(paper.headers()['content-disposition'] ?? '', /attachment/);

  await page.goto('/en/me/dates');
  await go(page.locator('form[action$="/dates/feed"] button'));
  const address = await page.locator('#feed-address').inputValue();
  const feed = await (await fetch(address)).text();
  assert.match(feed, /BEGIN:VCALENDAR/);
  assert.doesNotMatch(feed, /stay|extension|residence/i);
  await go(page.locator('form[action$="/feed/end"] button'));
  assert.equal((await fetch(address)).status, 404);

  const file = await page.request.get('/en/me/take-away/file');
  assert.equal((JSON.parse(await file.text()) as { format: string }).format, 'shinrai.record/1');
  await page.goto('/en/me/take-away');
  await page
    .locator('#field-file')
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: await file.body() });
  await go(page.locator('form[action*="/bring"] button'));
  assert.match(await textOf(page), /not empty/);

  await page.goto('/en/me/settings');
  await page.locator('#locale-ja-x-easy').check();
  await page.locator('#furigana-all').check();
  await page.locator('#text-largest').check();
  await go(page.locator('form[action$="/settings"] button'));
  assert.match(page.url(), /ja-x-easy\/me\/settings/);
  assert.ok((await page.locator('main ruby').count()) > 5);
  assert.equal(await page.locator('html').getAttribute('class'), 'text-largest');
  await looksRight(page);

  await page.goto('/en/me/account');
  await go(page.locator('form[action$="/codes"] button'));
  const code = (await page.locator('code').first().textContent()) ?? '';
  await looksRight(page);
  const elsewhere = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await elsewhere.goto('/en/sign-in');
  await elsewhere.locator('#field-code').fill(code);
  await go(elsewhere.locator('form[action$="/sign-in/code"] button'));
  assert.ok(elsewhere.url().endsWith('/en/me'));
  await page.goto('/en/me/account');
  await go(page.locator('form[action$="/end"] button').first());
  await elsewhere.goto('/en/me');
  assert.match(elsewhere.url(), /sign-in/);

  await page.goto('/en/me/settings');
  await go(page.locator('form[action$="/protect"] button'));
  assert.match(await textOf(page), /protected until/);

  await page.goto('/en/me/take-away');
  await go(page.locator('form[action$="/erase"] button'));
  assert.match(await textOf(page), /Tick the box/);
  await page.locator('#field-sure').check();
  await go(page.locator('form[action$="/erase"] button'));
  assert.match((await page.locator('h1').textContent()) ?? '', /was erased on/);
  await page.goto('/en/me/record');
  assert.match(page.url(), /sign-in/);
});

test('answers of an interview are kept in the record, also when one signs in only then', async () => {
  const page = await signIn('p160');
  await page.goto('/en/highly-skilled');
  await go(page.locator('button[value="result"]'));
  await page.locator('button[value="check"]').waitFor();
  await page.goto('/en/me');
  const posted = await page.request.post('/en/me/keep', {
    form: {
      situation: JSON.stringify({ asOf: '2026-11-20', facts: { careerYears: 7 } }),
      for: await openedFor(page),
    },
    headers: { origin: browser.url },
  });
  assert.equal(posted.status(), 200);
  await page.goto('/en/me/record');
  assert.match((await page.locator('#fact-careerYears').textContent()) ?? '', /7 years/);
  const nobody = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await nobody.goto('/en/highly-skilled');
  await go(nobody.locator('button[value="result"]'));
  await go(nobody.locator('button[formaction$="/me/keep"]'));
  // They wait in the browser while one signs in, in the same tab.
  assert.match(nobody.url(), /sign-in\?next=%2Fen%2Fme%2Fkeep/);
  await looksRight(nobody);
});

test('a record taken out of an old proof asks again who is there, and goes on', async () => {
  const page = await signIn('p170');
  await sql`UPDATE parties.session SET proved_at = proved_at - interval '11 minutes' WHERE person = ${idOf('p170')}`.execute(
    browser.house?.app as never,
  );
  await page.goto('/en/me/take-away');
  await go(page.locator('a[href$="/take-away/file"]'));
  assert.match(page.url(), /prove/);
  await looksRight(page);
  await page.goto('/en/prove?next=/en/me/helpers');
  await go(page.locator('form[action="/en/prove"] button'));
  assert.ok(page.url().endsWith('/en/me/helpers'));
});

test('the administrator sets up organisations, colleagues and closing days; the operator sees health and no content', async () => {
  const page = await signIn('c21');
  await go(page.locator('form[action$="/organisations"] button'));
  assert.match(await textOf(page), /Write the name/);
  await looksRight(page);
  await page.locator('#field-name').fill('Yamabuki Clinic');
  await go(page.locator('form[action$="/organisations"] button'));
  assert.match(await textOf(page), /Yamabuki Clinic/);
  await page.locator('#field-role').selectOption('officer');
  await go(page.locator('form[action$="/staff"] button'));
  assert.match(await textOf(page), /Nobody has this role in .*Possible there: administrator/s);
  await looksRight(page);
  await page.locator('#field-role').selectOption('administrator');
  await go(page.locator('form[action$="/staff"] button'));
  const link = await page.locator('#invite-link').inputValue();
  for (const [name, day] of [
    ['from', ['R8', '12', '29']],
    ['until', ['2027', '1', '4']],
  ] as const)
    for (const [i, part] of ['y', 'm', 'd'].entries())
      await page.locator(`input[name="${name}.${part}"]`).fill(day[i] ?? '');
  await go(page.locator('form[action$="/closing"] button'));
  assert.match(await textOf(page), /29 December 2026 – 4 January 2027/);
  await page.locator('#field-keep').selectOption('30');
  await go(page.locator('form[action$="/settings"] button'));
  assert.equal(await page.locator('#field-keep').inputValue(), '30');
  await go(page.locator(`a[href$="/organisations/${idOf('o01')}"]`));
  assert.match(await textOf(page), /Aoki Megumi.*Baba Kenta/s);
  await looksRight(page);
  await go(page.locator('form[action*="/posts/"] button').first());
  assert.match(await textOf(page), /last administrator/);
  await looksRight(page);
  const colleague = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await colleague.goto(link);
  await looksRight(colleague);
  await colleague.locator('#field-given').fill('Hanako');
  await go(colleague.locator('main form button'));
  assert.equal(await colleague.locator('code').count(), 10);
  await colleague.goto(link);
  assert.match(await textOf(colleague), /does not work any more/);
  const operator = await signIn('c22');
  assert.match(await textOf(operator), /PostgreSQL 18/);
  assert.doesNotMatch(await textOf(operator), /Tran|Lan/);
});

test('a case goes from its resident to an officer and a second person, and each reads what is theirs', async () => {
  const resident = await signIn('c01');
  await resident.goto('/en/me/apply/permanent-residence');
  await looksRight(resident);
  await resident.locator('#field-office').selectOption(idOf('o23'));
  await go(resident.locator('main form[action$="/apply/permanent-residence"] button'));
  const mine = new URL(resident.url()).pathname;
  const id = mine.split('/').at(-1) ?? '';
  await looksRight(resident);

  const officer = await signIn('c25');
  await officer.goto('/en/officer');
  await looksRight(officer);
  await go(officer.locator(`form[action$="${id}/received"] button`));
  await looksRight(officer);
  const settle = officer.locator('input[name^="settle."][value="false"]');
  for (const it of await settle.all()) await it.check();
  await go(officer.locator('form[action$="/examined"] button'));
  await go(officer.locator('form[action$="/hearing-offered"] button'));

  await resident.goto(mine);
  await looksRight(resident);
  await resident.locator('#field-words').fill('The months were my employer’s.');
  await go(resident.locator('form[action$="/heard"] button'));

  await officer.goto(`/en/officer/${id}`);
  await go(officer.locator('form[action$="/examined"] button'));
  await officer.locator('#disposition-refused').check();
  for (const it of await officer.locator('textarea[name^="reason."]').all())
    await it.fill('What was found, and why it weighs.');
  await go(officer.locator('form[action$="/viewed"] button'));

  const reviewer = await signIn('c26');
  await reviewer.goto('/en/officer');
  await go(reviewer.locator(`a[href$="${id}"]`));
  await looksRight(reviewer);
  await go(reviewer.locator('form[action$="/agreed"] button'));

  await officer.goto(`/en/officer/${id}`);
  await go(officer.locator('form[action$="/decided"] button'));
  await resident.goto(mine);
  assert.match(await textOf(resident), /Refused on .*What was found, and why it weighs\./s);
  await looksRight(resident);
});

test('a guardian files for a child, and takes it back', async () => {
  const father = await signIn('c05');
  await father.goto('/en/me/household');
  await go(father.locator('form[action^="/en/clients/"] button').first());
  await visit(father, '/en/me/apply/extension');
  await father.locator('#field-office').selectOption(idOf('o23'));
  await go(father.locator('main form[action$="/apply/extension"] button'));
  assert.match(await textOf(father), /Sent/);
  const id = new URL(father.url()).pathname.split('/').at(-1) ?? '';
  const officer = await signIn('c25');
  await officer.goto('/en/officer');
  await go(officer.locator(`form[action$="${id}/received"] button`));
  await officer.locator('summary').filter({ hasText: 'Ask for papers' }).click();
  await officer.locator('#field-papers').fill('The birth certificate');
  await go(officer.locator('form[action$="/papers-asked"] button'));
  assert.match(await textOf(officer), /the field is empty/);
  assert.equal(await officer.locator('#field-papers').inputValue(), 'The birth certificate');
  await officer.locator('form[action$="/papers-asked"] #field-words').fill('To see who the parents are.');
  await go(officer.locator('form[action$="/papers-asked"] button'));
  const { house } = browser;
  assert.ok(house !== undefined);
  await passDays(house.gate, house.vault, '2031-01-01', new AbortController().signal);
  await father.reload();
  assert.match(await textOf(father), /No papers came by the day/);
  await father.locator('summary').filter({ hasText: 'Take the application back' }).click();
  await go(father.locator('form[action$="/withdrawn"] button'));
  assert.match(await textOf(father), /Taken back/);
});

test('every cell the matrix grants was used by these journeys', async () => {
  const { house, allowed } = browser;
  assert.ok(house !== undefined);
  await wakeDue(house.gate, house.standings, '2031-01-01');
  const used = new Set(
    allowed.map((it) => `${it.action} ${it.label ?? '-'} ${columnOf(it) ?? mandateColumns(it.scope, it.action)}`),
  );
  const granted = matrix.flatMap(({ action, label, cells }) =>
    columns.filter((it) => cells[it] !== '.').map((it) => `${action} ${label ?? '-'} ${it}`),
  );
  assert.deepEqual(
    granted.filter((it) => !used.has(it)),
    [],
  );
});

/** A mandate for several things is used for the one that allows this. */
function mandateColumns(scope: readonly string[], action: string): string {
  const needs: Readonly<Record<string, string>> = {
    see: 'see',
    seeDates: 'dates',
    seeDocuments: 'documents',
    keepDocuments: 'documents',
    note: 'note',
    contest: 'note',
  };
  return scope.find((it) => it === needs[action]) ?? scope[0] ?? '';
}
