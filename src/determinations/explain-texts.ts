/** What each text that may be in force comes to, and finds otherwise than the first. */
import type { Procedure } from '#rules';
import type { Conclusion } from './conclusion.ts';
import type { CandidateReport } from './determination.ts';
import type { Voice } from './speak.ts';

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
