/**
 * Placeholders in words, filled from the law itself:
 *
 *     {marriage-years}       a figure of the provision (`figuresOf`)
 *     {ext.notifications:days}   a figure of another provision
 *     {periodOfStay=3y}      what a choice is called
 *     {marriedSince}         what the person told, in a sentence about a finding
 *     {'20(1)'}              a number that is a name and counts nothing
 */
import type { Sentences, Wording } from './provision.ts';

const placeholder = /\{([^{}]*)\}/g;

/** @returns nothing when a placeholder has no value: then other words must serve */
function fillWords(text: string, valueFor: (name: string) => string | undefined): string | undefined {
  let whole = true;
  const filled = text.replaceAll(placeholder, (_, name: string) => {
    const value = literalOf(name) ?? valueFor(name);
    whole &&= value !== undefined;
    return value ?? '';
  });
  return whole ? filled : undefined;
}

/** The first sentence all of whose placeholders have a value. */
export function firstFilled(sentences: Sentences, valueFor: (name: string) => string | undefined): string | undefined {
  for (const text of typeof sentences === 'string' ? [sentences] : sentences) {
    const filled = fillWords(text, valueFor);
    if (filled !== undefined) return filled;
  }
  return undefined;
}

/** The names a text asks for, literals aside. */
export const namesAskedBy = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].map((it) => it[1] as string).filter((name) => literalOf(name) === undefined);

/** The text without its placeholders. */
export const outsidePlaceholders = (text: string): string => text.replaceAll(placeholder, ' ');

const literalOf = (name: string): string | undefined => /^'(.*)'$/.exec(name)?.[1];

/** Every message of some words, by its path: `provisions.pr.married.requirement`. */
export function messagesIn(words: object, under = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const path = under === '' ? key : `${under}.${key}`;
    if (typeof value === 'string') found.set(path, value);
    else for (const [inner, text] of messagesIn(value, path)) found.set(inner, text);
  }
  return found;
}

/** Has a native speaker read these very words? */
export const isReviewed = (wording: Wording, path: string, text: string): boolean =>
  wording.reviews[path]?.text === text;
