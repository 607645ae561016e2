// My record, telling and contesting, and who saw it, as pages answer a request.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SeenEntry } from '#audit';
import { type Locale, locales } from '#language';
import { readPdf } from '#paper';
import { japan } from '#rulebook/japan';
import { fieldsOf, openTown, origin, signedIn, type Town, type Visitor, visitorWith } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { createApp } from '../app.ts';
import { openSite } from '../site.ts';
import { visitsOf } from './seen.tsx';
import { withoutPlans } from './tell.tsx';

const now = () => new Date('2026-11-24T03:00:00Z');
let town: Town;
before(async () => {
  town = await openTown(now);
});
after(() => town.house.close());

/** The page with readings in brackets, as its words have them. */
const textOf = async (visitor: Visitor, path: string): Promise<string> => {
  const html = await (await visitor.get(path)).text();
  return html.replaceAll(/<ruby>(.*?)<rp>（<\/rp><rt>(.*?)<\/rt><rp>）<\/rp><\/ruby>/g, '$1（$2）');
};
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

test('a record stands by topic, every fact once, with links whose names say what they are about', async () => {
  const lan = await signedIn(town, idOf('c01'));
  await lan.get('/en/me');
  for (const locale of locales) {
    const page = await textOf(lan, `/${locale}/me/record`);
    const rows = [...page.matchAll(/class="fact" id="fact-(\w+)"/g)].map(([, id = '']) => id);
    assert.equal(new Set(rows).size, rows.length);
    assert.ok(rows.length >= 20);
    const label = japan.wording[locale]?.facts.annualPay?.label ?? '';
    assert.match(page, new RegExp(`href="/${locale}/me/tell/annualPay">[^<]*<span class="quiet">: ${label}</span>`));
  }
  const page = plain(await textOf(lan, '/en/me/record'));
  assert.match(page, /Your payments .*Last late pension month .*March 2026 Aoba Pension Office/);
  assert.match(page, /Sakura-en, since 24 November 2020/);
});

test('the years stand as a picture with a sentence and a table, and what the rules look back on in it', async () => {
  const lan = await signedIn(town, idOf('c01'));
  await lan.get('/en/me');
  const page = await textOf(lan, '/en/me/record');
  const [, figure = ''] = /<figure class="years">(.*?)<\/figure>/s.exec(page) ?? [];
  assert.match(plain(figure), /In Japan since 24 August 2016. The last late payment was that for March 2026/);
  assert.match(plain(figure), /Late payments What counts is in the frame: .*24 months \(pension, health insurance\)/);
  assert.match(figure, /<table>.*Nursing Care.*24 November 2020.*<\/table>/s);
  assert.equal(figure.match(/class="mark"/g)?.length, 1);
  assert.doesNotMatch(figure, /NaN|undefined/);
});

test('to whoever acts for somebody, "you" is not the client', async () => {
  const helper = await signedIn(town, idOf('c23'));
  assert.equal((await helper.post(`/en/clients/${idOf('c04')}`)).status, 303);
  const page = plain(await textOf(helper, '/en/me/record'));
  assert.match(page, /The record of Kim Minseo/);
  assert.match(page, /Told by: Kim Minseo/);
  assert.doesNotMatch(page, /Told by: you|for yourself only|You have been/);
});

const placeOf = (answer: Response): string => answer.headers.get('location') ?? '';

test('telling goes on to the next that matters, keeps each answer, and can be skipped and stopped', async () => {
  const ayesha = await signedIn(town, idOf('c16'));
  await ayesha.get('/en/me');
  const list = await textOf(ayesha, '/en/me/tell');
  const [, first = ''] = /href="\/en\/me\/tell\/(\w+)\?guide=next"/.exec(list) ?? [];
  assert.ok(japan.facts.has(first), list.slice(0, 200));
  const told = await ayesha.post(`/en/me/tell/${first}`, { go: 'dontKnow', guide: 'next' });
  assert.equal(told.status, 303);
  const on = await ayesha.get(placeOf(told));
  assert.equal(on.status, 303);
  assert.match(placeOf(on), new RegExp(`/en/me/tell/(?!${first})\\w+\\?guide=next&kept=${first}`));
  assert.match(plain(await textOf(ayesha, placeOf(on))), /Kept in your record: /);
  const [, second = ''] = /tell\/(\w+)\?/.exec(placeOf(on)) ?? [];
  const skipped = placeOf(await ayesha.get(`/en/me/tell?guide=next&after=${second}`));
  assert.doesNotMatch(skipped, new RegExp(`/${second}\\?`));
  // From the record one comes back to it.
  const changed = await ayesha.post(`/en/me/tell/${second}`, { go: 'declined' });
  assert.match(placeOf(changed), new RegExp(`/en/me/record#fact-${second}`));
});

