/** The people a helper may act for, a row each: what is next, what is missing, how far the mandate goes. */
import type { FirstText } from '#determinations';
import { formatDay, joinItems, type Locale } from '#language';
import type { Client } from '#parties';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';
import type { Say, WordKey } from '../parts/words.ts';
import type { DateLine } from '../resident/dates.tsx';

/** What nobody has told yet of what comes first: for which procedure, how much, and what is asked next. */
export type Missing = { readonly title: string; readonly count: number; readonly first: string };

export type ClientLine = Client & {
  readonly name: string;
  /** Every writing of the name, folded, to be found by. */
  readonly searched: string;
  /** Soonest first; none where the mandate opens none. */
  readonly dates: readonly DateLine[];
  /** That the stay has ended, or may have, is said before any day. */
  readonly first?: FirstText;
  /** Known to those who may see the record. */
  readonly missing?: Missing | 'nothing';
  /** The next thing to do, in a sentence. */
  readonly next?: string | undefined;
  /** It could not be worked out now. */
  readonly notNow: boolean;
};

const listChoices = { only: ['due', 'ends', 'missing'], by: ['due', 'name', 'ends'] } as const;

export type ListQuery = {
  readonly q: string;
  readonly only: (typeof listChoices.only)[number] | undefined;
  readonly by: (typeof listChoices.by)[number] | undefined;
  readonly from: number;
};

/** What one may do for somebody, in the words of who does it. */
export const mayOf = (say: Say, { mandate, scope }: Client): readonly string[] =>
  mandate === undefined ? [say('may.law')] : scope.map((it) => say(`may.${it}` as WordKey));

export const maySay = (say: Say, locale: Locale, client: Client): string => joinItems(locale, mayOf(say, client));

/** By which mandate a form is about somebody. */
export const ByMandate = ({ mandate }: { readonly mandate: string | undefined }) =>
  mandate === undefined ? null : <input type="hidden" name="mandate" value={mandate} />;

/** Where a page about a client is, after the language. */
export const clientPath = ({ person, mandate }: Client, page = ''): string =>
  `clients/${person}${page}${mandate === undefined ? '' : `?mandate=${mandate}`}`;

export const clientAddress = ({ locale }: View, client: Client, page = ''): string =>
  `/${locale}/${clientPath(client, page)}`;

type ClientsProps = {
  readonly view: View;
  readonly list: { readonly lines: readonly ClientLine[]; readonly fitting: number; readonly all: number };
  readonly query: ListQuery;
  readonly today: string;
  /** How many a page has. */
  readonly onePage: number;
  /** A mandate was just given back. */
  readonly done: boolean;
};

export function ClientsPage({ view, list, query, today, onePage, done }: ClientsProps) {
  const { say, locale } = view;
  const { lines, fitting, all } = list;
  const { from } = query;
  return (
    <Frame view={view} title={say('clients.title')} path={`clients${asked(query)}`}>
      {done && (
        <p class="kept" role="status">
          {say('clients.returned')}
        </p>
      )}
      <p class="lead">{say('clients.lead')}</p>
      {all === 0 ? <p class="note">{say('clients.none')}</p> : <Question view={view} query={query} />}
      {all > onePage && (query.by === undefined || query.by === 'ends') && (
        <p class="note">{say('clients.many', { most: onePage })}</p>
      )}
      {all > 0 && lines.length === 0 && <p class="note">{say('clients.none.fit')}</p>}
      {lines.length > 0 && (
        <>
          <p class="help" role="status">
            {say('clients.count', { first: from + 1, last: from + lines.length, count: fitting })}
          </p>
          <Table view={view} lines={lines} today={today} />
          <Pages view={view} query={query} onePage={onePage} fitting={fitting} />
          <p class="screen">
            <a href={`/${locale}/clients.csv${asked(query)}`}>{say('clients.csv')}</a> ·{' '}
            <a href={`/${locale}/clients.ics${asked(query)}`}>{say('clients.ics')}</a>
          </p>
          <p class="help screen">{say('clients.files')}</p>
        </>
      )}
    </Frame>
  );
}

