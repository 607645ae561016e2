/**
 * Words for input that cannot be used: one sentence or two in the reader's language saying where, what was wrong, what is
 * accepted and what to do. What is accepted is told from the vocabulary, not from the problem's English text.
 */
import { formatDay, formatNumber, joinClauses, joinItems, type Locale, translator } from '#language';
import type { FactDefinition, FactWording, FieldDefinition, Problem, Rulebook } from '#rules';
import { type ProblemsPhrase, wording } from './wording.ts';

const translate = translator<ProblemsPhrase>(wording.problems);

/** Choices listed in full; of longer lists the rest is counted. */
const mostChoices = 12;

type Speech = {
  readonly rulebook: Rulebook;
  readonly locale: Locale;
  readonly say: (key: ProblemsPhrase, values?: Readonly<Record<string, string>>) => string;
};

/** Never repeats what looks like an individual number, wherever it stands in the problem. */
export function describeProblemIn(locale: Locale, problem: Problem, rulebook: Rulebook): string {
  const say: Speech['say'] = (key, values) => translate(locale, key, values);
  const speech: Speech = { rulebook, locale, say };
  const near = nearName(problem, speech);
  const { code } = problem;
  const key =
    near !== undefined && (code === 'not-a-choice' || code === 'unknown-fact') ? (`${code}.near` as const) : code;
  return say(key, {
    where: whereOf(problem.at, speech),
    value: quoted(problem, speech),
    accepted: acceptedOf(problem, speech),
    near: near ?? '',
    readings: joinItems(locale, (problem.readings ?? []).map(safe)),
    beside: joinClauses(
      locale,
      (problem.beside ?? []).map((it) => whereOf(it, speech)),
    ),
  });
}

const twelveDigits = /\d(?:[\s\-‐－ー]?\d){11,}/g;

/** Twelve digits in a row, also in full width or with spaces or hyphens between, are left out. */
function safe(text: string): string {
  const plain = text.normalize('NFKC');
  const without = plain.replaceAll(twelveDigits, '…');
  return without === plain ? text : without;
}

// Where

const parts = /^(facts|completeFor|notYet|notApplicable)\.([^.[\]]+)(?:\[(\d+)\])?(?:\.([^.[\]]+))?$/;
const sections = [
  'asOf',
  'facts',
  'dontKnow',
  'declined',
  'notApplicable',
  'notYet',
  'completeFor',
  'closedWorld',
  'note',
] as const;

function whereOf(at: string, { rulebook, locale, say }: Speech): string {
  const section = sections.find((it) => it === at);
  if (section !== undefined) return say(`where.${section}`);
  if (at === 'the situation') return say('where.situation');
  const match = parts.exec(at);
  const words = match === null ? undefined : rulebook.wording[locale]?.facts[match[2] ?? ''];
  if (match === null || words === undefined) return safe(at);
  const [, section0, , entry, field] = match;
  const label = labelAt(section0, words, say);
  const place = entry === undefined ? label : say('where.entry', { label, number: String(Number(entry) + 1) });
  if (field === undefined) return place;
  const own = words.fields?.[field];
  const common = field === 'from' || field === 'until' || field === 'value' ? say(`where.${field}`) : safe(field);
  return say('where.field', { place, field: own ?? common });
}

function labelAt(section: string | undefined, words: FactWording, say: Speech['say']): string {
  const { label } = words;
  if (section === 'completeFor') return say('where.complete', { label });
  if (section === 'notApplicable') return say('where.answered', { label, value: say('where.none') });
  return section === 'notYet' ? say('where.answered', { label, value: words.none ?? say('where.never') }) : label;
}

// What was written

function quoted(problem: Problem, { rulebook, locale, say }: Speech): string {
  const { code, value } = problem;
  if (value === undefined) return say('quoted.none');
  const isFact = code === 'contradiction' || (code === 'wrong-type' && problem.at === 'notYet');
  const label = isFact ? rulebook.wording[locale]?.facts[value]?.label : undefined;
  if (label !== undefined) return say('quoted', { value: label });
  return say('quoted', { value: safe(code === 'impossible-date' ? value : written(value, locale)) });
}

/** A day that was read is said as people say it; anything else as it was written. */
const written = (value: string, locale: Locale): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(locale, value) : value;

// What is accepted

