/** Pages of those who run the installation: the operator (health, never content) and the administrator. */
import { formatDay, formatNumber, formatPeriod, localeNames, locales } from '#language';
import { type InstallationSettings, type Organisation, organisationKinds, type StaffLine, staffRoles } from '#parties';
import type { SetAside } from '#records';
import { CopyButton } from '../parts/buttons.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { Field } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { LineField } from '../parts/line-field.tsx';
import { organisationName } from '../parts/organisation-name.ts';
import type { WordKey } from '../parts/words.ts';

export type Health = {
  readonly database: string;
  readonly migrations: string;
  readonly entries: number;
  readonly linked: number;
  readonly keys: number;
  readonly people: number;
  readonly residents: number;
  readonly invented: number;
  readonly bytes: number;
  readonly backup?: string;
  readonly nextDue?: string;
  /** Timers that failed twice, by why. */
  readonly setAside: readonly SetAside[];
  /** What went wrong last in the background, by its kind. */
  readonly faults: readonly {
    readonly work: string;
    readonly kind: string;
    readonly at: Date;
    readonly times: number;
  }[];
};

type OperateProps = {
  readonly view: View;
  readonly health: Health;
  /** A proxy speaks for clients, and none is named. */
  readonly unnamedProxy: boolean;
};

