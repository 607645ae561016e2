/** One question a page: why it is asked, where the answer is found, and ways out that are answers too. */
import { answeredCount, type State } from '#interview';
import { formatDay, joinItems, type Locale } from '#language';
import { japan } from '#rulebook/japan';
import { type FactDefinition, isDated } from '#rules';
import { ErrorSummary, type ShownError } from '../parts/errors.tsx';
import { FactFields } from '../parts/fact-fields.tsx';
import type { Typed } from '../parts/form.ts';
import { type Assets, Layout } from '../parts/layout.tsx';
import { sayIn } from '../parts/words.ts';

export type QuestionProps = {
  readonly locale: Locale;
  readonly assets: Assets;
  readonly procedure: string;
  readonly state: State;
  readonly fact: FactDefinition;
  /** The earlier day it is asked for, as an ISO day; the present when absent. */
  readonly day?: string | undefined;
  /** Names of the findings that wait for it. */
  readonly because: readonly string[];
  readonly open: number;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
};

export function Question(props: QuestionProps) {
  const { locale, assets, procedure, state, fact, day, because, open, typed, errors } = props;
  const say = sayIn(locale);
  const words = japan.wording[locale]?.facts[fact.id];
  const question = words?.question ?? fact.id;
  const title = day === undefined ? question : say('ask.earlier', { day: formatDay(locale, day), question });
  return (
    <Layout
      locale={locale}
      assets={assets}
      title={title}
      failed={errors.length > 0}
      path={(it) => `/${it}/${procedure}`}
      form="answer"
      enter={{ go: 'answer', word: say('ask.continue') }}
    >
      <ErrorSummary errors={errors} say={say} />
      <form id="answer" method="post" action={`/${locale}/${procedure}`} novalidate>
        <Carried state={state} />
        <input type="hidden" name="fact" value={fact.id} />
        {day !== undefined && <input type="hidden" name="day" value={day} />}
        {state.trail.length > 0 && (
          <p class="back">
            <button type="submit" name="go" value="back" class="link">
              {say('ask.back')}
            </button>
          </p>
        )}
        <p class="progress">{say('ask.progress', { answered: answeredCount(state.input), open })}</p>
        <h1>{title}</h1>
        {words?.help && <p>{words.help}</p>}
        {words?.where && <p class="where">{say('ask.where', { where: words.where })}</p>}
        {fact.sensitivity === 'sensitive' && <p class="note">{say('ask.sensitive')}</p>}
        <FactFields fact={fact} title={title} typed={typed} errors={errors} say={say} locale={locale} />
        <div class="actions">
          <button type="submit" name="go" value="answer">
            {say('ask.continue')}
          </button>
          {isDated(fact) && fact.none && (
            <button type="submit" name="go" value="none" class="second">
              {words?.none ?? say('ask.none')}
            </button>
          )}
          <button type="submit" name="go" value="dontKnow" class="second">
            {say('ask.dontKnow')}
          </button>
          <button type="submit" name="go" value="declined" class="second">
            {say('ask.decline')}
          </button>
        </div>
        {because.length > 0 && <p class="why">{say('ask.why', { names: joinItems(locale, because) })}</p>}
        <p class="ways">
          <button type="submit" name="go" value="result" class="link">
            {say('ask.result')}
          </button>
          <button type="submit" name="go" value="check" class="link">
            {say('ask.check')}
          </button>
        </p>
      </form>
    </Layout>
  );
}

/** The answers so far, in the form itself. */
export function Carried({ state }: { readonly state: State }) {
  return (
    <>
      <input type="hidden" name="situation" value={JSON.stringify(state.input)} />
      <input type="hidden" name="trail" value={state.trail.join(' ')} />
    </>
  );
}
