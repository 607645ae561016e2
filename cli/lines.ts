/** Lines of a stream of bytes, bounded in length, so that a file of any size fits in memory. */
import type { Readable } from 'node:stream';
import { mostBytes } from './io.ts';

/** A line by its number from 1; without bytes when it was too long. A carriage return at the end is dropped. */
export type Line = { readonly number: number; readonly bytes: Buffer | undefined };

const newline = 0x0a;

export async function* linesOf(stream: Readable): AsyncGenerator<Line> {
  let number = 1;
  let held: Buffer[] = [];
  let size = 0;
  const finish = (): Line => {
    const line: Line = { number, bytes: size > mostBytes ? undefined : withoutReturn(Buffer.concat(held)) };
    number++;
    held = [];
    size = 0;
    return line;
  };
  const hold = (part: Buffer): void => {
    size += part.length;
    // A line that is too long is counted on, not kept.
    if (size > mostBytes) held = [];
    else held.push(part);
  };
  for await (const chunk of stream) {
    let rest = chunk as Buffer;
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      hold(rest.subarray(0, end));
      yield finish();
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) hold(rest);
  }
  if (size > 0) yield finish();
}

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === 0x0d ? line.subarray(0, -1) : line);
