/** The outcome in a sentence, both answers where the text is in doubt, and the two or three reasons that decided. */
import type { Procedure } from '#rules';
import type { Conclusion } from './conclusion.ts';
import type { CandidateReport, Determination, FindingReport, Quantity, Step } from './determination.ts';
import type { Explanation, FindingText } from './explain.ts';
import { operandText, unitOf } from './explain-operand.ts';
import { decisiveSteps } from './explain-steps.ts';
import type { Voice } from './speak.ts';

const mostReasons = 3;
const mostNames = 3;

const decides = (it: Pick<FindingReport, 'weight'>): boolean => it.weight === 'must' || it.weight === 'in-principle';

const isNo = (it: Pick<FindingReport, 'state'>): boolean => it.state === 'no';

export function headline(determination: Conclusion, speak: Voice): string {
  const shut = (determination.appliesTo ?? []).filter(isNo);
  if (shut.length > 0) return closedHeadline(determination, shut, speak);
  const names = speak.names(determination.findings.filter((it) => decides(it) && it.state === 'no').map((it) => it.id));
  const advice = adviceHeadline(determination, names, speak);
  if (advice !== undefined) return advice;
  switch (determination.outcome) {
    case 'yes': {
      const [value] = determination.values;
      if (determination.findings.some(decides) || value === undefined) return speak.say('headline.yes');
      return speak.say('headline.yes.value', {
        name: speak.name(value.id),
        value: speak.quantity(value.value, value.unit),
      });
    }
    case 'no':
      return speak.say('headline.no', { names });
    case 'judgement':
      return determination.clear === 'yes'
        ? speak.say('headline.judgement.clear')
        : speak.say('headline.judgement.open', { names });
    case 'unknown':
      return unknownHeadline(determination, speak);
  }
}

/** What somebody else may decide is told without a scare: nothing of it is decided here. */
function adviceHeadline(determination: Conclusion, names: string, speak: Voice): string | undefined {
  const procedure = speak.rulebook.procedures.find((it) => it.id === determination.procedure);
  if (procedure?.advice === 'duties') return dutiesHeadline(determination, names, speak);
  if (!procedure?.advice || determination.outcome === 'unknown') return undefined;
  if (names !== '') return speak.say('headline.advice.open', { names });
  return speak.say(determination.outcome === 'yes' ? 'headline.advice.yes' : 'headline.advice.clear');
}

/** What is overdue, what is open, then what is not known. What somebody else owes is not the person's to do. */
function dutiesHeadline(determination: Conclusion, late: string, speak: Voice): string {
  const { deadlines, outcome } = determination;
  const words = speak.rulebook.wording[speak.locale]?.deadlines;
  const own = deadlines.filter(({ duty }) => duty?.bearer === 'resident' && duty.unless === undefined);
  const named = (state: 'overdue' | 'open') => {
    const rows = own.filter(({ duty }) => duty?.state === state);
    const names = speak.list([...new Set(rows.map(({ what }) => words?.[what] ?? what))]);
    const values = { names, day: speak.quantity(rows[0]?.lawful ?? null) };
    return rows.length === 0 ? [] : [speak.say(`headline.duties.${state}`, values)];
  };
  const told = [...named('overdue'), ...named('open')];
  const rest =
    outcome === 'unknown'
      ? [unknownHeadline(determination, speak)]
      : told.length > 0
        ? []
        : [speak.say(`headline.duties.${outcome}`, { names: late })];
  return [...told, ...rest].join(speak.locale === 'en' ? ' ' : '');
}

/** Why it is not for this person, or no longer open; that the stay has ended is said before. */
function closedHeadline({ stay }: Conclusion, shut: Conclusion['findings'], speak: Voice): string {
  const ended = stay?.lawful.state === 'no' ? stay.lawful.id : undefined;
  const why = shut.filter((it) => it.id !== ended).map(({ id }) => speak.words(id, 'notMet') ?? speak.name(id));
  return why.length === 0 ? speak.say('headline.closed') : why.join(speak.locale === 'en' ? ' ' : '');
}

function unknownHeadline(determination: Conclusion, speak: Voice): string {
  const { because } = determination;
  if (because !== undefined) {
    const answers = candidateTexts(determination, speak).join(speak.locale === 'en' ? ' ' : '');
    const why =
      because === 'text-not-verified'
        ? speak.say('headline.unknown.text')
        : speak.say('headline.unknown.law', { label: lawDateOf(determination, speak) });
    return speak.say('headline.unknown.both', { why, answers });
  }
  const missing = determination.missing.filter((it) => it.heldBy !== 'officer').map((it) => speak.label(it.fact));
  if (missing.length === 0) return speak.say('headline.unknown');
  const facts = speak.list(missing.slice(0, mostNames));
  return speak.say(missing.length > mostNames ? 'headline.unknown.more' : 'headline.unknown.missing', { facts });
}

/** One sentence for each text that may be in force, with what is other than under the first. */
export function candidateTexts(determination: Conclusion, speak: Voice): readonly string[] {
  return (determination.candidates ?? []).map((it) => {
    const differences = speak.list(it.differs.map((one) => differenceText(one, speak)));
    const word = it.values === undefined ? outcomeWord(it, speak) : valuesText(it.values, speak);
    const outcome =
      it.way === undefined ? word : speak.say('candidate.way', { outcome: word, way: speak.route(it.way) });
    const candidate = speak.say(`candidate.${it.status}`, {
      text: speak.rulebook.wording[speak.locale]?.texts[it.text] ?? it.text,
      outcome: differences === '' ? outcome : speak.say('candidate.differs', { outcome, differences }),
    });
    if (it.law === undefined || determination.because === 'text-not-verified') return candidate;
    return speak.say('candidate.law', {
      label: lawDateOf(determination, speak),
      law: speak.quantity(it.law),
      candidate,
    });
  });
}

