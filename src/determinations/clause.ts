/** A printed part of an article: a sentence, the numbered parts below it, its tables, and the rules it names. */

export type Clause = {
  readonly text: string;
  /** How the parts hang together: all of them, or one of them. */
  readonly join?: 'all' | 'any';
  readonly parts: readonly Clause[];
  readonly tables: readonly Table[];
  /** Ids of other provisions it names. */
  readonly see: readonly string[];
};

/** Rows in two columns; `depth` counts the rows a row stands under. */
export type Table = { readonly head: readonly [string, string]; readonly rows: readonly Row[] };
export type Row = { readonly depth: number; readonly label: string; readonly value: string };

const none: readonly never[] = Object.freeze([]);

/** A sentence made of others: their tables, each once, and what they name come along. */
export function clause(text: string, of: readonly Clause[] = none, more: Partial<Clause> = {}): Clause {
  return {
    text,
    parts: none,
    tables: eachOnce([...of.flatMap(tablesIn), ...(more.tables ?? none)]),
    see: [...of.flatMap(namedIn), ...(more.see ?? none)],
    ...(more.join === undefined ? {} : { join: more.join }),
    ...(more.parts === undefined ? {} : { parts: more.parts }),
  };
}

const tablesIn = (it: Clause): readonly Table[] => [...it.tables, ...it.parts.flatMap(tablesIn)];
const eachOnce = (tables: readonly Table[]): readonly Table[] =>
  tables.length < 2 ? tables : [...new Map(tables.map((it) => [JSON.stringify(it), it])).values()];
const namedIn = (it: Clause): readonly string[] => [...it.see, ...it.parts.flatMap(namedIn)];

/** Words by which a clause is said in one line. */
export type InLine = {
  readonly and: string;
  readonly or: string;
  readonly group: (text: string) => string;
  readonly under: (text: string, more: string) => string;
};

/** A clause as one line; its tables are for whoever prints the line. */
export function inLine(it: Clause, words: InLine): string {
  if (it.parts.length === 0) return it.text;
  const said = it.parts.map((part) => {
    const text = inLine(part, words);
    return part.join === undefined || part.join === it.join || it.parts.length === 1 ? text : words.group(text);
  });
  if (it.join !== undefined) return said.join(it.join === 'all' ? words.and : words.or);
  return words.under(it.text, said.join(words.and));
}
