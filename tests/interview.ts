// How a visitor goes through the interview by keyboard alone.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Year, month and day; a month has no day. */
type DateTold = readonly [string, string, string] | readonly [string, string];
type FieldTold = string | DateTold;
type EntryTold = Readonly<Record<string, FieldTold>>;

/** What is typed or chosen for one fact: a value, "it has not happened", or the entries of a list, all of them. */
type Told = FieldTold | { readonly none: true } | { readonly list: readonly EntryTold[] };

export type Answers = Readonly<Record<string, Told>>;

/** The fact a page asks for; nothing on other pages. */
export const factOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('input[name="fact"]')?.getAttribute('value') ?? null);

/** Presses Tab until the wanted element has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; ) {
    const stops = await page.evaluate(stopsBefore, selector);
    if (stops === 'there') return;
    // WHY not asked after each: the asking would cost as much as the pressing.
    for (let i = 0; i < stops; i++) await page.keyboard.press('Tab');
    pressed += stops;
  }
  throw new Error(`no way by keyboard to ${selector}`);
}

/** How often Tab is pressed at least from where the focus is: every stop in between takes one. */
function stopsBefore(selector: string): number | 'there' {
  const { activeElement, body } = document;
  if (activeElement?.matches(selector)) return 'there';
  const wanted = document.querySelector(selector);
  if (wanted === null) return 1;
  const follows = (it: Node, other: Node): boolean =>
    (it.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const from = activeElement === body ? null : activeElement;
  // A group of radio buttons is one stop or none: left out, the number is never too great.
  const stops = document.querySelectorAll<HTMLElement>(
    'a[href], button, input:not([type="hidden"], [type="radio"]), select, textarea, summary',
  );
  const between = [...stops].filter(
    (it) => it.tabIndex >= 0 && it.checkVisibility() && follows(it, wanted) && (from === null || follows(from, it)),
  );
  return between.length + 1;
}

export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** Answers the question on the page; "I do not know" when nothing was told. */
export async function answer(page: Page, told: Told | undefined): Promise<void> {
  if (told === undefined) return press(page, 'button[value="dontKnow"]');
  if (typeof told === 'object' && 'none' in told) return press(page, 'button[value="none"]');
  if (typeof told === 'object' && 'list' in told) await fillEntries(page, told.list);
  else await fill(page, 'value', told);
  await press(page, '.actions button[value="answer"]');
}

async function fillEntries(page: Page, entries: readonly EntryTold[]): Promise<void> {
  for (const [i, entry] of entries.entries()) {
    if (i > 0) await press(page, 'button[value="add"]');
    for (const [field, value] of Object.entries(entry)) await fill(page, `${i}.${field}`, value);
  }
  await tabTo(page, '#complete');
  await page.keyboard.press('Space');
}

export async function fill(page: Page, name: string, told: FieldTold): Promise<void> {
  if (typeof told !== 'string') {
    for (const [i, part] of ['y', 'm', 'd'].slice(0, told.length).entries()) {
      await tabTo(page, `input[name="${name}.${part}"]`);
      await page.keyboard.type(told[i] as string);
    }
    return;
  }
  const radio = `input[type="radio"][name="${name}"]`;
  if ((await page.locator(radio).count()) > 0) {
    const place = await placeOf(page, radio, told);
    await tabTo(page, radio);
    await page.keyboard.press('Space');
    return down(page, place);
  }
  const list = `select[name="${name}"]`;
  if ((await page.locator(list).count()) > 0) {
    const place = await placeOf(page, `${list} option`, told);
    await tabTo(page, list);
    return down(page, place);
  }
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.type(told);
}

async function placeOf(page: Page, options: string, value: string): Promise<number> {
  const place = await page
    .locator(options)
    .evaluateAll((all, wanted) => all.findIndex((it) => it.getAttribute('value') === wanted), value);
  assert.ok(place >= 0, `no choice ${value} among ${options}`);
  return place;
}

async function down(page: Page, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press('ArrowDown');
}

/** Everything that is folded, so that it can be pressed. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const it of document.querySelectorAll<HTMLDetailsElement>('main details')) it.open = true;
  });

/** The first fact offered below a result that there is an answer to, pressed; nothing when there is none. */
async function goOn(page: Page, answers: Answers, asked: readonly string[]): Promise<boolean> {
  const offered = await page
    .locator('.offers button')
    .evaluateAll((all) => all.map((it) => it.getAttribute('value')?.replace('ask:', '')));
  const fact = Object.keys(answers).find((it) => offered.includes(it) && !asked.includes(it));
  if (fact === undefined) return false;
  await press(page, `button[value="ask:${fact}"]`);
  return true;
}

/**
 * From the question on the page to the result, and on with what is offered there: the facts that were asked, in order. `look`
 * sees each page before.
 */
export async function interview(
  page: Page,
  answers: Answers,
  look: (asked: readonly string[]) => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  const asked: string[] = [];
  while (asked.length < 60) {
    const fact = await factOf(page);
    if (fact === null) {
      if (await goOn(page, answers, asked)) continue;
      break;
    }
    await look(asked);
    asked.push(fact);
    await answer(page, answers[fact]);
  }
  return asked;
}
