/** Check what you send: what would be filed, what the law says to it, and to which office. */
import type { Organisation } from '#parties';
import type { Kind } from '#procedures';
import type { FactVersion } from '#records';
import { Filed, kindName } from '../parts/case.tsx';
import { FieldMessage, fieldId, type ShownError } from '../parts/errors.tsx';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';
import { organisationName } from '../parts/organisation-name.ts';
import type { Weighing } from '../parts/weighing.ts';
import type { SaidOf } from './said.ts';

type ApplyProps = {
  readonly view: View;
  readonly kind: Kind;
  readonly offices: readonly Organisation[];
  readonly facts: readonly FactVersion[];
  readonly weighing: Weighing;
  readonly said: SaidOf;
  /** Names the application, so that sending the form twice files one. */
  readonly once: string;
  readonly errors: readonly ShownError[];
  /** Has the person proved lately who they are? Filing asks for it. */
  readonly recent: boolean;
};

export function ApplyPage({ view, kind, offices, facts, weighing, said, once, errors, recent }: ApplyProps) {
  const { say, locale } = view;
  const { answer } = weighing.explanation;
  return (
    <Frame
      view={view}
      title={say('apply.title', { what: kindName(view, kind.id) })}
      path={`me/apply/${kind.id}`}
      errors={errors}
    >
      <p class="lead">{say('apply.lead')}</p>
      <section>
        <h2>{say('apply.answer')}</h2>
        <p>
          <strong>{answer.stands}</strong>
        </p>
        <p>
          <a href={`/${locale}/me/stand/${kind.procedure}`}>{say('apply.whole')}</a>
        </p>
      </section>
      <section>
        <h2>{say('apply.facts')}</h2>
        <p>{say('apply.facts.text')}</p>
        {facts.length === 0 ? (
          <p class="note">{say('apply.no.facts')}</p>
        ) : (
          <Filed view={view} facts={facts} sourceName={said.sourceName} />
        )}
        <p>
          <a href={`/${locale}/me/record`}>{say('apply.change')}</a>
        </p>
      </section>
      {!recent && (
        <p class="note">
          <a href={`/${locale}/prove?next=/${locale}/me/apply/${kind.id}`}>{say('prove.before')}</a>
        </p>
      )}
      <Form action={`/${locale}/me/apply/${kind.id}`} novalidate>
        <input type="hidden" name="once" value={once} />
        <div class="field">
          <label for={fieldId('office')}>{say('apply.office')}</label>
          <FieldMessage errors={errors} field="office" />
          <select id={fieldId('office')} name="office">
            {offices.map((it) => (
              <option value={it.id}>{organisationName(it, locale)}</option>
            ))}
          </select>
        </div>
        <p class="note">{say('apply.warning')}</p>
        <button type="submit">{say('apply.send')}</button>
      </Form>
    </Frame>
  );
}
