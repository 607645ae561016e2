/** For tests: what a PDF of ours says, read from the file itself as programs that read aloud do. */
import { inflateSync } from 'node:zlib';

export type ReadPdf = {
  /** A page a text: its words in the order in which they were set, each run on a line of its own. */
  readonly pages: readonly string[];
  /** Everything of it without spaces, so that no line break stands between words. */
  readonly said: string;
  /** The file with its metadata and structure, as Latin letters. */
  readonly source: string;
};

/** @param pdf as the press sets it: no object streams, two bytes a letter */
export function readPdf(pdf: Uint8Array): ReadPdf {
  const source = Buffer.from(pdf).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj$/gms)].map(([, id = '', body = '']) => [id, body]),
  );
  const at = (id: string | undefined): string => objects.get(id ?? '') ?? '';
  const letters = new Map(
    [...objects]
      .filter(([, body]) => body.includes('/Subtype /Type0'))
      .map(([id, body]) => [id, lettersIn(streamOf(at(/\/ToUnicode (\d+) 0 R/.exec(body)?.[1])))]),
  );
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((body) => {
      const fonts = new Map([...body.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]));
      const content = streamOf(at(/\/Contents (\d+) 0 R/.exec(body)?.[1]));
      return runsIn(content, (font) => letters.get(fonts.get(font) ?? '') ?? new Map()).join('\n');
    });
  return { pages, said: pages.join('').replaceAll(/\s/g, ''), source };
}

function streamOf(body: string): string {
  const [, head = '', stream = ''] = /^(.*?)stream\n(.*)\nendstream$/s.exec(body) ?? [];
  return head.includes('/FlateDecode') ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream;
}

/** Which letters a glyph stands for. */
const lettersIn = (map: string): ReadonlyMap<number, string> =>
  new Map(
    [...map.matchAll(/^<(\w{4})> <(\w+)>$/gm)].map(([, glyph = '', text = '']) => [
      Number.parseInt(glyph, 16),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  );

/** A string as PDF writes it: its bytes in brackets, in which others may stand in pairs, or in hexadecimal. */
const inBrackets = (inside: string): string => String.raw`\((?:\\.|[^\\()]|${inside})*\)`;
const string = String.raw`${inBrackets(inBrackets(inBrackets('(?!)')))}|<[\dA-Fa-f]*>`;
const strings = new RegExp(string, 'gs');
const setting = new RegExp(String.raw`/(f\d+) [\d.]+ Tf|(${string}) Tj|\[((?:${string}|[-\d. ])*)\] TJ`, 'gs');

function runsIn(content: string, lettersOf: (font: string) => ReadonlyMap<number, string>): readonly string[] {
  let letters: ReadonlyMap<number, string> = new Map();
  return [...content.matchAll(setting)].flatMap(([, font, single, several]) => {
    if (font !== undefined) letters = lettersOf(font);
    const run = single ?? several;
    if (run === undefined) return [];
    const glyphs = Buffer.concat((run.match(strings) ?? []).map(bytesIn));
    return Array.from(
      { length: glyphs.length / 2 },
      (_, i) => letters.get(glyphs.readUInt16BE(i * 2)) ?? '\ufffd',
    ).join('');
  });
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bytesIn(text: string): Buffer {
  const inside = text.slice(1, -1);
  if (text.startsWith('<')) return Buffer.from(inside, 'hex');
  const plain = inside.replaceAll(/\\(\d{3}|.)/gs, (_, it: string) =>
    it.length === 3 ? String.fromCharCode(Number.parseInt(it, 8)) : (escapes[it] ?? it),
  );
  return Buffer.from(plain, 'latin1');
}
