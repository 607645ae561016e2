/** One client as their helper has them: what one may do, what is missing, a note of one's own, giving the mandate back. */
import { formatDay, type Locale } from '#language';
import { type MandateNote, mostNoteLetters } from '#parties';
import { describedBy, FieldMessage, fieldId, type ShownError } from '../parts/errors.tsx';
import { First } from '../parts/first.tsx';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { DateList } from '../resident/dates.tsx';
import { factLabel, isoOf } from '../resident/record.tsx';
import { ByMandate, type ClientLine, clientAddress, clientPath, mayOf } from './clients.tsx';

/** Facts of one procedure that nobody has told. */
export type Open = {
  readonly title: string;
  readonly facts: readonly string[];
  /** How many of them the person can answer without a paper of somebody else. */
  readonly own: number;
};

type ClientProps = {
  readonly view: View;
  readonly line: ClientLine;
  readonly today: string;
  readonly open: readonly Open[];
  /** What the next act asks for. */
  readonly papers: readonly string[];
  readonly note: MandateNote | undefined;
  /** What was typed and not kept. */
  readonly words?: string;
  readonly errors: readonly ShownError[];
  /** The note was just kept. */
  readonly done: boolean;
};

const mostDates = 10;

export function ClientPage(props: ClientProps) {
  const { view, line, today, open, papers, errors } = props;
  const { say, locale } = view;
  const { name, mandate, first, dates, missing, next } = line;
  return (
    <Frame view={view} title={name} path={clientPath(line)} errors={errors}>
      <p>
        <a href={`/${locale}/clients`}>{say('clients.back')}</a>
      </p>
      {first && <First first={first} />}
      {next && <p class="lead">{next}</p>}
      <Act action={`/${locale}/clients/${line.person}`} label={say('clients.act', { name })} second={false}>
        <ByMandate mandate={mandate} />
      </Act>
      <May view={view} line={line} />
      {dates.length > 0 && (
        <>
          <h2>{say('client.dates')}</h2>
          <DateList view={view} lines={dates} today={today} linked={false} most={mostDates} />
        </>
      )}
      {missing !== undefined && <MissingPart view={view} line={line} open={open} />}
      {papers.length > 0 && <Papers view={view} line={line} papers={papers} />}
      {mandate !== undefined && (
        <>
          <Note {...props} />
          <h2>{say('return.heading')}</h2>
          <p>
            <a href={clientAddress(view, line, '/return')}>{say('clients.return', { name })}</a>
          </p>
        </>
      )}
    </Frame>
  );
}

type PartProps = { readonly view: View; readonly line: ClientLine };

/** What one may do, and what one does not see by it, in words. */
function May({ view: { say, locale }, line }: PartProps) {
  const { name, mandate, scope, endsOn } = line;
  const blind = mandate !== undefined && !scope.includes('see');
  return (
    <>
      <h2>{say('client.may')}</h2>
      <ul>
        {mayOf(say, line).map((it) => (
          <li>{it}</li>
        ))}
      </ul>
      {blind && <p>{say(scope.includes('note') ? 'may.blind.note' : 'may.blind', { name })}</p>}
      {endsOn !== undefined && <p>{say('client.ends', { day: formatDay(locale, endsOn), name })}</p>}
    </>
  );
}

const mostFacts = 8;

function MissingPart({ view, line, open }: PartProps & { readonly open: readonly Open[] }) {
  const { say, locale } = view;
  const mayNote = line.mandate === undefined || line.scope.includes('note');
  if (open.length === 0) {
    return (
      <>
        <h2>{say('client.missing')}</h2>
        <p>{say('client.missing.none')}</p>
      </>
    );
  }
  return (
    <>
      <h2>{say('client.missing')}</h2>
      <p>{say(mayNote ? 'client.missing.answer' : 'client.missing.ask', { name: line.name })}</p>
      {open.map(({ title, facts }, i) => (
        <details open={i === 0}>
          <summary>{say('client.missing.of', { title, count: facts.length })}</summary>
          <ToTell view={view} line={line} facts={facts} mayNote={mayNote} locale={locale} />
        </details>
      ))}
    </>
  );
}

