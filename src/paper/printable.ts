/** A paper of which every letter can be printed: what the typeface has not stands as its Unicode number, and is explained. */
import type { Block, Paper, Piece, Text } from './sheet.ts';

type Has = (codePoint: number) => boolean;
/** As the template reads it: no piece is in several writings any more. */
type Plain = string | readonly [string, string];

export type Printable = {
  readonly sheet: object;
  /** How many letters it has. */
  readonly letters: number;
  /** Those that stand as their numbers. */
  readonly lacking: readonly string[];
};

/** Longer words without a space may be broken, so that none runs out of its line, or its column. */
const mostInLine = 70;
const mostInColumn = 18;
const mayBreak = '\u200b';
const brokenInto = /.{1,6}/gu;
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

export function printable(paper: Paper, has: Has): Printable {
  const lacking = new Set<string>();
  let [readings, letters] = [false, 0];
  const plain = (text: string, most: number): string => {
    const clean = text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(unseen, '');
    letters += clean.length;
    return withCodes(breakable(clean, most), has, (it) => lacking.add(it));
  };
  const piece = (it: Piece, most: number): Plain => {
    if (typeof it === 'string') return plain(it, most);
    if ('writings' in it)
      return plain(it.writings.find((writing) => isPrintable(writing, has)) ?? it.writings[0], most);
    readings = true;
    return [plain(it[0], most), plain(it[1], most)];
  };
  const say = (text: Text): readonly Plain[] => text.map((it) => piece(it, mostInLine));
  const cell = (text: Text): readonly Plain[] => text.map((it) => piece(it, mostInColumn));
  const block = (it: Block): object => {
    switch (it.is) {
      case 'page':
        return it;
      case 'list':
      case 'checks':
        return { ...it, items: it.items.map(say) };
      case 'steps':
        return { ...it, steps: it.steps.map((step) => step.map(block)) };
      case 'aside':
        return { ...it, heading: say(it.heading), texts: it.texts.map(say) };
      case 'table':
        return {
          ...it,
          columns: it.columns.map(cell),
          rows: it.rows.map((row) =>
            'across' in row ? { across: say(row.across) } : row.map((lines) => lines.map(cell)),
          ),
        };
      default:
        return { ...it, text: say(it.text) };
    }
  };
  const { language, title, made, codes } = paper;
  const shown = { language, title: say(title), made: say(made), blocks: paper.blocks.map(block) };
  const note = lacking.size === 0 ? [] : [{ is: 'note', text: say(codes) }];
  return {
    sheet: { ...shown, readings, blocks: [...shown.blocks, ...note] },
    letters,
    lacking: [...lacking],
  };
}

const isPrintable = (text: string, has: Has): boolean =>
  [...text.normalize('NFC').replaceAll(unseen, '')].every((it) => /\s/.test(it) || has(codeOf(it)));

/** Letters that stand side by side and cannot be printed stand in one pair of brackets. */
function withCodes(text: string, has: Has, lacks: (letter: string) => void): string {
  let codes: string[] = [];
  let out = '';
  const close = (): void => {
    if (codes.length > 0) out += `[${codes.join(' ')}]`;
    codes = [];
  };
  for (const letter of text) {
    if (letter === mayBreak || has(codeOf(letter))) {
      close();
      out += letter;
    } else {
      lacks(letter);
      codes.push(`U+${codeOf(letter).toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }
  close();
  return out;
}

const codeOf = (letter: string): number => letter.codePointAt(0) ?? 0;

const breakable = (text: string, most: number): string =>
  text.replaceAll(new RegExp(`[!-~\u00a1-\u024f]{${most},}`, 'gu'), (word) =>
    (word.match(brokenInto) ?? []).join(mayBreak),
  );
