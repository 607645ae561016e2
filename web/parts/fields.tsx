/** One field of a form, by the type of its value. What was typed is shown again exactly as it was. */
import type { FieldDefinition } from '#rules';
import { describedBy, FieldMessage, fieldId, type ShownError } from './errors.tsx';
import type { Typed } from './form.ts';
import type { Say } from './words.ts';

export type FieldProps = {
  readonly name: string;
  readonly type: FieldDefinition;
  readonly label: string;
  /** The heading already asks; the label is read out only. */
  readonly quiet?: boolean;
  readonly choices?: Readonly<Record<string, string>>;
  /** Choices by what they have in common, with a name; each stands in one. */
  readonly groups?: readonly { readonly name: string; readonly choices: readonly string[] }[];
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
  readonly say: Say;
};

export function Field(props: FieldProps) {
  switch (props.type.type) {
    case 'date':
    case 'month':
      return <DateField {...props} />;
    case 'boolean':
    case 'choice':
      return <ChoiceField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

function TextField({ name, type, label, quiet, typed, errors, say }: FieldProps) {
  const id = fieldId(name);
  const help = type.type === 'yen' ? say('ask.yen.help') : type.type === 'integer' ? say('ask.number.help') : undefined;
  return (
    <div class="field">
      <label for={id} class={quiet ? 'quiet' : undefined}>
        {label}
      </label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <FieldMessage errors={errors} field={name} />
      <input
        type="text"
        id={id}
        name={name}
        value={typed[name] ?? ''}
        inputmode={type.type === 'name' ? 'text' : 'numeric'}
        autocomplete="off"
        maxlength={80}
        class={type.type === 'name' ? 'wide' : 'amount'}
        {...describedBy(errors, name, help && `${id}-help`)}
      />
    </div>
  );
}

function DateField({ name, type, label, quiet, typed, errors, say }: FieldProps) {
  const id = fieldId(name);
  const parts = [
    ['y', say('ask.year'), 6],
    ['m', say('ask.month'), 3],
    ...(type.type === 'date' ? ([['d', say('ask.day'), 3]] as const) : []),
  ] as const;
  return (
    <fieldset class="date" {...describedBy(errors, name, `${id}-help`)}>
      <legend class={quiet ? 'quiet' : undefined}>{label}</legend>
      <p class="help" id={`${id}-help`}>
        {say('ask.year.help')}
      </p>
      <FieldMessage errors={errors} field={name} />
      <div class="parts">
        {parts.map(([part, word, size], i) => (
          <div>
            <label for={i === 0 ? id : `${id}-${part}`}>{word}</label>
            <input
              type="text"
              id={i === 0 ? id : `${id}-${part}`}
              name={`${name}.${part}`}
              value={typed[`${name}.${part}`] ?? ''}
              inputmode={part === 'y' ? 'text' : 'numeric'}
              autocomplete="off"
              size={size}
              maxlength={10}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

type OptionProps = { readonly it: readonly [string, string]; readonly chosen: string | undefined };

const Option = ({ it: [value, text], chosen }: OptionProps) => (
  <option value={value} selected={chosen === value}>
    {text}
  </option>
);

function ChoiceField({ name, type, label, quiet, choices, groups, typed, errors, say }: FieldProps) {
  const id = fieldId(name);
  const options: readonly (readonly [string, string])[] =
    type.type === 'boolean'
      ? [
          ['true', say('ask.yes')],
          ['false', say('ask.no')],
        ]
      : (type.choices ?? []).map((choice) => [choice, choices?.[choice] ?? choice] as const);
  if (options.length > 9) {
    return (
      <div class="field">
        <label for={id} class={quiet ? 'quiet' : undefined}>
          {label}
        </label>
        <FieldMessage errors={errors} field={name} />
        <select id={id} name={name} {...describedBy(errors, name)}>
          <option value="">{say('ask.select')}</option>
          {groups === undefined
            ? options.map((it) => <Option it={it} chosen={typed[name]} />)
            : groups.map(({ name: group, choices: own }) => (
                <optgroup label={group}>
                  {options
                    .filter(([value]) => own.includes(value))
                    .map((it) => (
                      <Option it={it} chosen={typed[name]} />
                    ))}
                </optgroup>
              ))}
        </select>
      </div>
    );
  }
  return (
    <fieldset class="choices" {...describedBy(errors, name)}>
      <legend class={quiet ? 'quiet' : undefined}>{label}</legend>
      <FieldMessage errors={errors} field={name} />
      {options.map(([value, text], i) => (
        <div class="choice">
          <input
            type="radio"
            id={i === 0 ? id : `${id}-${value}`}
            name={name}
            value={value}
            checked={typed[name] === value}
          />
          <label for={i === 0 ? id : `${id}-${value}`}>{text}</label>
        </div>
      ))}
    </fieldset>
  );
}