function Question({ view: { say, locale }, query }: { readonly view: View; readonly query: ListQuery }) {
  return (
    <Form method="get" action={`/${locale}/clients`} class="find" role="search">
      <div class="field">
        <label for="field-q">{say('clients.search')}</label>
        <input id="field-q" type="search" name="q" value={query.q} maxlength={80} autocomplete="off" />
      </div>
      {(['only', 'by'] as const).map((name) => (
        <div class="field">
          <label for={`field-${name}`}>{say(`clients.${name}`)}</label>
          <select id={`field-${name}`} name={name}>
            <option value="">{say(`clients.${name}.any`)}</option>
            {listChoices[name].map((it) => (
              <option value={it} selected={query[name] === it}>
                {say(`clients.${name}.${it}` as WordKey)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit">{say('clients.show')}</button>
    </Form>
  );
}

type TableProps = { readonly view: View; readonly lines: readonly ClientLine[]; readonly today: string };

function Table({ view, lines, today }: TableProps) {
  const { say } = view;
  const heads = (['name', 'date', 'missing', 'may', 'ends'] as const).map((it) => say(`clients.head.${it}`));
  const [, date = '', missing = '', may = '', ends = ''] = heads;
  return (
    <table class="clients">
      <caption class="quiet">{say('clients.title')}</caption>
      <thead>
        <tr>
          {heads.map((it) => (
            <th scope="col">{it}</th>
          ))}
          <th scope="col">
            <span class="quiet">{say('clients.head.act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((it) => (
          <tr>
            <th scope="row">
              <a href={clientAddress(view, it)}>{it.name}</a>
            </th>
            <td data-head={date}>
              <Next view={view} line={it} today={today} />
            </td>
            <td data-head={missing}>{missingText(say, it)}</td>
            <td data-head={may}>{maySay(say, view.locale, it)}</td>
            <td data-head={ends} class="day">
              {it.endsOn === undefined ? '–' : formatDay(view.locale, it.endsOn)}
            </td>
            <td>
              <Form action={`/${view.locale}/clients/${it.person}`} class="act">
                <ByMandate mandate={it.mandate} />
                <button type="submit" class="second">
                  {say('clients.act.short')}
                  <span class="quiet"> {it.name}</span>
                </button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The next day, and what it is about; that the stay has ended comes before any day. */
function Next({ view, line, today }: { readonly view: View; readonly line: ClientLine; readonly today: string }) {
  const { say, locale } = view;
  const [date] = line.dates;
  if (line.notNow) return <>{say('clients.notNow')}</>;
  if (line.first !== undefined) return <span class="strong">{line.first.sentence}</span>;
  if (date === undefined) return <>{say(seesDates(line) ? 'clients.date.none' : 'clients.date.closed')}</>;
  return (
    <>
      <strong class={date.day < today ? 'late' : undefined}>{formatDay(locale, date.day)}</strong>
      <span class="about">{date.text}</span>
    </>
  );
}

const seesDates = ({ mandate, scope }: Client): boolean => mandate === undefined || scope.includes('dates');

function missingText(say: Say, { missing }: ClientLine): string {
  if (missing === undefined) return say('clients.missing.closed');
  return missing === 'nothing' ? say('clients.missing.none') : say('clients.missing.some', missing);
}

type PagesProps = {
  readonly view: View;
  readonly query: ListQuery;
  readonly onePage: number;
  readonly fitting: number;
};

function Pages({ view: { say, locale }, query, onePage, fitting }: PagesProps) {
  const { from } = query;
  if (fitting <= onePage) return null;
  const to = (first: number): string => `/${locale}/clients${asked({ ...query, from: Math.max(0, first) })}`;
  return (
    <nav aria-label={say('clients.pages')}>
      {from > 0 && <a href={to(from - onePage)}>{say('clients.less')}</a>}{' '}
      {from + onePage < fitting && <a href={to(from + onePage)}>{say('clients.more')}</a>}
    </nav>
  );
}

/** The question as the end of an address. */
function asked({ q, only, by, from }: ListQuery): string {
  const all = Object.entries({ q, only, by, from: from === 0 ? '' : String(from) });
  const said = all.filter((it): it is [string, string] => it[1] !== undefined && it[1] !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}