type ToTellProps = PartProps & {
  readonly facts: readonly string[];
  readonly mayNote: boolean;
  readonly locale: Locale;
};

/** Each leads to its question, acting for the client. */
function ToTell({ view, line, facts, mayNote, locale }: ToTellProps) {
  const shown = facts.slice(0, mostFacts);
  const rest = facts.length - shown.length;
  return (
    <Form action={`/${locale}/clients/${line.person}`}>
      <ByMandate mandate={line.mandate} />
      <ul>
        {shown.map((it) => (
          <li>
            {mayNote ? (
              <button type="submit" class="link" name="next" value={`/${locale}/me/tell/${it}`}>
                {factLabel(locale, it)}
              </button>
            ) : (
              factLabel(locale, it)
            )}
          </li>
        ))}
        {rest > 0 && <li>{view.say('client.missing.more', { count: rest })}</li>}
      </ul>
    </Form>
  );
}

function Papers({ view: { say, locale }, line, papers }: PartProps & { readonly papers: readonly string[] }) {
  const { mandate, scope, person, name } = line;
  return (
    <>
      <h2>{say('client.papers')}</h2>
      <ul>
        {papers.map((it) => (
          <li>{it}</li>
        ))}
      </ul>
      {(mandate === undefined || scope.includes('documents')) && (
        <Act action={`/${locale}/clients/${person}`} label={say('client.papers.see', { name })}>
          <ByMandate mandate={mandate} />
          <input type="hidden" name="next" value={`/${locale}/me/documents`} />
        </Act>
      )}
    </>
  );
}

function Note({ view: { say, locale }, line, note, words, errors, done }: ClientProps) {
  const help = `${fieldId('words')}-help`;
  return (
    <>
      <h2 id="note">{say('clientNote.title')}</h2>
      {done && (
        <p class="kept" role="status">
          {say('clientNote.kept')}
        </p>
      )}
      <Form action={`/${locale}/clients/${line.person}/note`} novalidate>
        <ByMandate mandate={line.mandate} />
        <div class="field">
          <label for={fieldId('words')}>{say('clientNote.label', { name: line.name })}</label>
          <p class="help" id={help}>
            {say('clientNote.help', { name: line.name })}
          </p>
          <FieldMessage errors={errors} field="words" />
          <textarea
            id={fieldId('words')}
            name="words"
            rows={5}
            maxlength={mostNoteLetters}
            {...describedBy(errors, 'words', help)}
          >
            {words ?? note?.words ?? ''}
          </textarea>
          {note !== undefined && <p class="help">{say('clientNote.at', { day: formatDay(locale, isoOf(note.at)) })}</p>}
        </div>
        <button type="submit" class="second">
          {say('clientNote.keep')}
        </button>
      </Form>
    </>
  );
}

/** Asks before a mandate is given back: what ends, what the client is told, what stays. */
export function ReturnPage({ view, line }: PartProps) {
  const { say, locale } = view;
  const { name, person, mandate } = line;
  return (
    <Frame view={view} title={say('return.title', { name })} path={clientPath(line, '/return')}>
      <p class="lead">{say('return.lead')}</p>
      <ul>
        {(['end', 'told', 'note', 'stays', 'again'] as const).map((it) => (
          <li>{say(`return.${it}`, { name })}</li>
        ))}
      </ul>
      <Form action={`/${locale}/clients/${person}/return`}>
        <ByMandate mandate={mandate} />
        <button type="submit" class="danger">
          {say('return.yes')}
        </button>
      </Form>
      <p>
        <a href={clientAddress(view, line)}>{say('return.no')}</a>
      </p>
    </Frame>
  );
}
