/** The front door of `paper`: what stands on a paper, and the press that makes a PDF of it. */
export { openPress, type Press, type TooLong } from './press.ts';
export { type Block, mostRows, type Paper, type Row, type Text } from './sheet.ts';
export { type ReadPdf, readPdf } from './test-pdf.ts';
