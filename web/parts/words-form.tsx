/** A form for something said in one's own words, in a case. */
import { describedBy, FieldMessage, fieldId, type ShownError } from './errors.tsx';
import { Form } from './form.tsx';
import type { View } from './frame.tsx';

type WordsFormProps = {
  readonly view: View;
  readonly action: string;
  /** How many acts the case had when the page was made. */
  readonly after: number;
  readonly title: string;
  readonly help: string;
  readonly send: string;
  readonly value: string;
  readonly errors: readonly ShownError[];
  readonly most?: number;
};

export function WordsForm({
  view: { say },
  action,
  after,
  title,
  help,
  send,
  value,
  errors,
  most = 4000,
}: WordsFormProps) {
  return (
    <Form action={action} novalidate>
      <h2>{title}</h2>
      <p>{help}</p>
      <input type="hidden" name="after" value={String(after)} />
      <div class="field">
        <label for={fieldId('words')}>{say('case.words')}</label>
        <FieldMessage errors={errors} field="words" />
        <textarea id={fieldId('words')} name="words" rows={5} maxlength={most} {...describedBy(errors, 'words')}>
          {value}
        </textarea>
      </div>
      <button type="submit">{send}</button>
    </Form>
  );
}
