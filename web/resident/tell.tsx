/** Tell a fact: the same question as in the interview, kept in the record. */
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { type FactDefinition, isDated } from '#rules';
import type { ShownError } from '../parts/errors.tsx';
import { FactFields } from '../parts/fact-fields.tsx';
import type { Typed } from '../parts/form.ts';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';
import { factLabel } from './record.tsx';

/** Facts only an officer can find are nobody's to tell. */
export const isTellable = (fact: FactDefinition): boolean => fact.heldBy !== 'officer';
const tellable = [...japan.facts.values()].filter(isTellable);

export function TellListPage({ view, known }: { readonly view: View; readonly known: ReadonlySet<string> }) {
  const { say, locale } = view;
  const [told, open] = [tellable.filter((it) => known.has(it.id)), tellable.filter((it) => !known.has(it.id))];
  return (
    <Frame view={view} title={say('tell.title')} path="me/tell">
      <p>{say('tell.lead')}</p>
      <h2>{say('tell.open')}</h2>
      <FactList locale={locale} facts={open} />
      <h2>{say('tell.known')}</h2>
      {told.length === 0 ? <p>{say('record.empty')}</p> : <FactList locale={locale} facts={told} />}
    </Frame>
  );
}

function FactList({ locale, facts }: { readonly locale: Locale; readonly facts: readonly FactDefinition[] }) {
  return (
    <ul>
      {facts.map((it) => (
        <li>
          <a href={`/${locale}/me/tell/${it.id}`}>{factLabel(locale, it.id)}</a>
        </li>
      ))}
    </ul>
  );
}

export type TellProps = {
  readonly view: View;
  readonly fact: FactDefinition;
  readonly typed: Typed;
  readonly errors?: readonly ShownError[];
  readonly acting: boolean;
  /** Who writes does not see what is there. */
  readonly unseen: boolean;
};

export function TellPage({ view, fact, typed, errors = [], acting, unseen }: TellProps) {
  const { say, locale } = view;
  const words = japan.wording[locale]?.facts[fact.id];
  return (
    <Frame view={view} title={words?.question ?? fact.id} path={`me/tell/${fact.id}`} errors={errors}>
      {words?.help && <p>{words.help}</p>}
      {words?.where && <p class="where">{say('ask.where', { where: words.where })}</p>}
      <p class="note">
        {say(fact.sensitivity === 'sensitive' ? 'tell.who.sensitive' : acting ? 'tell.who.client' : 'tell.who')}
      </p>
      {unseen && <p class="note">{say('tell.unseen')}</p>}
      <Form action={`/${locale}/me/tell/${fact.id}`} novalidate>
        {/* Enter in a field keeps the answer, also where a list has buttons of its own before. */}
        <button type="submit" name="go" value="answer" class="enter" tabindex={-1}>
          {say('tell.keep')}
        </button>
        <FactFields
          fact={fact}
          title={words?.question ?? fact.id}
          typed={typed}
          errors={errors}
          say={say}
          locale={locale}
          unseen={unseen}
        />
        <div class="actions">
          <button type="submit" name="go" value="answer">
            {say('tell.keep')}
          </button>
          {isDated(fact) && fact.none && (
            <button type="submit" name="go" value="notYet" class="second">
              {words?.none ?? say('ask.none')}
            </button>
          )}
          <button type="submit" name="go" value="dontKnow" class="second">
            {say('ask.dontKnow')}
          </button>
          <button type="submit" name="go" value="declined" class="second">
            {say('ask.decline')}
          </button>
          <a href={`/${locale}/me/${unseen ? 'tell' : 'record'}`}>{say('me.back')}</a>
        </div>
      </Form>
    </Frame>
  );
}