test('a topic is gone through to its end, then its list is shown', async () => {
  const lan = await signedIn(town, idOf('c01'));
  let place = placeOf(await lan.get('/en/me/tell?guide=family'));
  const asked: string[] = [];
  for (; asked.length < 40; place = placeOf(await lan.get(`/en/me/tell?guide=family&after=${asked.at(-1)}`))) {
    const fact = /tell\/(\w+)\?/.exec(place)?.[1];
    if (fact === undefined) break;
    asked.push(fact);
  }
  assert.ok(asked.length > 2 && asked.length < 12, asked.join());
  assert.equal(new Set(asked).size, asked.length);
  assert.ok(!asked.includes('dependants'), 'what is told is not asked');
});

test('facts are found by their name or question, in every language', async () => {
  const lan = await signedIn(town, idOf('c01'));
  const words: Readonly<Record<Locale, string>> = { en: 'PENSION', ja: '年金', 'ja-x-easy': '年金（ねんきん）' };
  for (const [locale, word] of Object.entries(words)) {
    const page = await textOf(lan, `/${locale}/me/tell?q=${encodeURIComponent(word)}`);
    const [, found = ''] = page.split('</form>').slice(-2);
    assert.match(page, new RegExp(`href="/${locale}/me/tell/lastLatePension"`), found);
  }
  assert.match(plain(await textOf(lan, '/en/me/tell?q=zzz')), /Nothing is called so/);
});

test('what was only tried out is no fact: plans, and days ahead of the person’s own acts', async () => {
  const input = {
    asOf: '2026-11-24',
    facts: {
      status: 'student',
      feeFor: 'extension',
      grantedPeriod: '1y',
      channel: 'online',
      applicationDate: '2027-03-01',
      stayUntil: '2027-06-30',
    },
    dontKnow: ['firstSpecifiedCard', 'sentenced'],
  };
  assert.deepEqual(withoutPlans(input).facts, { status: 'student', stayUntil: '2027-06-30' });
  assert.deepEqual(withoutPlans(input).dontKnow, ['sentenced']);
  const sunita = await signedIn(town, idOf('c10'));
  const kept = await sunita.post('/en/me/keep', { situation: JSON.stringify(input) });
  assert.equal(kept.status, 303);
  const page = await textOf(sunita, '/en/me/record');
  assert.match(page, /id="fact-stayUntil"/);
  assert.doesNotMatch(page, /id="fact-(grantedPeriod|channel|feeFor|applicationDate|firstSpecifiedCard)"/);
  for (const [id, fact] of japan.facts)
    if (fact.plan) assert.equal((await sunita.get(`/en/me/tell/${id}`)).status, 404, id);
});

test('a contest shows what was said, the person’s own words, who must answer, and that no day is set', async () => {
  const minh = await signedIn(town, idOf('c09'));
  const record = await textOf(minh, '/en/me/record');
  const [, row = ''] = record.split('id="fact-annualPay"');
  const [, address = ''] = /class="version living".*?href="([^"]*\/contest\/[^"]*)"/s.exec(row) ?? [];
  const form = plain(await textOf(minh, address));
  assert.match(
    form,
    /2,300,000 yen Who said so Sumire Sewing, on .* Who must answer Sumire Sewing By when No last day yet/,
  );
  assert.equal((await minh.post(address, { words: ' ' })).status, 422);
  assert.equal((await minh.post(address, { words: 'I was paid less, I have the slips.' })).status, 303);
  const said = plain(await textOf(minh, address));
  assert.match(said, /What you said on 24 November 2026 I was paid less, I have the slips\./);
  assert.doesNotMatch(await textOf(minh, address), /<textarea/);
  assert.match(plain(await textOf(minh, '/en/me/record')), /Contested since 24 November 2026/);
  assert.equal((await minh.post(`${address}/withdraw`)).status, 303);
  assert.match(await textOf(minh, address), /<textarea/);
});

