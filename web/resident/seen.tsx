/** Who saw my data: every look, by whom, for what; each can be objected to. */
import type { SeenEntry } from '#audit';
import { formatDay, type Locale } from '#language';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';
import type { WordKey } from '../parts/words.ts';
import { isoOf } from './record.tsx';

export type Seen = {
  readonly view: View;
  readonly entries: readonly SeenEntry[];
  readonly whoOf: (entry: SeenEntry) => string;
  /** The person themselves, whose own looks are folded. */
  readonly self: string;
  /** What verifies a proof without us. */
  readonly logKey: string;
  readonly more?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly typed?: { readonly entry: string; readonly words: string };
};

const timeOf = (locale: Locale, moment: Date): string =>
  `${formatDay(locale, isoOf(moment))} ${new Date(moment.getTime() + 9 * 3600_000).toISOString().slice(11, 16)}`;

export function SeenPage(props: Seen) {
  const { view, entries, self, more, errors = [] } = props;
  const { say, locale } = view;
  const others = entries.filter((it) => it.actor !== self);
  const own = entries.filter((it) => it.actor === self);
  return (
    <Frame view={view} title={say('seen.title')} path="me/seen" errors={errors}>
      <p class="lead">{say('seen.lead')}</p>
      <h2>{say('seen.others')}</h2>
      {others.length === 0 ? (
        <p class="note">{say('seen.nobody')}</p>
      ) : (
        <ul class="seen">
          {others.map((it) => (
            <Line {...props} entry={it} />
          ))}
        </ul>
      )}
      <h2>{say('seen.own')}</h2>
      <details>
        <summary>{say('seen.own.count', { count: own.length })}</summary>
        <ul class="seen">
          {own.map((it) => (
            <li>
              {timeOf(locale, it.at)} · {say(`did.${it.action}` as WordKey)}
            </li>
          ))}
        </ul>
      </details>
      {more !== undefined && (
        <p>
          <a href={`/${locale}/me/seen?before=${more}`}>{say('seen.more')}</a>
        </p>
      )}
      <p class="help">{say('seen.said')}</p>
      <details class="screen">
        <summary>{say('seen.check')}</summary>
        <p>{say('seen.check.how')}</p>
        <pre>
          <code>{`shinrai audit check <file> --key ${props.logKey}`}</code>
        </pre>
      </details>
    </Frame>
  );
}

function Line({ view, entry, whoOf, typed }: Seen & { readonly entry: SeenEntry }) {
  const { say, locale } = view;
  const labels = entry.labels.map((it) => say(`label.${it}` as WordKey)).join(', ');
  return (
    <li id={`entry-${entry.id}`}>
      <strong>{timeOf(locale, entry.at)}</strong> · {whoOf(entry)}
      <br />
      {say(`did.${entry.action}` as WordKey)} · {say(`purpose.${entry.purpose}` as WordKey)}
      {labels !== '' && <span class="help"> ({labels})</span>}
      <br />
      <a class="screen" href={`/${locale}/me/seen/${entry.id}/proof`} download>
        {say('seen.proof')}
      </a>
      {entry.objection !== undefined ? (
        <p class="contested">
          <strong>{say('seen.objected', { day: formatDay(locale, isoOf(entry.objection.at)) })}</strong>{' '}
          {entry.objection.words}
        </p>
      ) : (
        <details class="screen" open={typed?.entry === entry.id}>
          <summary>{say('seen.object')}</summary>
          <Form action={`/${locale}/me/seen/${entry.id}`}>
            <label for={`words-${entry.id}`}>{say('seen.object.words')}</label>
            <textarea id={`words-${entry.id}`} name="words" rows={3} maxlength={2000}>
              {typed?.entry === entry.id ? typed.words : ''}
            </textarea>
            <button type="submit" class="second">
              {say('seen.object.send')}
            </button>
          </Form>
        </details>
      )}
    </li>
  );
}
