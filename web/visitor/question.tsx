/** One question a page: why it is asked, where the answer is found, and ways out that are answers too. */
import type { State } from '#interview';
import { formatDay, type Locale } from '#language';
import { japan } from '#rulebook/japan';
import { type FactDefinition, isDated } from '#rules';
import { CardPicture } from '../parts/card-picture.tsx';
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
  /** The sections that may be asked about, and the one of this question. */
  readonly sections: readonly string[];
  readonly section?: string | undefined;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
};

export function Question(props: QuestionProps) {
  const { locale, assets, procedure, state, fact, day, sections, section, typed, errors } = props;
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
        <p class="back">
          {state.trail.length > 0 ? (
            <button type="submit" name="go" value="back" class="link">
              {say('ask.back')}
            </button>
          ) : (
            <a href={`/${locale}/${procedure}`}>{say('ask.back')}</a>
          )}
        </p>
        {section !== undefined && <Progress locale={locale} sections={sections} section={section} />}
        <h1>{title}</h1>
        {words?.why && <p class="why">{words.why}</p>}
        {words?.help && <p>{words.help}</p>}
        {words?.where && <p class="where">{say('ask.where', { where: words.where })}</p>}
        <CardPicture fact={fact.id} say={say} />
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
          <button type="submit" name="go" value="dontKnow" class="link">
            {say('ask.dontKnow')}
          </button>
          <button type="submit" name="go" value="declined" class="link">
            {say('ask.skip')}
          </button>
        </div>
        <details class="besides">
          <summary>{say('ask.besides')}</summary>
          <p class="ways">
            <button type="submit" name="go" value="result" class="link">
              {say('ask.result')}
            </button>
            <button type="submit" name="go" value="check" class="link">
              {say('ask.check')}
            </button>
            <button type="submit" name="go" value="save" class="link">
              {say('result.save')}
            </button>
          </p>
        </details>
      </form>
    </Layout>
  );
}

type ProgressProps = { readonly locale: Locale; readonly sections: readonly string[]; readonly section: string };

/** How far one is: the section of the question, and all of them when opened. */
function Progress({ locale, sections, section }: ProgressProps) {
  const say = sayIn(locale);
  const nameOf = (id: string): string => japan.wording[locale]?.sections[id] ?? id;
  const at = sections.indexOf(section);
  return (
    <details class="progress">
      <summary>{say('ask.section', { at: at + 1, of: sections.length, name: nameOf(section) })}</summary>
      <ol>
        {sections.map((id, i) => (
          <li aria-current={i === at ? 'step' : undefined}>
            {i < at ? say('ask.section.done', { name: nameOf(id) }) : nameOf(id)}
          </li>
        ))}
      </ol>
    </details>
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