const look = (minute: number, more: Partial<SeenEntry>): SeenEntry => ({
  id: String(minute),
  at: new Date(now().getTime() + minute * 60_000),
  actorRole: 'helper',
  action: 'see',
  purpose: 'help',
  labels: [],
  what: 'GET /:locale/me/record',
  ...more,
});

test('looks of one person soon after each other are one visit, whoever looks between', () => {
  const [a, b] = [{ actor: 'a' }, { actor: 'b' }];
  const visits = visitsOf([look(90, a), look(12, a), look(11, b), look(10, a), look(0, a)]);
  assert.deepEqual(
    visits.map((it) => it.map(({ id }) => id)),
    [['90'], ['12', '10', '0'], ['11']],
  );
});

test('who saw it says in words who it was, what they did, and one line a visit', async () => {
  const helper = await signedIn(town, idOf('c23'));
  await helper.post(`/en/clients/${idOf('c17')}`);
  await helper.get('/en/me');
  await helper.get('/en/me/record');
  await helper.get('/en/me/record');
  const roberto = await signedIn(town, idOf('c17'));
  const page = await textOf(roberto, '/en/me/seen');
  assert.equal(page.match(/<details class="screen">\s*<summary>I object/g)?.length, 1);
  assert.match(
    plain(page),
    /Your helper \(.*Kawasemi Gyoseishoshi Office\) looked at your (dates|record) and looked at your (dates|record)\./,
  );
  assert.doesNotMatch(plain(page), /filed in a case|mandate \(|GET |attested/);
});

const cookieIn = (answer: Response, name: string): string =>
  answer.headers
    .getSetCookie()
    .map((it) => it.split(';')[0] ?? '')
    .find((it) => it.startsWith(`${name}=`)) ?? '';

async function sendToKeep(situation: object, cookie = '') {
  const body = new URLSearchParams({ situation: JSON.stringify(situation) });
  const headers = { origin: 'http://localhost', cookie, 'content-type': 'application/x-www-form-urlencoded' };
  return town.app.request('/en/me/keep', { method: 'POST', headers, body });
}

test('answers of somebody who signs in only then go on with them, in the same tab, and are kept with one press', async () => {
  const situation = { asOf: '2026-11-24', facts: { careerYears: 7, grantedPeriod: '1y' } };
  const sent = await sendToKeep(situation);
  assert.equal(placeOf(sent), '/en/sign-in?next=%2Fen%2Fme%2Fkeep');
  const waiting = cookieIn(sent, 'shinrai-waiting');
  assert.ok(!waiting.includes('careerYears') && waiting.length > 60);
  const cast = await signedIn(town, idOf('c06'));
  const ana = visitorWith(town, `${cast.cookie}; ${waiting}`);
  const page = await textOf(ana, '/en/me/keep');
  assert.match(plain(page), /record of Ana Clara Silva would be one fact.*Years of experience/);
  assert.doesNotMatch(plain(page), /Granted period/);
  const fields = fieldsOf(page.replaceAll('&quot;', '"'), '/en/me/keep');
  assert.ok(fields !== undefined);
  const kept = await ana.post('/en/me/keep', { situation: JSON.stringify(situation) });
  assert.equal(kept.status, 303);
  assert.equal(cookieIn(kept, 'shinrai-waiting'), 'shinrai-waiting=');
  assert.match(await textOf(cast, '/en/me/record'), /id="fact-careerYears"/);
});

test('what waits is nobody’s who did not send it, is over after a while, ends on leaving, and may be too long', async () => {
  const lucas = await signedIn(town, idOf('c01'));
  for (const cookie of ['', 'shinrai-waiting=made-elsewhere', `shinrai-waiting=${'A'.repeat(80)}`])
    assert.match(await textOf(visitorWith(town, `${lucas.cookie}; ${cookie}`), '/en/me/keep'), /Nothing waits here/);
  const absences = Array.from({ length: 400 }, (_, i) => ({
    from: new Date(Date.UTC(2000, 0, 1 + i * 11 + (i % 3))).toISOString().slice(0, 10),
    until: new Date(Date.UTC(2000, 0, 5 + i * 11 + (i % 4))).toISOString().slice(0, 10),
  }));
  const long = await sendToKeep({ asOf: '2026-11-24', facts: { absences } });
  assert.equal(cookieIn(long, 'shinrai-waiting'), '');
  assert.equal(long.status, 403);
  const left = await town.app.request('/en/leave', { method: 'POST', headers: { origin: 'http://localhost' } });
  assert.equal(cookieIn(left, 'shinrai-waiting'), 'shinrai-waiting=');
});

test('the record and an answer are papers too, in each language, with whose word a fact is and its readings', async () => {
  const lan = await signedIn(town, idOf('c01'));
  const paper = async (path: string) => {
    const answer = await lan.get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="shinrai-[\w-]+\.pdf"$/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    return readPdf(await answer.bytes());
  };
  const english = await paper('/en/me/take-away/paper');
  assert.match(english.said, /^MyrecordTranThiLanAboutyou/);
  assert.match(english.said, /Yearlypay3,900,000yen.*Sakura-enCaresince.*attested/);
  assert.ok(english.source.includes('/Lang (en)'));
  const easy = await paper('/ja-x-easy/me/take-away/paper?readings=all');
  assert.match(easy.said, /^私わたしの記録きろくチャンティラン/);
  assert.ok(easy.source.includes('/Lang (ja)'));
  assert.match((await paper('/ja-x-easy/me/take-away/paper?readings=none')).said, /^私の記録チャンティラン/);

  const stands = await paper('/en/me/stand/permanent-residence/paper');
  const [first = '', second = ''] = stands.pages.map((it) => it.replaceAll('\n', ' '));
  assert.match(first, /Tran Thi Lan.*One thing stands in the way.*Why.*March 2026.*A proposal that is not law/);
  assert.match(first, /1 \/ [23]$/);
  assert.match(second, /^Everything in detail.*Not met.*Pension in time.*guideline, text read.*2 \/ [23]$/);
  assert.match((await paper('/ja/me/stand/permanent-residence/paper')).said, /^永住許可チャンティラン/);
  const earlier = '?on.y=2026&on.m=11&on.d=20';
  assert.match((await paper(`/en/me/stand/permanent-residence/paper${earlier}`)).said, /Asof20November2026/);
  const page = await textOf(lan, `/en/me/stand/permanent-residence${earlier}`);
  assert.ok(page.includes(`/paper${earlier.replaceAll('&', '&amp;')}"`));
  for (const nothing of [
    '/en/me/stand/nothing',
    '/en/me/stand/nothing/paper',
    '/en/me/stand/fees/paper?on.y=1900&on.m=1&on.d=1',
  ])
    assert.equal((await lan.get(nothing)).status, 404, nothing);
});

test('a record of more than a paper holds is told what to do instead, and while others wait to come again', async () => {
  const lan = await signedIn(town, idOf('c01'));
  for (const [no, status, words] of [
    ['too-long', 422, /more than 500 entries.*Download everything/],
    ['busy', 503, /Ask for the PDF again/],
  ] as const) {
    const { assessor } = town.house;
    const refusing = { ...assessor, ask: async () => ({ no, retryAfter: 5 }) };
    const { site } = await openSite({ ...town.house, assessor: refusing as never }, { origin, empty: false });
    const app = createApp({ log: () => undefined, site });
    const answer = await app.request('/en/me/take-away/paper', { headers: { cookie: lan.cookie } });
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('retry-after'), no === 'busy' ? '5' : null);
    assert.match(plain(await answer.text()), words);
  }
});
