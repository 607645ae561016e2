/** The determination: the conclusion first, then what decided it, what would change it, from when, and everything, folded. */
import type { Determination, Explanation } from '#determinations';
import type { State } from '#interview';
import type { Locale } from '#language';
import { DeterminationBody, ReceiptDetails } from '../parts/determination.tsx';
import { type Assets, Layout } from '../parts/layout.tsx';
import { sayIn } from '../parts/words.ts';
import { Offers } from './offers.tsx';
import { Carried } from './question.tsx';

export type ResultProps = {
  readonly locale: Locale;
  readonly assets: Assets;
  readonly procedure: string;
  readonly state: State;
  readonly determination: Determination;
  readonly explanation: Explanation;
  /** Is there a question left before the answer is as useful as it can be? */
  readonly more: boolean;
  /** Facts somebody may go on with. */
  readonly offers: readonly string[];
  /** Can the answers be kept in a record? */
  readonly records: boolean;
};

export function Result({
  locale,
  assets,
  procedure,
  state,
  determination,
  explanation,
  more,
  offers,
  records,
}: ResultProps) {
  const say = sayIn(locale);
  return (
    <Layout
      locale={locale}
      assets={assets}
      title={explanation.answer.title}
      path={(it) => `/${it}/${procedure}`}
      form="answer"
    >
      <form id="answer" method="post" action={`/${locale}/${procedure}`}>
        <Carried state={state} />
        <input type="hidden" name="on" value="result" />
        <h1>{explanation.answer.title}</h1>
        <DeterminationBody locale={locale} determination={determination} explanation={explanation} />
        <Offers locale={locale} offers={offers} />
        <div class="actions">
          {more && (
            <button type="submit" name="go" value="next">
              {say('ask.goOn')}
            </button>
          )}
          <button type="submit" name="go" value="check" class="second">
            {say('ask.check')}
          </button>
          <button type="submit" name="go" value="save" class="second">
            {say('result.save')}
          </button>
          <button type="submit" name="go" value="paper" class="second">
            {say('result.paper')}
          </button>
          {records && (
            <button type="submit" formaction={`/${locale}/me/keep`} class="second">
              {say('result.keep')}
            </button>
          )}
        </div>
        <p class="screen">{say('result.print')}</p>
        <ReceiptDetails locale={locale} determination={determination} explanation={explanation} />
      </form>
    </Layout>
  );
}
