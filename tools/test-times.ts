// A reporter for `node --test`: one line of JSON for each test file, with how long it took.
import type { TestEvent } from 'node:test/reporters';

/** A test file, from the root, or a stage. */
export type Took = { readonly name: string; readonly seconds: number };

/** @public called by Node's test runner */
export default async function* times(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:summary' || data.file === undefined) continue;
    yield `${JSON.stringify({ name: data.file, seconds: data.duration_ms / 1000 })}\n`;
  }
}

/** The lines the reporter wrote, the longest first. */
export const readTimes = (text: string): readonly Took[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Took)
    .toSorted((a, b) => b.seconds - a.seconds);

/** One line each: seconds, then the name. */
export const tableOf = (rows: readonly Took[]): string =>
  rows.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`).join('\n');
