/** What stands on a paper: headings, sentences, lists, tables. It knows neither records nor rules. */

/**
 * Letters; a word with its reading; or one thing in several writings, the one asked for first, of which the first that can be
 * printed stands on the paper.
 */
export type Piece =
  | string
  | readonly [word: string, reading: string]
  | { readonly writings: readonly [string, ...string[]] };
export type Text = readonly Piece[];

export type Block =
  | { readonly is: 'heading' | 'subheading' | 'headline' | 'text' | 'strong' | 'note'; readonly text: Text }
  /** `checks` have a box each, to be ticked with a pen. */
  | { readonly is: 'list' | 'checks'; readonly items: readonly Text[] }
  /** Numbered, each of what it needs. */
  | { readonly is: 'steps'; readonly steps: readonly (readonly Block[])[] }
  /** Set apart in a frame: what must not be taken for the rest. */
  | { readonly is: 'aside'; readonly heading: Text; readonly texts: readonly Text[] }
  | {
      readonly is: 'table';
      readonly columns: readonly Text[];
      /** How wide the columns are to each other. */
      readonly widths: readonly number[];
      readonly rows: readonly Row[];
    }
  /** What follows begins on another page. */
  | { readonly is: 'page' };

/** Cells of lines, the first line of the first what the row is about; or what the rows below it have in common. */
export type Row = readonly (readonly Text[])[] | { readonly across: Text };

export type Paper = {
  readonly title: Text;
  /** Of its words, as two letters: `ja`. */
  readonly language: string;
  /** By whom and when it was made, and what it is not: at the foot of every page. */
  readonly made: Text;
  readonly blocks: readonly Block[];
  /** Said where letters had to be printed as their numbers. */
  readonly codes: Text;
};

/** More is not printed: a page is set in native code, which no limit of a thread stops. About 50 pages, 0.3 s, 1 MB. */
export const mostRows = 500;
export const mostLetters = 100_000;

/** Rows, lines and steps. */
export const rowsOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, it) => sum + (it.is === 'steps' ? rowsOf(it.steps.flat()) : linesIn(it)), 0);

function linesIn(it: Exclude<Block, { is: 'steps' }>): number {
  if ('items' in it) return it.items.length;
  return 'rows' in it ? it.rows.length : 1;
}
