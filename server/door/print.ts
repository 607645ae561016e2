/** A paper is set as PDF in a thread, and sent to be saved. */
import type { Context } from 'hono';
import type { Paper, TooLong } from '#paper';
import type { Assessor, Overload } from '../assessing/assessor.ts';

/**
 * @param client whose turn it is
 * @returns why it cannot be printed, where it cannot
 */
export async function print(
  assessor: Assessor,
  client: string,
  paper: Paper,
  now: Date,
): Promise<Buffer | Overload | TooLong> {
  const set = await assessor.ask(client, 'print', { paper, at: now.toISOString() });
  return 'no' in set ? set : Buffer.from(set.pdf, 'base64');
}

/** @param name what the file is called, in Latin letters */
export const sendPdf = (c: Context, pdf: Buffer, name: string): Response =>
  c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}.pdf"`,
  });
