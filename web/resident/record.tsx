/** My record: every fact with who said it, since when it is true and since when it is known; each can be contested. */
import type { Child } from 'hono/jsx';
import { formatDay, type Locale } from '#language';
import type { FactVersion } from '#records';
import { japan } from '#rulebook/japan';
import { Form } from '../parts/form.tsx';
import { Frame, leadsTo, type View } from '../parts/frame.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { valueText } from '../parts/value-text.ts';
import type { Say, WordKey } from '../parts/words.ts';
import { eventsOf } from './events.ts';
import type { SaidOf } from './said.ts';

export type RecordProps = {
  readonly view: View;
  readonly facts: readonly FactVersion[];
  /** What was known once and is not any more. */
  readonly past: readonly FactVersion[];
  /** Facts of which two sources say different things. */
  readonly differing: ReadonlySet<string>;
  readonly stale: readonly string[];
  readonly said: SaidOf;
  /** In which order the rules read the versions of one fact: the first entry of a list is 0. */
  readonly order: ReadonlyMap<string, number>;
  /** The findings that rest on a version. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
};

/** A finding that rests on a version, by its name. */
export type Use = { readonly procedure: string; readonly finding: string; readonly text: string };

export const factLabel = (locale: Locale, attribute: string): string => {
  const fact = attribute.split('#')[0] ?? attribute;
  return japan.wording[locale]?.facts[fact]?.label ?? fact;
};

export function toldText(
  say: Say,
  locale: Locale,
  { attribute, told }: Pick<FactVersion, 'attribute' | 'told'>,
): string {
  if (attribute.endsWith('#complete')) return say('record.complete');
  if ('value' in told) return valueText(locale, attribute, told.value);
  return say(`absence.${told.absence}` as WordKey);
}

export function RecordPage({ view, facts, past, differing, stale, said, order, uses }: RecordProps) {
  const { say, locale } = view;
  const mayTell = leadsTo(view, 'me/tell');
  const events = eventsOf(facts, {
    say,
    label: (it) => factLabel(locale, it.attribute),
    value: (it) => toldText(say, locale, it),
    source: (it) => said.sourceName(it.source),
  });
  const groups = [...Map.groupBy(facts, (it) => it.attribute.split('#')[0] ?? it.attribute)];
  return (
    <Frame view={view} title={say('record.title')} path="me/record">
      <p class="lead">{say('record.lead')}</p>
      {mayTell && (
        <p class="actions">
          <a class="button" href={`/${locale}/me/tell`}>
            {say('record.tell')}
          </a>
        </p>
      )}
      {facts.length === 0 && <p class="note">{say('record.empty')}</p>}
      {differing.size > 0 && (
        <section class="note">
          <h2>{say('record.differ')}</h2>
          <p>{say('record.differ.text')}</p>
          <ul>
            {[...differing].map((it) => (
              <li>
                <a href={`#fact-${it}`}>{factLabel(locale, it)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {stale.length > 0 && (
        <section class="note">
          <h2>{say('record.stale')}</h2>
          <ul>
            {stale.map((it) => (
              <li>
                {japan.facts.has(it) ? (
                  <a href={`/${locale}/me/tell/${it}`}>{factLabel(locale, it)}</a>
                ) : (
                  factLabel(locale, it)
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {events.length > 1 && (
        <details open>
          <summary>{say('record.timeline')}</summary>
          <Timeline marks={events} title={say('record.timeline')} locale={locale} />
        </details>
      )}
      {groups.map(([attribute, versions]) => (
        <section class="fact" id={`fact-${attribute}`}>
          <h2>{factLabel(locale, attribute)}</h2>
          {inOrder(versions, order).map((it, i, all) => (
            <Version
              view={view}
              fact={it}
              place={order.get(it.version)}
              isFirst={all.findIndex(({ item }) => item === it.item) === i}
              {...{ said, mayTell }}
            >
              <Uses view={view} uses={uses.get(it.version)} />
            </Version>
          ))}
          {mayTell && (
            <p class="screen">
              <a href={`/${locale}/me/tell/${attribute}`}>
                {say('record.change', { label: factLabel(locale, attribute) })}
              </a>
            </p>
          )}
        </section>
      ))}
      {past.length > 0 && (
        <details>
          <summary>{say('record.past', { count: past.length })}</summary>
          <ul class="past">
            {past.map((it) => (
              <li>
                {say('record.was', {
                  label: factLabel(locale, it.attribute),
                  value: toldText(say, locale, it),
                  source: said.sourceName(it.source),
                  day: formatDay(locale, isoOf(it.knownUntil ?? it.knownFrom)),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Frame>
  );
}

/** As the rules read them; what they do not read comes last. */
const inOrder = (versions: readonly FactVersion[], order: ReadonlyMap<string, number>): readonly FactVersion[] =>
  versions.toSorted((a, b) => (order.get(a.version) ?? versions.length) - (order.get(b.version) ?? versions.length));

/** The day of a moment in Japan. */
export const isoOf = (moment: Date): string => new Date(moment.getTime() + 9 * 3600_000).toISOString().slice(0, 10);

type VersionProps = {
  readonly view: View;
  readonly fact: FactVersion;
  /** Its place among the entries of its list. */
  readonly place: number | undefined;
  /** Of the same thing: what leads to it leads here. */
  readonly isFirst: boolean;
  readonly said: SaidOf;
  readonly mayTell: boolean;
  readonly children?: Child;
};

function Version({ view, fact, place, isFirst, said, mayTell, children }: VersionProps) {
  const { say, locale } = view;
  const source = said.sourceName(fact.source);
  const was = said.before.get(fact.version);
  const isEntry = place !== undefined && japan.facts.get(fact.attribute)?.type === 'list';
  return (
    <div class={`version ${fact.label}`} id={isFirst ? `item-${fact.item}` : undefined}>
      {isEntry && <p class="help">{say('record.entry', { number: place + 1 })}</p>}
      <p class="told">{toldText(say, locale, fact)}</p>
      <p class="source">
        {say('record.source', { source, day: formatDay(locale, isoOf(fact.knownFrom)) })} {validText(say, locale, fact)}{' '}
        <span class="state">{say(`label.${fact.label}` as WordKey)}</span>
      </p>
      {was !== undefined && (
        <p class="help">
          {say('record.before', {
            day: formatDay(locale, isoOf(was.knownUntil ?? was.knownFrom)),
            value: toldText(say, locale, was),
            source: said.sourceName(was.source),
          })}
        </p>
      )}
      {children}
      {fact.contest === undefined && mayTell && (
        <p class="screen">
          <a href={`/${locale}/me/contest/${fact.version}`}>
            {say('record.contest', { label: factLabel(locale, fact.attribute) })}
          </a>
        </p>
      )}
      {fact.contest !== undefined && (
        <Form action={`/${locale}/me/contest/${fact.version}/withdraw`} class="contested">
          <strong>{say('record.contested', { day: formatDay(locale, isoOf(fact.contest.at)) })}</strong>{' '}
          {mayTell && (
            <button type="submit" class="link">
              {say('record.withdraw')}
            </button>
          )}
        </Form>
      )}
    </div>
  );
}

/** Which findings rest on it. */
function Uses({
  view: { say, locale },
  uses = [],
}: {
  readonly view: View;
  readonly uses: readonly Use[] | undefined;
}) {
  if (uses.length === 0) return null;
  return (
    <details class="screen">
      <summary>{say('record.uses', { count: uses.length })}</summary>
      <ul>
        {uses.map(({ procedure, finding, text }) => (
          <li>
            <a href={`/${locale}/me/stand/${procedure}#finding-${finding}`}>{text}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function validText(say: Say, locale: Locale, { valid }: FactVersion): string {
  const from = valid.from && formatDay(locale, valid.from);
  const until = valid.until && formatDay(locale, valid.until);
  if (from !== undefined && until !== undefined) return say('record.valid.span', { from, until });
  if (from !== undefined) return say('record.valid.from', { from });
  return until === undefined ? '' : say('record.valid.until', { until });
}

export type ContestProps = {
  readonly view: View;
  readonly fact: FactVersion;
  readonly source: string;
  readonly typed?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
};

/** "This is wrong": what was said, what the person says, and what happens then. */
export function ContestPage({ view, fact, source, typed = '', errors = [] }: ContestProps) {
  const { say, locale } = view;
  const path = `me/contest/${fact.version}`;
  return (
    <Frame
      view={view}
      title={say('contest.title', { label: factLabel(locale, fact.attribute) })}
      path={path}
      errors={errors}
    >
      <p>{say('contest.says', { source, value: toldText(say, locale, fact) })}</p>
      <p>{say(fact.label === 'own' ? 'contest.own' : 'contest.text')}</p>
      <Form action={`/${locale}/${path}`}>
        <div class="field">
          <label for="field-words">{say('contest.words')}</label>
          <textarea
            id="field-words"
            name="words"
            rows={5}
            maxlength={2000}
            aria-invalid={errors.length > 0 ? 'true' : undefined}
          >
            {typed}
          </textarea>
        </div>
        <div class="actions">
          <button type="submit">{say('contest.send')}</button>
          <a href={`/${locale}/me/record`}>{say('me.back')}</a>
        </div>
      </Form>
    </Frame>
  );
}
