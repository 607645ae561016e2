/** Sentences about input that cannot be used, in English: where, what was wrong, what is accepted, what to do. */
export const problemsEn = {
  'where.entry': '{label}, entry {number}',
  'where.field': '{place}, {field}',
  'where.from': 'from',
  'where.until': 'until',
  'where.value': 'value',
  'where.asOf': 'The day the facts are true (asOf)',
  'where.situation': 'The whole input',
  'where.facts': 'The answers (facts)',
  'where.dontKnow': 'The answers "I do not know" (dontKnow)',
  'where.declined': 'The answers "I do not want to say" (declined)',
  'where.notApplicable': 'The answers "does not apply to me" (notApplicable)',
  'where.notYet': 'The answers "not yet" (notYet)',
  'where.completeFor': 'The periods for which a list is complete (completeFor)',
  'where.closedWorld': 'Whether what is not named is none (closedWorld)',
  'where.note': 'The note (note)',
  'where.complete': '{label}, period for which the list is complete',
  'where.answered': '{label} ("{value}")',
  'where.none': 'does not apply to me',
  'where.never': 'never',
  quoted: '"{value}"',
  'quoted.none': 'what is there',
  'label-and-code': '{label} ({code})',
  'accepted.boolean': 'yes or no (in a file: true or false)',
  'accepted.integer': 'a whole number from {min} to {max}',
  'accepted.integer.any': 'a whole number',
  'accepted.yen': 'a whole number of yen from {min} to {max}, in digits only',
  'accepted.date': 'a day written like 2026-11-24',
  'accepted.month': 'a month written like 2026-11',
  'accepted.name': 'a short name of up to 80 characters',
  'accepted.note': 'a text of up to 500 letters',
  'accepted.list': 'a list of entries',
  'accepted.object': 'a JSON object',
  'accepted.names': 'a list of names of facts',
  'accepted.periods': 'true, or periods with from and until',
  'accepted.not-yet': 'facts about a day that may not have come yet',
  'accepted.more': '{list} and {count} more',
  'not-an-object': '{where}: {value} cannot be read. Accepted: {accepted}. Write it in that form.',
  'unknown-key': '{where}: there is no part named {value}. Accepted: {accepted}. Correct the name or remove the part.',
  'unknown-fact': '{where}: there is no fact named {value}. The nearest is {accepted}. Correct the name or remove it.',
  'unknown-field':
    '{where}: an entry has no field named {value}. Accepted: {accepted}. Correct the name or remove the field.',
  'wrong-type': '{where}: {value} does not fit here. Accepted: {accepted}. Write it in that form.',
  'not-an-integer': '{where}: {value} is not a whole number. Accepted: {accepted}. Leave out the decimals.',
  negative: '{where}: {value} is below 0. Accepted: {accepted}. Check the number.',
  'out-of-range': '{where}: {value} is too small or too large. Accepted: {accepted}. Check the number.',
  'bad-date': '{where}: {value} is not written as a day. Accepted: {accepted}. Write it in that form.',
  'two-ways':
    '{where}: {value} can be read in more than one way: {readings}. Accepted: {accepted}. Write the one you mean.',
  'impossible-date': '{where}: there is no such day as {value}. Accepted: {accepted}. Check the month and the day.',
  'future-date':
    '{where}: {value} comes after {accepted}, the day the facts are true. Accepted: that day or earlier. Check the year.',
  'past-date':
    '{where}: {value} comes before {accepted}, the day the facts are true. Accepted: that day or later. Check the year.',
  'not-a-choice': '{where}: {value} is not one of the choices. Accepted: {accepted}. Choose one of them.',
  'not-a-choice.near':
    '{where}: {value} is not one of the choices. The nearest is {near}. Accepted: {accepted}. Choose one of them.',
  'half-filled': '{where}: this is still empty. Accepted: {accepted}. Fill it in, or remove the entry.',
  'end-before-start':
    '{where}: {value} does not come after the start, {accepted}. Write the first day that no longer counts.',
  'back-before-left':
    '{where}: {value} comes before the day of leaving, {accepted}. Accepted: that day or later. Check both days.',
  overlap:
    '{where}: this overlaps entry {accepted}. Accepted: entries that do not overlap. End one where the next begins.',
  'history-order':
    '{where}: the days are not in order. Accepted: a day after {accepted}. Put the entries in order, oldest first.',
  contradiction: '{where}: {value} is answered in 2 ways. Accepted: 1 answer. Remove the other one.',
  contradicts:
    '{where}: this cannot be so beside what is told elsewhere: {beside}. Accepted: answers that go together. Correct one of them.',
  'too-many': '{where}: there are too many entries. Accepted: at most {accepted}. Keep the ones that matter here.',
  'too-long': '{where}: {value} is too long. Accepted: at most {accepted} letters. Write a shorter name.',
  'unseen-letters':
    '{where}: there are letters in it that cannot be seen, or that turn others around. Type it anew instead of copying it.',
  'not-a-list': '{where}: {value} is not a list, so it cannot be complete. Remove it.',
  'too-deep':
    '{where}: there are too many lists and entries inside each other. Accepted: at most {accepted} levels. Write the input as the description of a situation says.',
  twice: '{where}: the name {value} is there 2 times. Accepted: each name 1 time. Remove the other one.',
  'too-many-digits':
    '{where}: {value} has more digits than can be kept. Accepted: at most {accepted} digits. Check the number.',
  'individual-number':
    '{where}: this looks like an individual number (My Number). It is never accepted and has not been kept. Remove it.',
  'missing-as-of': '{where}: this is missing. Accepted: {accepted}. Write the day on which the facts are true.',
} as const;

export type ProblemPhrase = keyof typeof problemsEn;
