/** Who saw my data: one line a visit, by whom and what for, in words; each can be objected to. */
import type { SeenEntry } from '#audit';
import { formatDay, formatList, type Locale } from '#language';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';
import type { WordKey } from '../parts/words.ts';
import { isoOf } from './record.tsx';

/** Looks of one person, one soon after the other; the newest first. */
export type Visit = readonly SeenEntry[];

export type Seen = {
  readonly view: View;
  readonly visits: readonly Visit[];
  readonly whoOf: (entry: SeenEntry) => string;
  /** The person themselves, whose own looks are folded. */
  readonly self: string;
  /** What verifies a proof without us. */
  readonly logKey: string;
  readonly more?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly typed?: { readonly entry: string; readonly words: string };
};

const clockOf = (moment: Date): string => new Date(moment.getTime() + 9 * 3600_000).toISOString().slice(11, 16);
const timeOf = (locale: Locale, moment: Date): string => `${formatDay(locale, isoOf(moment))} ${clockOf(moment)}`;

export function SeenPage(props: Seen) {
  const { view, visits, self, more, errors = [] } = props;
  const { say, locale } = view;
  const others = visits.filter(([it]) => it?.actor !== self);
  const own = visits.filter(([it]) => it?.actor === self);
  return (
    <Frame view={view} title={say('seen.title')} path="me/seen" errors={errors}>
      <p class="lead">{say('seen.lead')}</p>
      {others.length === 0 ? (
        <p class="note">{say('seen.nobody')}</p>
      ) : (
        <ul class="seen">
          {others.map((it) => (
            <VisitLine {...props} visit={it} />
          ))}
        </ul>
      )}
      {own.length > 0 && (
        <details>
          <summary>{say('seen.own.count', { count: own.length })}</summary>
          <ul class="seen">
            {own.map((it) => (
              <li>
                {spanOf(locale, it)} · {didOf(view, it)}
              </li>
            ))}
          </ul>
        </details>
      )}
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

/** When it began and, where that is another minute, ended. */
function spanOf(locale: Locale, visit: Visit): string {
  const [last, first] = [visit[0], visit.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [begun, ended] = [clockOf(first.at), clockOf(last.at)];
  return begun === ended ? timeOf(locale, first.at) : `${timeOf(locale, first.at)}–${ended}`;
}

/** What was done, each once, in the order it was done. */
function didOf({ say, locale }: View, visit: Visit): string {
  const did = [...new Set(visit.toReversed().map((it) => say(`did.${it.action}` as WordKey)))];
  return formatList(locale, did);
}

/** What Shinrai does by itself says why; who helps does it because they were asked to. */
function sentenceOf({ view, whoOf }: Seen, visit: Visit): string {
  const { say } = view;
  const [entry] = visit;
  if (entry === undefined) return '';
  if (entry.actorRole === 'shinrai') return say('seen.sentence.shinrai');
  return say('seen.sentence', { who: whoOf(entry), did: didOf(view, visit) });
}

function VisitLine(props: Seen & { readonly visit: Visit }) {
  const { view, visit, typed } = props;
  const { say, locale } = view;
  const [entry] = visit;
  if (entry === undefined) return null;
  const objected = visit.filter((it) => it.objection !== undefined);
  const about = typed !== undefined && visit.some((it) => it.id === typed.entry) ? typed.entry : entry.id;
  return (
    <li>
      {visit.map((it) => (
        <span id={`entry-${it.id}`} />
      ))}
      <strong>{spanOf(locale, visit)}</strong>
      <br />
      {sentenceOf(props, visit)}
      {entry.purpose !== 'help' && entry.actorRole !== 'shinrai' && (
        <span class="help"> ({say(`purpose.${entry.purpose}` as WordKey)})</span>
      )}
      {objected.map(({ objection }) => (
        <p class="contested">
          <strong>{say('seen.objected', { day: formatDay(locale, isoOf(objection?.at ?? entry.at)) })}</strong>{' '}
          {objection?.words}
        </p>
      ))}
      {objected.length === 0 && (
        <details class="screen" open={typed?.entry === about}>
          <summary>{say('seen.object')}</summary>
          <Form action={`/${locale}/me/seen/${about}`}>
            <label for={`words-${about}`}>{say('seen.object.words')}</label>
            <textarea id={`words-${about}`} name="words" rows={3} maxlength={2000}>
              {typed?.entry === about ? typed.words : ''}
            </textarea>
            <button type="submit" class="second">
              {say('seen.object.send')}
            </button>
          </Form>
        </details>
      )}
      <details class="screen">
        <summary>{say('seen.entries', { count: visit.length })}</summary>
        <ul>
          {visit.map((it) => (
            <li>
              {clockOf(it.at)} · {say(`did.${it.action}` as WordKey)} ·{' '}
              <a href={`/${locale}/me/seen/${it.id}/proof`} download>
                {say('seen.proof')}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
