/** Check your answers: everything told, each with a way to change it. */
import { type State, toldValue } from '#interview';
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import { ErrorSummary, fieldId, type ShownError } from '../parts/errors.tsx';
import { type Assets, Layout } from '../parts/layout.tsx';
import { valueText } from '../parts/value-text.ts';
import { type Say, sayIn } from '../parts/words.ts';
import { Carried } from './question.tsx';

type Props = {
  readonly locale: Locale;
  readonly assets: Assets;
  readonly procedure: string;
  readonly state: State;
  readonly errors?: readonly ShownError[];
};

export function Check({ locale, assets, procedure, state, errors = [] }: Props) {
  const say = sayIn(locale);
  const groups = japan.sections
    .map(({ id, facts }) => ({ id, rows: facts.flatMap((fact) => rowOf(state.input, fact, locale, say) ?? []) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <Layout
      locale={locale}
      assets={assets}
      title={say('check.title')}
      path={(it) => `/${it}/${procedure}`}
      form="answer"
    >
      <form id="answer" method="post" action={`/${locale}/${procedure}`}>
        <Carried state={state} />
        <input type="hidden" name="on" value="check" />
        <h1>{say('check.title')}</h1>
        <ErrorSummary errors={errors} say={say} />
        {groups.length === 0 && <p>{say('check.none')}</p>}
        {groups.map(({ id, rows }) => (
          <>
            <h2>{japan.wording[locale]?.sections[id] ?? id}</h2>
            <dl class="answers">
              {rows.map(({ fact, label, text }) => (
                <div id={fieldId(fact)}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                  <dd>
                    <button type="submit" name="go" value={`ask:${fact}`} class="link">
                      {say('check.change')}
                      <span class="quiet">{label}</span>
                    </button>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        ))}
        <div class="actions">
          <button type="submit" name="go" value="result">
            {say('check.result')}
          </button>
          <button type="submit" name="go" value="next" class="link">
            {say('ask.goOn')}
          </button>
          <button type="submit" name="go" value="save" class="link">
            {say('result.save')}
          </button>
        </div>
      </form>
    </Layout>
  );
}

/** A fact by its short name, and what was said; nothing where nothing was. */
function rowOf(input: SituationInput, fact: string, locale: Locale, say: Say) {
  const text = answerText(input, fact, locale, say);
  return text === undefined ? undefined : { fact, label: japan.wording[locale]?.facts[fact]?.label ?? fact, text };
}

function answerText(input: SituationInput, fact: string, locale: Locale, say: Say): string | undefined {
  const definition = japan.facts.get(fact);
  const words = japan.wording[locale]?.facts[fact];
  if (input.dontKnow?.includes(fact)) return say('check.dontKnow');
  if (input.declined?.includes(fact)) return say('check.declined');
  if (input.notApplicable?.includes(fact)) return say('ask.notApplicable');
  if (input.notYet?.includes(fact)) return words?.none ?? say('ask.none');
  const value = definition && toldValue(input, definition);
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return say('check.entries', { count: value.length });
  return valueText(locale, fact, value);
}