/** What this text finds, in its own words where its words or figures are others than those of the first. */
function differenceText({ id, state, ...worded }: CandidateReport['differs'][number], speak: Voice): string {
  const own = speak.under(new Map([[id, worded]]));
  const text = own.say('step.provision', { name: own.name(id), value: own.state(state) });
  const asks = own.words(id, 'requirement');
  return asks === undefined || asks === speak.words(id, 'requirement')
    ? text
    : own.say('step.inside', { whole: text, part: asks });
}

const valuesText = (values: NonNullable<CandidateReport['values']>, speak: Voice): string =>
  speak.list(
    values.map(({ id, unit, value }) =>
      speak.say('step.provision', { name: speak.name(id), value: speak.quantity(value, unit) }),
    ),
  );

function lawDateOf({ procedure }: Conclusion, speak: Voice): string {
  const { lawDate } = speak.rulebook.procedures.find((it) => it.id === procedure) as Procedure;
  return speak.label(lawDate);
}

function outcomeWord({ outcome, clear }: CandidateReport, speak: Voice): string {
  if (outcome !== 'judgement') return speak.state(outcome);
  return speak.say(clear === 'yes' ? 'outcome.judgement.clear' : 'outcome.judgement.open');
}

/**
 * What decided, by rule: failures that end it, failures in principle, what weighs against, what is missing, then what is
 * met with the least to spare. After an outcome of no only the failures count.
 */
export function reasonsOf(
  determination: Determination,
  texts: readonly FindingText[],
  speak: Voice,
): Explanation['reasons'] {
  const settled = determination.outcome === 'no' ? 1 : 5;
  return determination.findings
    .map((finding, i) => {
      const compared = comparedIn(finding, speak);
      return { rank: rankOf(finding, speak), margin: marginOf(compared), compared, text: texts[i] as FindingText };
    })
    .filter(({ rank }) => rank <= settled)
    .toSorted((a, b) => a.rank - b.rank || a.margin - b.margin)
    .slice(0, mostReasons)
    .map(({ text, compared }) => ({
      finding: text.id,
      name: text.name,
      stateWord: text.stateWord,
      sentence: text.sentence,
      ...comparedTexts(compared, speak),
    }));
}

const never = 9;

function rankOf(finding: FindingReport, speak: Voice): number {
  const { weight, state } = finding;
  if (weight === 'practice') return never;
  if (weight === 'weighed') return state === 'no' ? 2 : never;
  if (state === 'no') return weight === 'must' ? 0 : 1;
  if (state === 'unknown') return isOnlyPerhapsAsked(finding, speak) ? 3.5 : 3;
  return state === 'yes' ? 4 : 5;
}

/** Is it asked of some only, and not known whether of this person? Then it comes after what is asked of everybody. */
function isOnlyPerhapsAsked({ id, step }: FindingReport, { rulebook }: Voice): boolean {
  const provision = rulebook.provisions.find((it) => it.id === id);
  const isOfSome = provision !== undefined && 'askedOf' in provision && provision.askedOf !== undefined;
  // `askedOnlyOf` says first who is asked nothing.
  return isOfSome && typeof step?.parts?.[0]?.value !== 'boolean';
}

/** The comparison that decided, where one did. */
function comparedIn({ step }: FindingReport, speak: Voice): Step | undefined {
  if (step === undefined) return undefined;
  return decisiveSteps(step, speak, new Map()).find((it) => it.step.kind === 'compare')?.step;
}

/** How far the two sides are at least apart, as a share of the threshold for amounts and in years for days. */
function marginOf(compared: Step | undefined): number {
  const [left, right] = compared?.parts ?? [];
  const isDay = typeof right?.value === 'string';
  const distances = boundsOf(left?.value).flatMap((a) =>
    boundsOf(right?.value).map((b) => Math.abs(a - b) / (isDay ? daysOfYear : Math.max(1, Math.abs(b)))),
  );
  return Math.min(Number.MAX_VALUE, ...distances);
}

const daysOfYear = 365;
const millisecondsOfDay = 86_400_000;

/** The bounds of an amount, or of a day in days. */
function boundsOf(value: Quantity | null | undefined): readonly number[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return [...boundsOf(value.atLeast), ...boundsOf(value.atMost)];
  if (typeof value === 'number') return [value];
  const day = typeof value === 'string' ? Date.parse(value) / millisecondsOfDay : Number.NaN;
  return Number.isNaN(day) ? [] : [day];
}

function comparedTexts(compared: Step | undefined, speak: Voice): { value?: string; threshold?: string } {
  const [left, right] = compared?.parts ?? [];
  if (left === undefined || right === undefined) return {};
  const unit = unitOf(left, speak) ?? unitOf(right, speak);
  const isKnown = left.value !== null && typeof left.value !== 'object';
  return {
    ...(isKnown ? { value: speak.quantity(left.value, unit) } : {}),
    threshold: operandText(right, speak, unit),
  };
}
