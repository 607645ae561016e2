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
  const rows = [...japan.facts.keys()].flatMap((fact) => {
    const text = answerText(state.input, fact, locale, say);
    return text === undefined ? [] : [{ fact, label: japan.wording[locale]?.facts[fact]?.label ?? fact, text }];
  });
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
        {rows.length === 0 && <p>{say('check.none')}</p>}
        <dl class="answers">
          {rows.map(({ fact, label, text }) => (
            <div id={fieldId(fact)}>
              <dt>{label}</dt>
              <dd>{text}</dd>
              <dd>
                <button type="submit" name="go" value={`ask:${fact}`} class="link">
                  {say('check.change', { label })}
                </button>
              </dd>
            </div>
          ))}
        </dl>
        <div class="actions">
          <button type="submit" name="go" value="result">
            {say('check.result')}
          </button>
          <button type="submit" name="go" value="next" class="second">
            {say('ask.continue')}
          </button>
          <button type="submit" name="go" value="save" class="second">
            {say('result.save')}
          </button>
        </div>
      </form>
    </Layout>
  );
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
