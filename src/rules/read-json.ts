/**
 * Reads JSON without losing anything silently: a name told twice (of which `JSON.parse` keeps the last), a number with more
 * digits than a number keeps, and lists and objects nested too deep to be looked at, are problems with their place.
 */
import { mostDepth } from './fact.ts';
import { looksLikeIndividualNumber } from './individual-number.ts';
import { type Problem, shown } from './problem.ts';

/** A number written with more is read as another number. */
const mostDigits = 15;

export type JsonRead =
  | { readonly value: unknown }
  | { readonly problems: readonly Problem[] }
  /** Not JSON, and where, counted from 1; at the end of the text when nothing is said. */
  | { readonly broken: { readonly line: number; readonly column: number } | undefined };

/** @param depth lists and objects inside each other that are accepted */
export function readJson(text: string, depth: number = mostDepth): JsonRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The engine's message may quote the text: only the place is taken from it.
    const place = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '');
    return { broken: place === null ? undefined : { line: Number(place[1]), column: Number(place[2]) } };
  }
  const problem = firstLoss(text, depth);
  return problem === undefined ? { value } : { problems: [withoutNumber(problem)] };
}

/** Names are what people wrote: an individual number among them is not repeated. */
const withoutNumber = (problem: Problem): Problem =>
  looksLikeIndividualNumber(`${problem.at} ${problem.value ?? ''}`)
    ? { code: 'individual-number', at: 'the situation' }
    : problem;

/** A list or an object that has not ended: where it stands, and the names or the entries it had so far. */
type Open = { readonly at: string; readonly names: Set<string> | undefined; entry: number; name: string };

/** In valid JSON, whatever stands between the marks is a text, a number or a word. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|-?\d[\d.eE+-]*/g;

function firstLoss(text: string, depth: number): Problem | undefined {
  const open: Open[] = [];
  let last = '';
  for (const [it] of text.matchAll(token)) {
    const inside = open.at(-1);
    const at = inside === undefined ? '' : placeIn(inside);
    if (it === '{' || it === '[') {
      if (open.length === depth) return { code: 'too-deep', at: place(at), accepted: String(depth) };
      open.push({ at, names: it === '{' ? new Set() : undefined, entry: 0, name: '' });
    } else if (it === '}' || it === ']') open.pop();
    else if (it === ',' && inside !== undefined) inside.entry++;
    else if (it === ':' && inside?.names !== undefined) {
      const name = JSON.parse(last) as string;
      if (inside.names.has(name)) return { code: 'twice', at: place(inside.at), value: shown(name) };
      inside.names.add(name);
      inside.name = name;
    } else if (it !== ':' && it[0] !== '"' && digitsOf(it) > mostDigits)
      return { code: 'too-many-digits', at: place(at), value: shown(it), accepted: String(mostDigits) };
    last = it;
  }
  return undefined;
}

const placeIn = ({ at, names, entry, name }: Open): string =>
  names === undefined ? `${at}[${entry}]` : at === '' ? name : `${at}.${name}`;
const place = (at: string): string => (at === '' ? 'the situation' : shown(at));

/** Digits that say something: without those that only hold the point. */
const digitsOf = (number: string): number =>
  number
    .replace(/[eE].*/, '')
    .replace(/^-?[0.]*/, '')
    .replace('.', '').length;
