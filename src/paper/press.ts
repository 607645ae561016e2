/** Prints papers as PDF/UA-1: a document that programs can read aloud, with its letters in it. Nothing of it is kept. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readGlyphs } from './glyphs.ts';
import { printable } from './printable.ts';
import { mostLetters, mostRows, type Paper, rowsOf } from './sheet.ts';

export type Printed = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Letters no typeface has: they stand as their numbers, and the paper says so. */
  readonly lacking: readonly string[];
};
/** It has more rows, or more letters, than one paper may. */
export type TooLong = { readonly no: 'too-long' };

export type Press = {
  /**
   * @param madeAt stands in the document's own description
   * @throws Error when what would be printed is not as PDF/UA-1 asks: a fault of ours
   */
  readonly print: (paper: Paper, madeAt: Date) => Printed | TooLong;
};

const template = fileURLToPath(new URL('./paper.typ', import.meta.url));

/** @param families files of each typeface the template names, in its order: plain and bold */
export async function openPress(families: readonly (readonly string[])[]): Promise<Press> {
  // WHY only now: it is 50 MB of native code, which a server that prints nothing never loads.
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const files = families.map((faces) => faces.map((it) => readFileSync(it)));
  const glyphs = files.map((faces) => faces.map(readGlyphs));
  const has = (codePoint: number): boolean => glyphs.some((faces) => faces.every((it) => it(codePoint)));
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(new URL('.', import.meta.url)),
    fontArgs: [{ fontBlobs: files.flat() }],
  });
  const mainFileContent = readFileSync(template, 'utf8');
  return {
    print: (paper, madeAt) => {
      if (rowsOf(paper.blocks) > mostRows) return { no: 'too-long' };
      const { sheet, letters, lacking } = printable(paper, has);
      if (letters > mostLetters) return { no: 'too-long' };
      try {
        const compiled = compiler.compile({ mainFileContent, inputs: { paper: JSON.stringify(sheet) } });
        const document = compiled.result;
        // A warning too: of an unknown typeface the words would be gone.
        const faults = compiled.takeDiagnostics() ?? compiled.takeWarnings();
        if (document === null || faults !== null)
          throw new Error('the paper is not set as it should be', { cause: faults?.shortDiagnostics });
        const creationTimestamp = Math.floor(madeAt.getTime() / 1000);
        const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
        return { pdf, pages: document.numOfPages, lacking };
      } finally {
        // What it read and set of one person is kept for nobody.
        compiler.evictCache(0);
      }
    },
  };
}
