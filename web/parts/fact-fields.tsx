/** The fields of one fact: one value, or the entries of a list. */
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import type { FactDefinition, ListDefinition } from '#rules';
import type { ShownError } from './errors.tsx';
import { Field } from './fields.tsx';
import { entryCount, type Typed } from './form.ts';
import type { Say } from './words.ts';

type Props = {
  readonly fact: FactDefinition;
  readonly title: string;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
  readonly say: Say;
  readonly locale: Locale;
  /** Who answers does not see what else there is, and cannot say that a list is complete. */
  readonly unseen?: boolean;
};

export function FactFields({ fact, title, typed, errors, say, locale, unseen = false }: Props) {
  if (fact.type === 'list')
    return <Entries fact={fact} typed={typed} errors={errors} say={say} locale={locale} unseen={unseen} />;
  const words = japan.wording[locale]?.facts[fact.id];
  const choices = words?.choices;
  const groups =
    fact.type === 'choice' && fact.groups !== undefined
      ? Object.entries(fact.groups).map(([id, own]) => ({ name: words?.groups?.[id] ?? id, choices: own }))
      : undefined;
  return (
    <Field
      name="value"
      type={fact}
      label={title}
      quiet
      {...(choices === undefined ? {} : { choices })}
      {...(groups === undefined ? {} : { groups })}
      typed={typed}
      errors={errors}
      say={say}
    />
  );
}

type EntriesProps = {
  readonly fact: ListDefinition;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
  readonly say: Say;
  readonly locale: Locale;
  readonly unseen: boolean;
};

function Entries({ fact, typed, errors, say, locale, unseen }: EntriesProps) {
  const words = japan.wording[locale]?.facts[fact.id];
  const count = entryCount(typed);
  return (
    <>
      <input type="hidden" name="entries" value={String(count)} />
      {fact.fields.until && <p class="help">{say('list.open')}</p>}
      {Array.from({ length: count }, (_, i) => (
        <fieldset class="entry">
          <legend>{say('list.entry', { number: i + 1 })}</legend>
          {Object.entries(fact.fields).map(([field, type]) => (
            <Field
              name={`${i}.${field}`}
              type={type}
              label={words?.fields?.[field] ?? field}
              {...(words?.choices === undefined ? {} : { choices: words.choices })}
              typed={typed}
              errors={errors}
              say={say}
            />
          ))}
          {count > 1 && (
            <button type="submit" name="go" value={`remove:${i}`} class="second">
              {say('list.remove', { number: i + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <p>
        <button type="submit" name="go" value="add" class="second">
          {say('list.add')}
        </button>
      </p>
      {!unseen && (
        <div class="choice">
          <input type="checkbox" id="complete" name="complete" value="true" checked={typed.complete === 'true'} />
          <label for="complete">{say('list.all')}</label>
        </div>
      )}
    </>
  );
}
