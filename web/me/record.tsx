/** My record: every fact with who said it, since when it is true and since when it is known; each can be contested. */
import { formatDay, type Locale } from '#language';
import type { FactVersion } from '#records';
import { japan } from '#rulebook/japan';
import { Form } from '../parts/form.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { valueText } from '../value-text.ts';
import type { Say, WordKey } from '../words.ts';
import { eventsOf } from './events.ts';
import { Frame, leadsTo, type View } from './frame.tsx';

export type RecordProps = {
  readonly view: View;
  readonly facts: readonly FactVersion[];
  /** What was known once and is not any more. */
  readonly past: readonly FactVersion[];
  /** Facts of which two sources say different things. */
  readonly differing: ReadonlySet<string>;
  readonly stale: readonly string[];
  readonly sourceName: (fact: FactVersion) => string;
};

export const factLabel = (locale: Locale, attribute: string): string => {
  const fact = attribute.split('#')[0] ?? attribute;
  return japan.wording[locale]?.facts[fact]?.label ?? fact;
};

function toldText(say: Say, locale: Locale, { attribute, told }: Pick<FactVersion, 'attribute' | 'told'>): string {
  if (attribute.endsWith('#complete')) return say('record.complete');
  if ('value' in told) return valueText(locale, attribute, told.value);
  return say(`absence.${told.absence}` as WordKey);
}

export function RecordPage({ view, facts, past, differing, stale, sourceName }: RecordProps) {
  const { say, locale } = view;
  const mayTell = leadsTo(view, 'me/tell');
  const events = eventsOf(facts, {
    say,
    label: (it) => factLabel(locale, it.attribute),
    value: (it) => toldText(say, locale, it),
    source: sourceName,
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
                <a href={`/${locale}/me/tell/${it}`}>{factLabel(locale, it)}</a>
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
          {versions.map((it) => (
            <Version view={view} fact={it} source={sourceName(it)} mayTell={mayTell} />
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
                  source: sourceName(it),
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

/** The day of a moment in Japan. */
export const isoOf = (moment: Date): string => new Date(moment.getTime() + 9 * 3600_000).toISOString().slice(0, 10);

type VersionProps = {
  readonly view: View;
  readonly fact: FactVersion;
  readonly source: string;
  readonly mayTell: boolean;
};

function Version({ view, fact, source, mayTell }: VersionProps) {
  const { say, locale } = view;
  return (
    <div class={`version ${fact.label}`}>
      <p class="told">{toldText(say, locale, fact)}</p>
      <p class="source">
        {say('record.source', { source, day: formatDay(locale, isoOf(fact.knownFrom)) })} {validText(say, locale, fact)}{' '}
        <span class="state">{say(`label.${fact.label}` as WordKey)}</span>
      </p>
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
