/** What was wrong, at the top of the page with links to the fields, and beside each field. */
import type { Say } from './words.ts';

export type ShownError = { readonly field: string; readonly message: string };

export function ErrorSummary({ errors, say }: { readonly errors: readonly ShownError[]; readonly say: Say }) {
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} id="errors">
      <h2>{say('errors.title')}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${fieldId(error.field)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export const fieldId = (field: string): string => `field-${field.replaceAll('.', '-')}`;

const messageOf = (errors: readonly ShownError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

export function FieldMessage({ errors, field }: { readonly errors: readonly ShownError[]; readonly field: string }) {
  const message = messageOf(errors, field);
  return message === undefined ? null : (
    <p class="wrong" id={`${fieldId(field)}-wrong`}>
      {message}
    </p>
  );
}

/** Attributes that tie a field to its message. */
export function describedBy(errors: readonly ShownError[], field: string, help?: string) {
  const wrong = messageOf(errors, field) === undefined ? [] : [`${fieldId(field)}-wrong`];
  const ids = [...(help === undefined ? [] : [help]), ...wrong];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(wrong.length === 0 ? {} : { 'aria-invalid': 'true' as const }),
  };
}
