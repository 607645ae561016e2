import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startBrowser } from '../browser.ts';
import { type Answers, interview, press, unfold } from '../interview.ts';

let browser: Awaited<ReturnType<typeof startBrowser>>;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

const none = { none: true } as const;

/** An invented engineer, twelve years in Japan, who tells the stays one by one. */
const engineer: Answers = {
  periodOfStay: '5y',
  status: 'engineer_humanities',
  relation: 'none',
  stays: {
    list: [
      { from: ['2014', '4', '1'], until: ['2018', '4', '1'], status: 'student' },
      { from: ['2018', '4', '1'], status: 'engineer_humanities' },
    ],
  },
  longTermSince: none,
  protectedSince: none,
  regionalPlanSince: none,
  hspSince: none,
  jSkipSince: none,
  contributionClaimed: 'false',
  publicAssistance: 'false',
  nationalTaxUnpaid: 'false',
  lastLateTax: none,
  lastLatePension: none,
  lastLateHealthInsurance: none,
  notificationsFiled: 'true',
  pointsPossible: 'false',
  sentenced: 'false',
};

const extension: Answers = {
  status: 'engineer_humanities',
  periodOfStay: '3y',
  stayUntil: ['2036', '5', '31'],
  applicationDate: none,
  earlyReason: 'false',
};

const fee: Answers = {
  feeFor: 'extension',
  channel: 'online',
  applicationDate: ['2026', '11', '10'],
  grantedPeriod: 'below-5y',
  firstSpecifiedCard: 'false',
};

const headlineOf = async (page: Page): Promise<string> => (await page.locator('.headline').textContent()) ?? '';

type Journey = {
  readonly procedure: string;
  readonly answers: Answers;
  readonly says: Readonly<Record<string, RegExp>>;
};

const journeys: readonly Journey[] = [
  {
    procedure: 'permanent-residence',
    answers: engineer,
    says: {
      en: /Everything the rules can check is met/,
      ja: /規則で確かめられること[はを]すべて満たしています/,
      'ja-x-easy': /全部/,
    },
  },
  {
    procedure: 'extension',
    answers: extension,
    says: { en: /you can apply from/, ja: /申請できるのは/, 'ja-x-easy': /まだです/ },
  },
  { procedure: 'fees', answers: fee, says: { en: /56,000 yen/, ja: /56,000円/, 'ja-x-easy': /56,000円/ } },
];

// Languages beside each other: while one page is drawn, another is answered.
describe('in every language', { concurrency: 3 }, () => {
  for (const { procedure, answers, says } of journeys) {
    for (const [locale, headline] of Object.entries(says)) {
      test(`${procedure}, ${locale}: from the first page to the result by keyboard, without JavaScript, at 320 px`, async () => {
        const page = await browser.openPage({ js: false, width: 320, locale: locale === 'en' ? 'en' : 'ja' });
        await page.goto(`/${locale}`);
        await press(page, `a[href="/${locale}/${procedure}"]`);
        await press(page, 'button[value="next"]');
        const asked = await interview(page, answers, async (before) => {
          if (before.length % 6 === 0) await browser.looksRight(page, 320);
        });
        assert.equal(new Set(asked).size, asked.length, `asked twice: ${asked.join(' ')}`);
        assert.match(await headlineOf(page), headline, asked.join(' '));
        assert.ok(!page.url().includes('?'), 'nothing stands in the address');
        await browser.looksRight(page, 320);
      });
    }
  }
});

test('permanent residence: the stays are offered as a list, the sentence is asked last, and a wrong list loses nothing', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/permanent-residence');
  await press(page, 'button[value="next"]');
  let wrongSeen = false;
  const asked = await interview(page, engineer, async (before) => {
    if (wrongSeen || (await page.locator('input[name="fact"]').first().getAttribute('value')) !== 'stays') return;
    wrongSeen = true;
    assert.ok(before.includes('residentSince'), 'the coarse question comes first');
    // The end before the start, and a status left out.
    for (const [name, value] of [
      ['0.from.y', '2020'],
      ['0.from.m', '4'],
      ['0.from.d', '1'],
      ['0.until.y', '2019'],
      ['0.until.m', '4'],
      ['0.until.d', '1'],
    ] as const)
      await page.fill(`input[name="${name}"]`, value);
    await press(page, '.actions button[value="answer"]');
    assert.match(await page.title(), /^Error:/);
    assert.equal(await page.inputValue('input[name="0.until.y"]'), '2019');
    await browser.looksRight(page, 320);
    for (const part of ['from', 'until'])
      for (const unit of ['y', 'm', 'd']) await page.fill(`input[name="0.${part}.${unit}"]`, '');
  });
  assert.ok(wrongSeen, asked.join(' '));
  assert.ok(asked.indexOf('stays') > asked.indexOf('sentenced'), 'what is dearer is offered after all that is asked');
  assert.match(await headlineOf(page), /Everything the rules can check is met/);
});

