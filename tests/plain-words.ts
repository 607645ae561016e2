/** What a person would not say: shapes of a machine, and sentences nobody reads to the end. */
import type { Locale } from '#language';

/** The left column of what an answer must not say, by language; what holds in each stands first. */
const everywhere: readonly RegExp[] = [
  /\d{4}-\d{2}-\d{2}/u,
  // An id: `pr.pension`, `pay-below-35`, `lastLatePension`.
  /(?<![\w/.@])[a-z]+(?:-[a-z]+)*\.[a-z][a-z-]+(?![\w/])/u,
  /(?<![\w/.])[a-z]+-[a-z]+-\d+/u,
  /(?<![\w/.])[a-z]{2,}[A-Z][a-z]+[A-Za-z]*/u,
  /[{}]/u,
  /\bundefined\b|\[object/u,
];

const machine: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [
    /as practised|what decided|the day of this determination/iu,
    /\b(?:is|are) not (?:before|after|more than|less than|at least|at most|on or|the same as)\b/iu,
    /: (?:yes|no|met|not met|not known|unknown|has not happened|never)(?=[.,;)]|$)/iu,
    /\bstays as it is\b|\bthe applicant\b|\bone of: |\b(?:every|an) entry of\b/iu,
    /\b(?:it cannot be said|not known): (?![a-z\d])/iu,
    /\b1 (?:years|months|days|points|answers|papers|entries)\b|\b1 (?:year|month|day) (?:are|were)\b/iu,
    /\p{Script=Hiragana}|\p{Script=Katakana}/u,
  ],
  ja: [
    /現行の運用|決め手|判定の日/u,
    /：(?:はい|いいえ|満たす|満たさない|不明|なし)(?=[。、）]|$)/u,
    /のすべての記録|申請人/u,
  ],
  'ja-x-easy': [/現行|決め手/u, /：(?:はい|いいえ|できている|できていない|わからない)(?=[。、）]|$)/u],
};

/** @returns what is wrong with it */
export function machineShapesIn(text: string, locale: Locale): readonly string[] {
  return [...everywhere, ...machine[locale]].flatMap((shape) => shape.exec(text)?.[0] ?? []);
}

const most: Readonly<Record<Locale, number>> = { en: 30, ja: 60, 'ja-x-easy': 45 };

/** Sentences longer than a reader follows: words in English, letters in Japanese; readings in brackets are not counted. */
export function longSentencesIn(text: string, locale: Locale): readonly string[] {
  return sentencesIn(text, locale).filter((it) => lengthOf(it, locale) > most[locale]);
}

/** What follows a colon is a list, each of whose items is read by itself. */
function sentencesIn(text: string, locale: Locale): readonly string[] {
  const ends = locale === 'en' ? /(?<=[.!?;:])\s+|\s·\s/u : /(?<=[。；：])|\s·\s/u;
  return text.split(ends).flatMap((it) => (text.includes(locale === 'en' ? ': ' : '：') ? items(it, locale) : [it]));
}

const items = (text: string, locale: Locale): readonly string[] => text.split(locale === 'en' ? /, / : /、/u);

function lengthOf(text: string, locale: Locale): number {
  if (locale === 'en') return text.split(/\s+/u).filter(Boolean).length;
  const read = locale === 'ja' ? text : text.replaceAll(/（[\p{Script=Hiragana}ー・]+）/gu, '');
  return [...read.replaceAll(/[「」\s]/gu, '')].length;
}