function acceptedOf(problem: Problem, speech: Speech): string {
  const { say, locale } = speech;
  const accepted = problem.accepted ?? '';
  switch (problem.code) {
    case 'unknown-fact':
      return '';
    case 'unknown-field':
      return fieldNames(problem, speech);
    case 'future-date':
    case 'past-date':
    case 'end-before-start':
    case 'back-before-left':
      return formatDay(locale, accepted);
    case 'history-order':
      return formatDay(locale, /\d{4}-\d{2}-\d{2}/.exec(accepted)?.[0] ?? accepted);
    case 'too-many':
    case 'too-deep':
    case 'too-long':
    case 'too-many-digits':
    case 'overlap':
      return number(accepted);
    case 'missing-as-of':
      return say('accepted.date');
    case 'unknown-key':
      return accepted;
    case 'not-an-object':
      return say('accepted.object');
    default:
      return typeAt(problem, speech);
  }
}

const number = (text: string): string => (/^-?\d+$/.test(text) ? formatNumber(Number(text)) : text);

function typeAt(problem: Problem, speech: Speech): string {
  const { rulebook, say } = speech;
  const { at, fact = '', field } = problem;
  if (at === 'notYet') return say('accepted.not-yet');
  if (at === 'closedWorld') return say('accepted.boolean');
  if (at === 'note') return say('accepted.note');
  if (sections.some((it) => it === at)) return say(at === 'asOf' ? 'accepted.date' : 'accepted.names');
  if (at.startsWith('completeFor')) return say('accepted.periods');
  const definition = rulebook.facts.get(fact);
  if (definition === undefined) return problem.accepted ?? '';
  if (definition.type === 'list') {
    const type = field === undefined ? undefined : definition.fields[field];
    return type === undefined ? say('accepted.list') : typeText(type, fact, field, speech);
  }
  return at.endsWith('].from') ? say('accepted.date') : typeText(definition, fact, undefined, speech);
}

type Typed = FieldDefinition | Exclude<FactDefinition, { type: 'list' }>;

function typeText(type: Typed, fact: string, field: string | undefined, speech: Speech): string {
  const { say } = speech;
  switch (type.type) {
    case 'boolean':
    case 'date':
    case 'month':
    case 'name':
      return say(`accepted.${type.type}`);
    case 'choice':
      return choiceList(type.choices ?? [], fact, field, speech);
    case 'integer':
    case 'yen': {
      const { min, max } = type;
      if (min === undefined || max === undefined) return say('accepted.integer.any');
      return say(`accepted.${type.type}`, { min: formatNumber(min), max: formatNumber(max) });
    }
  }
}

function choiceList(choices: readonly string[], fact: string, field: string | undefined, speech: Speech): string {
  const shown = choices.slice(0, mostChoices).map((choice) => choiceText(choice, fact, field, speech));
  const list = joinItems(speech.locale, shown);
  const rest = choices.length - shown.length;
  return rest === 0 ? list : speech.say('accepted.more', { list, count: String(rest) });
}

/** A record's choices are worded at the list, or at the fact of the same name. */
function choiceText(choice: string, fact: string, field: string | undefined, speech: Speech): string {
  const facts = speech.rulebook.wording[speech.locale]?.facts;
  const label =
    facts?.[fact]?.choices?.[choice] ?? (field === undefined ? undefined : facts?.[field]?.choices?.[choice]);
  return coded(choice, label, speech);
}

/** Pages show labels, files hold codes: both are named. */
const coded = (code: string, label: string | undefined, { say }: Speech): string =>
  label === undefined ? code : say('label-and-code', { label, code });

/** What somebody may have meant, where that is near enough. */
function nearName(problem: Problem, speech: Speech): string | undefined {
  const { code, accepted } = problem;
  if (code === 'unknown-fact' && accepted !== undefined)
    return coded(accepted, speech.rulebook.wording[speech.locale]?.facts[accepted]?.label, speech);
  const near = problem.code === 'not-a-choice' ? /\(nearest: ([^)]+)\)$/.exec(problem.accepted ?? '')?.[1] : undefined;
  return near === undefined ? undefined : choiceText(near, problem.fact ?? '', problem.field, speech);
}

function fieldNames(problem: Problem, speech: Speech): string {
  const { rulebook, locale } = speech;
  const definition = rulebook.facts.get(problem.fact ?? '');
  if (definition?.type !== 'list') return problem.accepted ?? '';
  const labels = rulebook.wording[locale]?.facts[definition.id]?.fields;
  return joinItems(
    locale,
    Object.keys(definition.fields).map((field) => coded(field, labels?.[field], speech)),
  );
}
