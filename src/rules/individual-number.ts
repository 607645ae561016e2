/**
 * Finds individual numbers (個人番号, twelve digits) in whatever somebody wrote: in any script and spelling, whatever stands
 * between the digits. Nothing of ours needs one, and keeping one is forbidden.
 *
 * LAW: 番号法第20条 forbids to collect or keep it. The last digit is a check digit: 平成26年総務省令第85号第5条.
 */

const length = 12;

/** Is there one in this text? What only might be one, because it is split unusually, counts when its check digit is right. */
export function looksLikeIndividualNumber(text: string): boolean {
  return chainsIn(text.normalize('NFKD')).some(isInChain);
}

/** Digits together, and what stands between them and those before. */
type Group = { readonly digits: string; readonly after: string };
/** Groups with no word between them, as they were written. */
type Chain = { readonly groups: readonly Group[]; readonly text: string };

function chainsIn(text: string): readonly Chain[] {
  const chains: Chain[] = [];
  let groups: Group[] = [];
  let [written, digits, between, after] = ['', '', '', ''];
  const endGroup = (): void => {
    if (digits !== '') groups.push({ digits, after });
    digits = '';
  };
  const endChain = (): void => {
    endGroup();
    if (groups.length > 0) chains.push({ groups, text: written });
    groups = [];
    [written, between] = ['', ''];
  };
  for (const letter of text) {
    const digit = digitOf(letter);
    if (digit !== undefined) {
      if (between !== '' || digits === '') {
        endGroup();
        after = between;
      }
      digits += digit;
      between = '';
      written += digit;
    } else if (/[\p{L}]/u.test(letter) && !joining.has(letter)) endChain();
    // What cannot be seen separates nothing.
    else if (!/[\p{Cf}\p{M}]/u.test(letter)) {
      between += letter;
      written += letter;
    }
  }
  endChain();
  return chains;
}

/** Letters people write between digits as a dash, as "of", or as myriads. */
const joining: ReadonlySet<string> = new Set('ーのノ万億');

const ideographs = [
  '〇零○',
  '一壱壹弌',
  '二弐貳貮',
  '三参參',
  '四肆',
  '五伍',
  '六陸',
  '七漆柒',
  '八捌',
  '九玖',
] as const;
const written = new Map(ideographs.flatMap((all, value) => [...all].map((it) => [it, String(value)] as const)));
/** Circled digits that do not decompose: the first of each row is a one. */
const circledOnes = [0x2776, 0x2780, 0x278a];

/** The digit a character stands for, in any script. */
function digitOf(letter: string): string | undefined {
  if (letter >= '0' && letter <= '9') return letter;
  const known = written.get(letter);
  if (known !== undefined) return known;
  const code = letter.codePointAt(0) ?? 0;
  const one = circledOnes.find((it) => code >= it && code < it + 9);
  if (one !== undefined) return String(code - one + 1);
  if (code < 0x80 || !isDecimal(code)) return undefined;
  // Each script has its digits in a row, from zero to nine.
  let value = 0;
  while (value < 9 && isDecimal(code - value - 1)) value += 1;
  return String(value);
}

const isDecimal = (code: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(code));

function isInChain({ groups, text }: Chain): boolean {
  if (groups.some((it) => it.digits.length === length)) return true;
  const total = groups.reduce((sum, it) => sum + it.digits.length, 0);
  if (total < length || isKnown(text)) return false;
  return groups.some((_, from) => beginsAt(groups, from, total));
}

/** Do twelve digits begin with this group that are written as one? */
function beginsAt(groups: readonly Group[], from: number, total: number): boolean {
  let [digits, to] = ['', from];
  for (; digits.length < length && to < groups.length; to++) digits += groups[to]?.digits;
  if (digits.length !== length) return false;
  const within = groups.slice(from, to);
  const between = within.slice(1).map((it) => it.after);
  if (within.length === 3 && within.every((it) => it.digits.length === 4) && between.every((it) => it.length === 1))
    return true;
  return (total === length || new Set(between).size === 1) && hasCheckDigit(digits);
}

/** LAW: 平成26年総務省令第85号第5条. The eleven digits from the last, by 2 to 7 and again 2 to 6; 11 less the rest of 11. */
export function hasCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(0, length - 1)].toReversed().reduce((all, it, i) => all + Number(it) * ((i % 6) + 2), 0);
  const rest = sum % 11;
  return Number(digits.at(-1)) === (rest <= 1 ? 0 : 11 - rest);
}

/** Dates, times, years, telephone numbers, postal codes and amounts, beside each other or alone, are what they are. */
const known = [
  /^(19|20)\d\d([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])$/,
  /^(19|20)\d\d([-/.](0?[1-9]|1[0-2]))?$/,
  /^([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d)?$/,
  // As cameras name their files.
  /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])[-_]([01]\d|2[0-3])[0-5]\d([0-5]\d)?$/,
  /^0\d{1,4}-\d{1,4}-\d{3,4}$/,
  /^\d{3}-\d{4}$/,
  /^\d{1,3}(,\d{3}){1,2}$/,
] as const;

const abroad = /\+\d{1,3}(?:[- ]\d{1,4}){2,3}(?!\d)/g;

const isKnown = (text: string): boolean =>
  text
    .replaceAll(abroad, ' ')
    .split(/[\s;、~〜"'()[\]{}〒¥$]+|,(?=[\s"'[\]{}]|$)/u)
    .map((it) => it.replaceAll(/^[.,:/-]+|[.,:/-]+$/g, ''))
    .filter((it) => it !== '')
    .every((token) => known.some((it) => it.test(token)));
