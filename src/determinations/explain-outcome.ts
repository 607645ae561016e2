/** The outcome in a sentence, and both answers where the text is in doubt. */
import { joinSentences } from '#language';
import type { Procedure } from '#rules';
import type { Conclusion } from './conclusion.ts';
import type { CandidateReport, FindingReport } from './determination.ts';
import type { Voice } from './speak.ts';

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
  return joinSentences(speak.locale, [...told, ...rest]);
}

/** Why it is not for this person, or no longer open; that the stay has ended is said before. */
function closedHeadline({ stay }: Conclusion, shut: Conclusion['findings'], speak: Voice): string {
  const ended = stay?.lawful.state === 'no' ? stay.lawful.id : undefined;
  const why = shut.filter((it) => it.id !== ended).map(({ id }) => speak.words(id, 'notMet') ?? speak.name(id));
  return why.length === 0 ? speak.say('headline.closed') : joinSentences(speak.locale, why);
}

function unknownHeadline(determination: Conclusion, speak: Voice): string {
  const { because } = determination;
  if (because !== undefined) {
    const answers = joinSentences(speak.locale, candidateTexts(determination, speak));
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