test('points are asked again for the earlier days on which they matter, and that leads to the answer', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/permanent-residence');
  await press(page, 'button[value="next"]');
  const since: Answers = {
    pointsPossible: 'true',
    residentSince: ['2021', '4', '1'],
    workingSince: ['2021', '4', '1'],
  };
  const titles: string[] = [];
  const asked = await interview(page, { ...engineer, ...since, hspPoints: '82' }, async () => {
    titles.push((await page.locator('h1').textContent()) ?? '');
  });
  const points = titles.filter((_, i) => asked[i] === 'hspPoints');
  assert.equal(points.length, 2, titles.join('\n'));
  assert.match(points[1] ?? '', /^On .*: How many points/);
  assert.match(await headlineOf(page), /Everything the rules can check is met/);
  await browser.looksRight(page, 320);
  await press(page, 'button[value="check"]');
  assert.match((await page.locator('main').textContent()) ?? '', /82 points/);
});

test('a late pension is asked about once more for the model, which holds it against the employer', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/permanent-residence');
  await press(page, 'button[value="next"]');
  const late: Answers = { lastLatePension: ['2026', '3'], pensionLateByEmployer: 'true' };
  const asked = await interview(page, { ...engineer, ...late });
  assert.ok(asked.indexOf('pensionLateByEmployer') > asked.indexOf('sentenced'), 'what only the model asks comes last');
  assert.match(await headlineOf(page), /One thing stands in the way/);
  assert.match((await page.locator('main').textContent()) ?? '', /Balanced Coexistence Model/);
});

test('a day before the first law on record is refused beside the field, with what was typed', async () => {
  const page = await browser.openPage({ js: false, width: 320, locale: 'en' });
  await page.goto('/en/extension');
  // Only an application of this kind selects its law.
  const told = JSON.stringify({ asOf: '2026-11-24', facts: { applicationFor: 'extension' } });
  await page.locator('main input[name="situation"]').evaluate((it, text) => it.setAttribute('value', text), told);
  await Promise.all([page.waitForNavigation(), page.locator('button[value="result"]').click()]);
  const ask = async (fact: string): Promise<void> => {
    await unfold(page);
    await Promise.all([page.waitForNavigation(), page.locator(`button[value="ask:${fact}"]`).first().click()]);
  };
  await ask('applicationDate');
  for (const [part, text] of [
    ['y', '2019'],
    ['m', '2'],
    ['d', '3'],
  ] as const)
    await page.fill(`input[name="value.${part}"]`, text);
  await press(page, '.actions button[value="answer"]');
  assert.match(await page.title(), /^Error:/);
  assert.match((await page.locator('.errors').textContent()) ?? '', /1 June 2026/);
  assert.equal(await page.inputValue('input[name="value.y"]'), '2019');
  await browser.looksRight(page, 320);
});

test('what an officer weighs can be answered from the finding itself', async () => {
  const page = await browser.openPage({ js: true, width: 1280, locale: 'en' });
  await page.goto('/en/extension');
  await Promise.all([page.waitForNavigation(), page.locator('button[value="result"]').click()]);
  const finding = page.locator('details.finding', { hasText: 'Tax and insurance' });
  await unfold(page);
  await Promise.all([page.waitForNavigation(), finding.locator('button[value="ask:duesUnpaid"]').click()]);
  await page.locator('input[value="true"]').check();
  await Promise.all([page.waitForNavigation(), page.locator('.actions button[value="answer"]').click()]);
  await page.locator('.besides summary').click();
  await Promise.all([page.waitForNavigation(), page.locator('button[value="result"]').click()]);
  assert.match((await page.locator('.findings.notMet').textContent()) ?? '', /Tax and insurance/);
});
