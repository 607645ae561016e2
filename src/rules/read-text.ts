/**
 * What people type, read in one way for the page, the command and files: forgiving about how it is written where that
 * cannot change what it is, and refusing what could be read in two ways.
 */

/** Letters of a name: Unicode code points after folding, as JSON Schema counts them. */
export const mostLetters = 80;

/** Cannot be seen, or turns the letters around it: two names that differ in them look alike. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Choose between shapes of the same letter. */
const shapes = /\p{Variation_Selector}/gu;

export type NameRead =
  | { readonly name: string }
  | { readonly no: 'empty' | 'unseen-letters' }
  | { readonly no: 'too-long'; readonly most: number };

/** A name as it is kept, compared and shown: one form of each letter (NFKC), no blanks around it, one between words. */
export function readName(text: string): NameRead {
  const folded = text.replaceAll(shapes, '').normalize('NFKC');
  if (unseen.test(folded)) return { no: 'unseen-letters' };
  const name = folded.trim().replaceAll(/\s+/g, ' ');
  if (name === '') return { no: 'empty' };
  return [...name].length > mostLetters ? { no: 'too-long', most: mostLetters } : { name };
}

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The first letters of a text, at most so many code points: none is cut inside, with its marks or as a joined picture. */
export function firstLetters(text: string, most: number): string {
  let end = 0;
  let count = 0;
  // A letter is as long as whoever writes it likes: more than is looked at is none.
  const looked = text.slice(0, most * 4);
  for (const { segment, index } of letters.segment(looked)) {
    count += [...segment].length;
    const isWhole = index + segment.length < looked.length || looked.length === text.length;
    if (count > most || !isWhole) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** WHY not NFKC: it makes "5²" 52. */
export const halfWidth = (text: string): string =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0))
    .replaceAll(/\p{Zs}/gu, ' ');

/** What may stand after a number, by the unit of what is asked; a unit of something else is not this number. */
const units: Readonly<Record<string, string>> = {
  yen: '円|yen',
  years: '年|years?',
  months: 'か月|ヶ月|ヵ月|カ月|月|months?',
  days: '日|days?',
  points: '点|points?',
  people: '人|名|people|persons?',
};

/**
 * The whole number in "5,500,000", "5 500 000", "５５０万円" or "-5". A mark between digits is read only where it can be
 * nothing but a thousands mark: the same one before every three digits. A point is read only before 万 or 億.
 * @param unit `yen`, or the unit of the fact
 */
export function readWholeNumber(text: string, unit?: string): number | undefined {
  const plain = halfWidth(text).trim().toLowerCase();
  const match = new RegExp(`^(.*?) ?(万|億)? ?(?:${units[unit ?? ''] ?? '$^'})?$`, 'u').exec(plain);
  if (match === null) return undefined;
  const [, written = '', scale] = match;
  const value = scale === undefined ? digits(written) : unit === 'yen' ? scaled(written, zeros[scale]) : undefined;
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** WHY no leading zero: "05" may be 0.5 with its mark lost. A mark after a zero is a decimal one. */
const plainOrGrouped =
  /^([-−]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ ]\d{3})+|[1-9]\d{0,2}(?:['’]\d{3})+)$/;

function digits(written: string): number | undefined {
  const match = plainOrGrouped.exec(written);
  if (match?.[2] === undefined) return undefined;
  const value = Number(match[2].replaceAll(/\D/g, ''));
  return match[1] === '' || value === 0 ? value : -value;
}

const zeros: Readonly<Record<string, number>> = { 万: 4, 億: 8 };

/** "5.5" and "550.25" before 万 or 億; "1.500" could be 1,500. */
function scaled(written: string, places = 0): number | undefined {
  const match = new RegExp(`^(.+?)(?:\\.(\\d{1,2}|\\d{4,${places}}))?$`).exec(written);
  const whole = digits(match?.[1] ?? '');
  if (whole === undefined) return undefined;
  const rest = Number((match?.[2] ?? '').padEnd(places, '0'));
  return whole * 10 ** places + (written.startsWith('-') || written.startsWith('−') ? -rest : rest);
}
