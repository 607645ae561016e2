/** One line of text in somebody's own words or copied from elsewhere: a name, a code. */
import { describedBy, FieldMessage, fieldId, type ShownError } from './errors.tsx';

export type LineFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly errors: readonly ShownError[];
  /** Letters it may have. */
  readonly most?: number;
  /** A code: kept as it is typed, and filled in by the device where it can. */
  readonly code?: boolean;
};

export function LineField({ name, label, value = '', errors, most = 80, code = false }: LineFieldProps) {
  const asCode = { autocomplete: 'one-time-code', autocapitalize: 'none', spellcheck: false } as const;
  return (
    <div class="field">
      <label for={fieldId(name)}>{label}</label>
      <FieldMessage errors={errors} field={name} />
      <input
        id={fieldId(name)}
        type="text"
        class="wide"
        name={name}
        maxlength={most}
        value={value}
        {...(code ? asCode : { autocomplete: 'off' })}
        {...describedBy(errors, name)}
      />
    </div>
  );
}
