/** The sentence about a finding: in words written for this provision and what came of it. */
import { formatDay, joinSentences } from '#language';
import { type Party, type State, unitOfProvision } from '#rules';
import type { KeptFinding } from './conclusion.ts';
import type { Missing } from './determination.ts';
import type { Told, Voice } from './speak.ts';

/** Could somebody tell it? An officer's finding is the officer's. */
export const isTold = ({ heldBy }: Missing): boolean => heldBy !== 'officer';

/** What of a finding somebody could still tell. */
export const untold = ({ missing }: Pick<KeptFinding, 'missing'>): readonly Missing[] => missing.filter(isTold);

/** Sentences of one language, one after another. */
export const inOneLine = (sentences: readonly string[], { locale }: Voice): string => joinSentences(locale, sentences);

/** What a sentence about a finding may name, as a reader knows it. */
export function valuesIn({ said: { facts, provisions, until } }: KeptFinding, speak: Voice): Told {
  const unitBy = (id: string): string | undefined => {
    const provision = speak.rulebook.provisions.find((it) => it.id === id);
    return provision && unitOfProvision(provision);
  };
  return new Map([
    ...Object.entries(provisions).map(
      ([id, { value, unit }]) => [id, speak.quantity(value, unit ?? unitBy(id))] as const,
    ),
    ...Object.entries(facts).map(([id, value]) => [id, speak.value(id, value)] as const),
    ...(until === undefined ? [] : [['holds-until', formatDay(speak.locale, until)] as const]),
  ]);
}

/**
 * INVARIANT: a requirement is never said as if it were so unless it is met.
 * @returns nothing where there are no words for what came of it, or one of their values is not known
 */
export function ownSentence(finding: KeptFinding, speak: Voice): string | undefined {
  const { id, state: inOrder, holds } = finding;
  const state = holds ?? inOrder;
  const values = valuesIn(finding, speak);
  const excepted = exceptionSentence(finding, values, speak);
  if (excepted !== undefined) return excepted;
  if (state === 'yes') return speak.words(id, 'met', values);
  if (state === 'no') return speak.words(id, 'notMet', values);
  const unknown = speak.words(id, 'unknown', values);
  return state === 'judgement' ? (speak.words(id, 'officer', values) ?? unknown) : unknown;
}

/** What can be done about it, and by whom: another's doing is theirs to put right. */
export function remedyOf(finding: KeptFinding, speak: Voice): { readonly text?: string; readonly by: Party } {
  const { id, cause, bearer } = finding;
  const values = valuesIn(finding, speak);
  const own = cause === undefined ? undefined : speak.words(id, 'causedRemedy', values);
  const text = own ?? speak.words(id, 'remedy', values);
  return { by: cause ?? bearer, ...(text === undefined ? {} : { text }) };
}

/** Whose doing a failure is. */
export function causedText(finding: KeptFinding, speak: Voice): readonly string[] {
  const text = finding.cause === undefined ? undefined : speak.words(finding.id, 'caused', valuesIn(finding, speak));
  return text === undefined ? [] : [text];
}

/** What ends it, where its words say that. */
export function aheadText(finding: KeptFinding, speak: Voice): readonly string[] {
  const text =
    finding.holdsUntil === undefined ? undefined : speak.words(finding.id, 'ahead', valuesIn(finding, speak));
  return text === undefined ? [] : [text];
}

/** Only the exceptions that mattered: those that hold, or of a rule that holds else, those it is still open for. */
function exceptionSentence({ exceptions = [], said }: KeptFinding, values: Told, speak: Voice): string | undefined {
  const { excepted } = said;
  if (excepted === undefined || exceptions.length === 0) return undefined;
  if (excepted.contested)
    return speak.say('exceptions.contested', { names: speak.names(exceptions.map(({ id }) => id)) });
  const saying = (message: 'met' | 'officer', state: State): readonly string[] =>
    exceptions.filter((it) => it.state === state).flatMap(({ id }) => speak.words(id, message, values) ?? []);
  const holding = saying('met', 'yes');
  if (holding.length > 0) return inOneLine(holding, speak);
  const open = exceptions.every((it) => it.state === 'judgement') ? saying('officer', 'judgement') : [];
  return !excepted.base || open.length === 0 ? undefined : inOneLine(open, speak);
}

/** Without words of its own a failure names what failed, and what is unknown names what is missing. */
export function plainSentence(finding: KeptFinding, speak: Voice): string {
  const { id, state } = finding;
  const name = speak.name(id);
  const missing = untold(finding).map((it) => speak.label(it.fact));
  if (state === 'judgement') return speak.say('finding.judgement', { name });
  if (state === 'yes') return speak.words(id, 'requirement') ?? id;
  if (state === 'no') return speak.say('finding.no', { name });
  return speak.say('finding.unknown', { facts: missing.length === 0 ? name : speak.list(missing) });
}
