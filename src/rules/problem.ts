import { firstLetters } from './read-text.ts';

/** Everything that can be wrong with a situation somebody wrote. Problems are data; words for them are made elsewhere. */
export const problemCodes = [
  'not-an-object',
  'unknown-key',
  'unknown-fact',
  'unknown-field',
  'wrong-type',
  'not-an-integer',
  'negative',
  'out-of-range',
  'bad-date',
  'two-ways',
  'impossible-date',
  'future-date',
  'past-date',
  'not-a-choice',
  'half-filled',
  'end-before-start',
  'back-before-left',
  'overlap',
  'history-order',
  'contradiction',
  'contradicts',
  'too-many',
  'too-deep',
  'too-long',
  'unseen-letters',
  'not-a-list',
  'twice',
  'too-many-digits',
  'individual-number',
  'missing-as-of',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export type Problem = {
  readonly code: ProblemCode;
  /** Where: `facts.stays[1].until`. */
  readonly at: string;
  readonly fact?: string;
  readonly field?: string;
  /** What was written, at most 60 characters; never an individual number. */
  readonly value?: string;
  /** The other places, where what was told there cannot be so beside this. */
  readonly beside?: readonly string[];
  /** The facts that cannot all be so. */
  readonly facts?: readonly string[];
  /** What it may mean, where that is more than one thing. */
  readonly readings?: readonly string[];
  /** What is accepted: a type, a range, the choices, or the nearest known name. */
  readonly accepted?: string;
};

/** Nobody reads more problems than this at once; looking for the nearest names of more costs time. */
export const mostProblems = 100;
export const enough = (problems: readonly Problem[]): boolean => problems.length >= mostProblems;

/** One sentence in English: where, what was wrong, what is accepted, what to do. */
export function describeProblem(problem: Problem): string {
  const { code, at, value, accepted } = problem;
  const it = value === undefined ? '' : ` \`${value}\``;
  const sentences: Readonly<Record<ProblemCode, string>> = {
    'not-an-object': `${at} must be ${accepted ?? 'an object'}; write the situation as described by \`shinrai facts\``,
    'unknown-key': `${at}: the key${it} is not known; accepted: ${accepted}`,
    'unknown-fact': `${at}: there is no fact${it}${nearText(accepted)}; \`shinrai facts\` lists them all`,
    'unknown-field': `${at}: an entry has no field${it}; accepted: ${accepted}`,
    'wrong-type': `${at}:${it} is not ${accepted}; write it as plain JSON, without a unit`,
    'not-an-integer': `${at}:${it} is not a whole number; write ${accepted}`,
    negative: `${at}:${it} is negative; accepted: ${accepted}`,
    'out-of-range': `${at}:${it} is out of range; accepted: ${accepted}`,
    'bad-date': `${at}:${it} is not a date; write YYYY-MM-DD`,
    'two-ways': `${at}:${it} can be read as ${(problem.readings ?? []).join(' or ')}; write ${accepted}`,
    'impossible-date': `${at}:${it} does not exist in the calendar; check the month and the day`,
    'future-date': `${at}:${it} lies after the day the facts were told (${accepted}); check the year`,
    'past-date': `${at}:${it} lies before the day the facts were told (${accepted}); check the year`,
    'not-a-choice': `${at}:${it} is not one of the choices; accepted: ${accepted}`,
    'half-filled': `${at} is missing; fill it in or remove the entry`,
    'end-before-start': `${at}:${it} is not after the entry's start (${accepted}); \`until\` is the first day that no longer counts`,
    'back-before-left': `${at}:${it} lies before the entry's start (${accepted}); write that day or a later one`,
    overlap: `${at} overlaps with entry ${accepted}; let one end where the next begins`,
    'history-order': `${at}: the values of a history must be in order of their \`from\`; ${accepted}`,
    contradiction: `${at}:${it} is told and also ${accepted}; keep one of the two`,
    contradicts: `${at} does not go with ${(problem.beside ?? []).join(', ')}: they cannot all be so; correct one of them`,
    'too-many': `${at} has too many entries; accepted: at most ${accepted}`,
    'too-long': `${at}:${it} is too long; accepted: at most ${accepted} letters`,
    'unseen-letters': `${at} holds letters that cannot be seen or that turn others around; type it anew instead of copying it`,
    'not-a-list': `${at}:${it} is not a list, so it cannot be complete; remove it`,
    'too-deep': `${at} lies too deep: lists and entries inside each other, ${accepted} levels at most; a situation needs four`,
    twice: `${at}: the name${it} is there twice; keep one of the two`,
    'too-many-digits': `${at}:${it} has more digits than a number keeps; accepted: at most ${accepted}`,
    'individual-number': `${at} holds what looks like an individual number (My Number); it is never accepted: remove it`,
    'missing-as-of': '`asOf` is missing; write the day the facts are true, as YYYY-MM-DD',
  };
  return sentences[code];
}

/** What somebody may have meant, to stand behind what they wrote; empty where nothing is near. */
export const nearText = (near: string | undefined, before = ''): string =>
  near === undefined ? '' : `; the nearest is \`${before}${near}\``;

/** Shortens what somebody wrote, so that it can be shown again. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const seen = text.slice(0, 200).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
  return [...seen].length > 60 || text.length > 200 ? `${firstLetters(seen, 57)}...` : seen;
}

/**
 * The known name nearest to what was written, by edit distance to the whole of it or to one of its words; nothing where none is
 * near: a third of the letters may be wrong.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const written = word.toLowerCase().slice(0, 60);
  let best: string | undefined;
  // What is farther is not what was meant; half a step more is the price of having matched one word only.
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const candidate of known) {
    const distance = distanceTo(written, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/**
 * A word of a name is as near as the name, where it is nearly what was written: "enginer" is no trainee. So is a name of which
 * only the beginning was written.
 */
function distanceTo(written: string, candidate: string): number {
  if (written.length > 2 && candidate.toLowerCase().startsWith(written))
    return Math.min(candidate.length - written.length, 0.5);
  const whole = editDistance(written, candidate.toLowerCase());
  const words = candidate
    .split(/[._-]|(?<=[a-z])(?=[A-Z])/)
    .filter((it) => it.length > 3 && it.length < candidate.length);
  const word = Math.min(...words.map((it) => editDistance(written, it.toLowerCase())));
  return word * 3 <= written.length ? Math.min(whole, word + 0.5) : whole;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
