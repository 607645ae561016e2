// Home: what people of the cast read first is their story, in every language.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Locale, locales } from '#language';
import { openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

const today = '2026-11-24';
const now = () => new Date(`${today}T03:00:00Z`);
let town: Town;
before(async () => {
  town = await openTown(now);
});
after(() => town.house.close());

const plain = (html: string): string =>
  html
    .replaceAll(/<ruby>(.*?)<rp>（<\/rp><rt>.*?<\/rt><rp>）<\/rp><\/ruby>/g, '$1')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const pageOf = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text();
const firstCard = (page: string): string =>
  plain(/<article class="card" id="first">.*?<\/article>/s.exec(page)?.[0] ?? '');

type Story = Readonly<Record<Locale, readonly RegExp[]>>;
/** What the first card says, and nothing of it further down. */
const stories: Readonly<Record<string, Story>> = {
  // The employer paid one month of the pension late: it stands in the way, until when, and whose it is to mend.
  c01: {
    en: [
      /Permanent residence/,
      /pension contribution for March 2026/,
      /until 1 May 2028/,
      /it was not your fault/,
      /Only your employer can put it right/,
    ],
    ja: [
      /永住許可/,
      /2026年3月分の年金保険料/,
      /2028年5月1日まで/,
      /あなたの落ち度ではありません/,
      /是正できるのは勤務先だけです/,
    ],
    'ja-x-easy': [/永住/, /2026年3月の年金/, /2028年5月1日まで/, /あなたは悪くありません/],
  },
  // Three weeks are left and nothing is filed.
  c02: {
    en: [/Extension/, /Apply by 15 December 2026\. Bring Application form .* Where .* Fee /],
    ja: [/在留期間の更新/, /2026年12月15日までに申請してください。 持ち物 申請書 .* 場所 .* 手数料 /],
    'ja-x-easy': [
      /在留期間の更新/,
      /2026年12月15日までに申し込んでください。 持っていくもの 申込書 .* どこで .* お金 /,
    ],
  },
  // Married two years and eight months; she does not know her pension record.
  c03: {
    en: [/Permanent residence/, /married|marriage/, /since 24 March 2024; 3 years/, /24 March 2027/, /pension service/],
    ja: [/永住許可/, /2024年3月24日から/, /3年/, /2027年3月24日/, /年金事務所/],
    'ja-x-easy': [/永住/, /2024年3月24日から/, /3年/, /2027年3月24日/, /年金事務所/],
  },
  // 85 points, and a year ago too: it is open.
  c11: {
    en: [
      /^Permanent residence/,
      /85 points, and had 80 points 1 year ago/,
      /until 31 March 2027/,
      /Apply (now|by 31 March 2027)\./,
    ],
    ja: [/^永住許可/, /85点.*1年前も80点/, /2027年3月31日まで/, /(今、|2027年3月31日までに)申請してください/],
    'ja-x-easy': [/^永住/, /85点/, /2027年3月31日まで/, /(今、|2027年3月31日までに)申し込んでください/],
  },
  // Twelve years here, everything in time: it is open, and for how long.
  c17: {
    en: [/^Permanent residence/, /10 years are needed/, /until 31 March 2027/, /Apply (now|by 31 March 2027)\./],
    ja: [/^永住許可/, /10年/, /2027年3月31日まで/, /(今、|2027年3月31日までに)申請してください/],
    'ja-x-easy': [/^永住/, /10年/, /2027年3月31日まで/, /(今、|2027年3月31日までに)申し込んでください/],
  },
};

for (const [key, story] of Object.entries(stories))
  test(`${key} reads their story first, in every language`, async () => {
    const visitor = await signedIn(town, idOf(key));
    for (const locale of locales) {
      const card = firstCard(await pageOf(visitor, `/${locale}/me`));
      for (const it of story[locale]) assert.match(card, it, `${key} ${locale}`);
    }
  });

const adults = ['c01', 'c02', 'c03', 'c04', 'c05', 'c10', 'c11', 'c16', 'c17', 'c18'];

test('what cannot concern somebody is not on their page, and no day stands there twice', async () => {
  for (const key of adults) {
    const visitor = await signedIn(town, idOf(key));
    for (const path of ['/en/me', '/en/me/dates', '/en/me/stand']) {
      const page = await pageOf(visitor, path);
      assert.doesNotMatch(
        plain(page),
        /at birth|only for specified skilled|may change|YYYY|undefined/,
        `${key} ${path}`,
      );
      const list = /<ol class="dates">.*?<\/ol>/s.exec(page)?.[0] ?? '';
      const days = [...list.matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, day]) => day);
      assert.equal(new Set(days).size, days.length, `${key} ${path}: ${days.join()}`);
    }
  }
});

test('what only somebody who began it needs is offered, and not answered unasked', async () => {
  const bikash = await signedIn(town, idOf('c02'));
  const page = await pageOf(bikash, '/en/me');
  assert.match(page, /<summary>What you may also ask<\/summary>.*Highly skilled.*<\/details>/s);
  assert.doesNotMatch(
    firstCard(page) + (/<ul class="procedures">.*?<\/ul>/s.exec(page)?.[0] ?? ''),
    /Highly skilled|To pay/,
  );
});

test('what changed is told with its values and by whose word', async () => {
  const lan = await signedIn(town, idOf('c01'));
  const page = plain(await pageOf(lan, '/en/me'));
  assert.match(page, /4 November 2026, told by Aoba Pension Office: 2 facts .*Last late pension month: March 2026/);
  assert.match(page, /told by Sakura-en Care: 2 facts/);
  assert.match(page, /told by you: \d+ facts/);
});

/** What is written for readers of English: without what is marked as another language, and what people typed themselves. */
const english = (page: string): string =>
  plain(page.replaceAll(/<(\w+)[^>]* lang="ja[^"]*"[^>]*>.*?<\/\1>/gs, ' ')).replaceAll(
    /その3|やさしい日本語|日本語/g,
    '',
  );

test('pages in English name people and organisations in Latin letters, in lists to choose from too', async () => {
  const pages = [
    'me',
    'me/record',
    'me/dates',
    'me/seen',
    'me/helpers',
    'me/household',
    'clients',
    'administer',
    'begin',
  ];
  for (const key of ['c01', 'c05', 'c09', 'c17', 'c21', 'c23', 'c24', 'c28']) {
    const visitor = await signedIn(town, idOf(key));
    for (const path of pages) {
      const text = english(await pageOf(visitor, `/en/${path}`));
      assert.doesNotMatch(text, /[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}]/u, `${key} ${path}`);
    }
  }
});

test('to whoever acts for a child it is said whom "you" means', async () => {
  const paulo = await signedIn(town, idOf('c05'));
  assert.equal((await paulo.post(`/en/clients/${idOf('c07')}`)).status, 303);
  for (const path of ['/en/me', '/en/me/stand', '/en/me/stand/extension'])
    assert.match(plain(await pageOf(paulo, path)), /On this page “you” is Lucas Silva\./, path);
});

test('the days of a list are those the answers name', async () => {
  for (const key of ['c01', 'c03']) {
    const visitor = await signedIn(town, idOf(key));
    const list = plain(/<ol class="dates">.*?<\/ol>/s.exec(await pageOf(visitor, '/en/me/dates'))?.[0] ?? '');
    const [, day = ''] = /(\d+ \w+ \d{4}) in [\d,]+ days Permanent residence: not before/.exec(list) ?? [];
    assert.notEqual(day, '', list);
    assert.ok(firstCard(await pageOf(visitor, '/en/me')).includes(day), `${key}: ${day}`);
  }
});