export function OperatePage({ view, health, unnamedProxy }: OperateProps) {
  const { say, locale } = view;
  const rows: readonly (readonly [WordKey, string])[] = [
    ['operate.database', health.database],
    ['operate.migrations', health.migrations],
    ['operate.size', `${formatNumber(Math.ceil(health.bytes / 1_048_576))} MB`],
    ['operate.people', formatNumber(health.people)],
    ['operate.residents', formatNumber(health.residents)],
    ['operate.invented', formatNumber(health.invented)],
    ['operate.keys', formatNumber(health.keys)],
    ['operate.entries', formatNumber(health.entries)],
    ['operate.linked', formatNumber(health.linked)],
    ['operate.due', health.nextDue === undefined ? '–' : formatDay(locale, health.nextDue)],
  ];
  return (
    <Frame view={view} title={say('operate.title')} path="operate">
      <p class="lead">{say('operate.lead')}</p>
      {unnamedProxy && <p class="note">{say('operate.proxy')}</p>}
      <table>
        <tbody>
          {rows.map(([key, value]) => (
            <tr>
              <th scope="row">{say(key)}</th>
              <td>{value}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('operate.backup')}</th>
            <td class={health.backup === undefined ? 'wrong' : undefined}>
              {health.backup === undefined ? say('operate.backup.none') : formatDay(locale, health.backup.slice(0, 10))}
            </td>
          </tr>
        </tbody>
      </table>
      <SetAsideTimers view={view} setAside={health.setAside} />
      <Faults view={view} faults={health.faults} />
      <h2>{say('operate.commands')}</h2>
      <p>{say('operate.commands.text')}</p>
      <pre>
        {
          'npm run -s shinrai -- db status\nnpm run -s shinrai -- db backup <folder>\nnpm run -s shinrai -- db restore <folder>\nnpm run -s shinrai -- audit verify'
        }
      </pre>
    </Frame>
  );
}

function SetAsideTimers({ view: { say }, setAside }: { readonly view: View } & Pick<Health, 'setAside'>) {
  if (setAside.length === 0) return null;
  return (
    <section class="note">
      <h2>{say('operate.aside')}</h2>
      <ul>
        {setAside.map(({ fault, count }) => (
          <li>{say('join.said', { name: say(`operate.aside.${fault}`), text: formatNumber(count) })}</li>
        ))}
      </ul>
      <p>{say('operate.aside.text')}</p>
      <pre>{'npm run -s shinrai -- timers retry'}</pre>
    </section>
  );
}

function Faults({ view: { say }, faults }: { readonly view: View } & Pick<Health, 'faults'>) {
  if (faults.length === 0) return null;
  return (
    <section>
      <h2>{say('operate.faults')}</h2>
      <p>{say('operate.faults.text')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('operate.faults.work')}</th>
            <th scope="col">{say('operate.faults.kind')}</th>
            <th scope="col">{say('operate.faults.at')}</th>
            <th scope="col">{say('operate.faults.times')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ work, kind, at, times }) => (
            <tr>
              <td>{work}</td>
              <td>{kind}</td>
              <td>{at.toISOString()}</td>
              <td>{formatNumber(times)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Days for which ended sessions and used codes are kept. */
export const keepChoices = [30, 90, 365] as const;

export type AdministerProps = {
  readonly view: View;
  readonly organisations: readonly Organisation[];
  readonly settings: InstallationSettings;
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly ShownError[];
  readonly once: string;
  /** The link for a new colleague: shown once. */
  readonly link?: string;
};

export function AdministerPage({
  view,
  organisations,
  settings,
  typed = {},
  errors = [],
  once,
  link,
}: AdministerProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('administer.title')} path="administer" errors={errors}>
      <p class="lead">{say('administer.lead')}</p>
      {link !== undefined && (
        <section class="note">
          <label for="invite-link">{say('administer.link')}</label>
          <input id="invite-link" type="text" class="wide" readonly value={link} />
          <CopyButton say={say} text={link} />
        </section>
      )}
      <h2>{say('administer.organisations', { count: organisations.length })}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('administer.name')}</th>
            <th scope="col">{say('administer.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {organisations.map((it) => (
            <tr>
              <td>
                <a href={`/${locale}/administer/organisations/${it.id}`}>{organisationName(it, locale)}</a>
                {organisationName(it, locale) !== it.name && (
                  <span class="help" lang="ja">
                    {' '}
                    {it.name}
                  </span>
                )}
                {it.closingDays.map((span) => (
                  <span class="state">
                    {formatDay(locale, span.from)} – {formatDay(locale, span.until)}
                  </span>
                ))}
              </td>
              <td>{say(`kind.${it.kind}` as WordKey)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{say('administer.add')}</h2>
      <Form action={`/${locale}/administer/organisations`} novalidate>
        <input type="hidden" name="once" value={once} />
        <LineField name="name" label={say('administer.name')} value={typed.name} errors={errors} most={120} />
        <SelectField
          id="field-kind"
          name="kind"
          label={say('administer.kind')}
          chosen={typed.kind}
          choices={organisationKinds.map((it) => [it, say(`kind.${it}` as WordKey)])}
        />
        <button type="submit">{say('administer.add')}</button>
      </Form>
      <h2>{say('administer.invite')}</h2>
      <p>{say('administer.invite.text')}</p>
      <Form action={`/${locale}/administer/staff`} novalidate>
        <input type="hidden" name="once" value={once} />
        <SelectField
          id="field-organisation"
          name="organisation"
          label={say('administer.organisation')}
          chosen={typed.organisation}
          choices={organisations.map((it) => [it.id, organisationName(it, locale)])}
        />
        <SelectField
          id="field-role"
          name="role"
          label={say('administer.role')}
          chosen={typed.role}
          choices={staffRoles.map((it) => [it, say(`role.${it}` as WordKey)])}
        />
        <LineField name="unit" label={say('administer.unit')} value={typed.unit} errors={errors} />
        <button type="submit">{say('administer.invite.send')}</button>
      </Form>
      <h2>{say('administer.closing')}</h2>
      <Form action={`/${locale}/administer/closing`} novalidate>
        <SelectField
          id="field-office"
          name="organisation"
          label={say('administer.organisation')}
          chosen={typed.organisation}
          choices={organisations.map((it) => [it.id, organisationName(it, locale)])}
        />
        {(['from', 'until'] as const).map((name) => (
          <Field
            name={name}
            type={{ type: 'date' }}
            label={say(`administer.${name}`)}
            typed={typed}
            errors={errors}
            say={say}
          />
        ))}
        <button type="submit" class="second">
          {say('administer.closing.add')}
        </button>
      </Form>
      <h2>{say('administer.settings')}</h2>
      <Form action={`/${locale}/administer/settings`} novalidate>
        <SelectField
          id="field-language"
          name="language"
          label={say('administer.language')}
          chosen={settings.firstLanguage}
          choices={locales.map((it) => [it, localeNames[it]])}
        />
        <SelectField
          id="field-keep"
          name="keep"
          label={say('administer.keep')}
          chosen={String(settings.keepDays)}
          choices={keepChoices.map((it) => [String(it), formatPeriod(locale, it, 'days')])}
        />
        <button type="submit" class="second">
          {say('settings.save')}
        </button>
      </Form>
    </Frame>
  );
}

type SelectProps = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly choices: readonly (readonly [value: string, label: string])[];
};

const SelectField = ({ id, name, label, chosen, choices }: SelectProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <select id={id} name={name}>
      {choices.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

type OrganisationProps = {
  readonly view: View;
  readonly organisation: Organisation;
  readonly staff: readonly (StaffLine & { readonly name: string })[];
  readonly errors: readonly ShownError[];
};

/** Who works in one organisation. */
export function OrganisationPage({ view, organisation, staff, errors }: OrganisationProps) {
  const { say, locale } = view;
  return (
    <Frame
      view={view}
      title={organisationName(organisation, locale)}
      path={`administer/organisations/${organisation.id}`}
      errors={errors}
    >
      <p>{say(`kind.${organisation.kind}` as WordKey)}</p>
      <h2 id="field-posts">{say('administer.staff')}</h2>
      {staff.length === 0 && <p class="note">{say('administer.staff.none')}</p>}
      <ul class="lines">
        {staff.map((it) => (
          <li>
            <strong>{it.name}</strong> · {say(`role.${it.role}` as WordKey)}
            {it.unit !== undefined && ` · ${it.unit}`}
            <Act
              action={`/${locale}/administer/posts/${it.id}/end`}
              label={say('administer.post.end', { name: it.name })}
            >
              <input type="hidden" name="organisation" value={organisation.id} />
            </Act>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${locale}/administer`}>{say('administer.title')}</a>
      </p>
    </Frame>
  );
}
