/** My record: by topic, a row a fact with its value, who said it, and what can be done about it; and the years as a picture. */
import type { Child } from 'hono/jsx';
import { formatDay, joinItems, type Locale } from '#language';
import type { FactVersion } from '#records';
import { japan } from '#rulebook/japan';
import { Form } from '../parts/form.tsx';
import { Frame, leadsTo, type View } from '../parts/frame.tsx';
import { valueText } from '../parts/value-text.ts';
import type { Say, WordKey } from '../parts/words.ts';
import { type Lane, Years } from './lanes.tsx';
import type { SaidOf } from './said.ts';
import { bySection, sectionName } from './sections.ts';

export type RecordProps = {
  readonly view: View;
  readonly today: string;
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
  readonly lanes: readonly Lane[];
  /** Whose record it is, where that is somebody else. */
  readonly client?: string | undefined;
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
  if (!('value' in told)) return say(`absence.${told.absence}` as WordKey);
  return japan.facts.get(attribute)?.type === 'list'
    ? entryText(say, locale, attribute, told.value)
    : valueText(locale, attribute, told.value);
}

/** An entry of a list as people say it: what it was, from when to when. */
function entryText(say: Say, locale: Locale, fact: string, value: unknown): string {
  const { from, until, ...rest } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const definition = japan.facts.get(fact);
  const fields = definition?.type === 'list' ? definition.fields : {};
  const plain = Object.entries(rest).filter(([field]) => ['choice', 'name'].includes(fields[field]?.type ?? ''));
  const named = Object.entries(rest).filter(([field]) => !['choice', 'name'].includes(fields[field]?.type ?? ''));
  const choices = japan.wording[locale]?.facts[fact]?.choices ?? japan.wording[locale]?.facts.status?.choices;
  const words = plain.map(([, it]) => choices?.[String(it)] ?? String(it));
  return joinItems(locale, [
    ...words,
    ...(from === undefined && until === undefined ? [] : [spanText(say, locale, from, until)]),
    ...named.map(([field, it]) => valueText(locale, fact, { [field]: it })),
  ]);
}

function spanText(say: Say, locale: Locale, from: unknown, until: unknown): string {
  const [begun, ended] = [from, until].map((it) => (it === undefined ? undefined : formatDay(locale, String(it))));
  if (begun === undefined) return say('record.span.until', { until: ended ?? '' });
  return ended === undefined
    ? say('record.span.from', { from: begun })
    : say('record.span', { from: begun, until: ended });
}

/** A short link whose name says what it is about. */
const Short = ({ href, text, about }: { readonly href: string; readonly text: string; readonly about: string }) => (
  <a class="row-link" href={href}>
    {text}
    <span class="quiet">: {about}</span>
  </a>
);

export function RecordPage(props: RecordProps) {
  const { view, today, facts, past, differing, stale, said, lanes, client } = props;
  const { say, locale } = view;
  const mayTell = leadsTo(view, 'me/tell');
  const groups = [...Map.groupBy(facts, (it) => it.attribute.split('#')[0] ?? it.attribute)];
  return (
    <Frame
      view={view}
      title={client === undefined ? say('record.title') : say('record.title.client', { name: client })}
      path="me/record"
    >
      <p class="lead">{client === undefined ? say('record.lead') : say('record.lead.client', { name: client })}</p>
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
                {japan.facts.has(it) && mayTell ? (
                  <a href={`/${locale}/me/tell/${it}`}>{factLabel(locale, it)}</a>
                ) : (
                  factLabel(locale, it)
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="beside">
        <div>
          {bySection(groups, ([fact]) => fact).map(([section, some]) => (
            <section class="topic">
              <h2>{sectionName(locale, section)}</h2>
              <dl>
                {some.map(([fact, versions]) => (
                  <FactRow {...props} fact={fact} versions={versions} mayTell={mayTell} />
                ))}
              </dl>
            </section>
          ))}
        </div>
        {lanes.length > 0 && (
          <section>
            <h2>{say('years.title')}</h2>
            <Years {...{ say, locale, today, lanes }} />
          </section>
        )}
      </div>
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

/** Those of one fact, in that order, each with what it says. */
export function versionsIn(
  say: Say,
  locale: Locale,
  fact: string,
  versions: readonly FactVersion[],
  order: ReadonlyMap<string, number>,
): readonly { readonly version: FactVersion; readonly text: string }[] {
  const isEmpty = versions.every((it) => it.attribute !== fact);
  return inOrder(versions, order).map((version) => ({
    version,
    text: isEmpty ? say('record.complete.none') : toldText(say, locale, version),
  }));
}

/** The day of a moment in Japan. */
export const isoOf = (moment: Date): string => new Date(moment.getTime() + 9 * 3600_000).toISOString().slice(0, 10);

/** More entries of one list are folded. */
const mostOpen = 6;

type RowProps = RecordProps & {
  readonly fact: string;
  readonly versions: readonly FactVersion[];
  readonly mayTell: boolean;
};

function FactRow({ view, fact, versions, said, order, uses, mayTell }: RowProps) {
  const { say, locale } = view;
  const label = factLabel(locale, fact);
  const rows = versionsIn(say, locale, fact, versions, order).map(({ version, text }, i, all) => (
    <Version
      view={view}
      fact={version}
      text={text}
      isFirst={all.findIndex((it) => it.version.item === version.item) === i}
      {...{ said, mayTell }}
    >
      <Uses view={view} uses={uses.get(version.version)} />
    </Version>
  ));
  return (
    <div class="fact" id={`fact-${fact}`}>
      <dt>
        <span>{label}</span>
        {mayTell && <Short href={`/${locale}/me/tell/${fact}`} text={say('record.change')} about={label} />}
      </dt>
      <dd>
        {rows.slice(0, mostOpen)}
        {rows.length > mostOpen && (
          <details class="more">
            <summary>{say('record.more', { count: rows.length - mostOpen })}</summary>
            {rows.slice(mostOpen)}
          </details>
        )}
      </dd>
    </div>
  );
}

type VersionProps = {
  readonly view: View;
  readonly fact: FactVersion;
  readonly text: string;
  /** Of the same thing: what leads to it leads here. */
  readonly isFirst: boolean;
  readonly said: SaidOf;
  readonly mayTell: boolean;
  readonly children?: Child;
};

/** The value, and folded: who said it, since when, what it said before, and what rests on it. */
function Version({ view, fact, text, isFirst, said, mayTell, children }: VersionProps) {
  const { say, locale } = view;
  const source = said.sourceName(fact.source);
  const was = said.before.get(fact.version);
  const about = factLabel(locale, fact.attribute);
  return (
    <div class={`version ${fact.label}`} id={isFirst ? `item-${fact.item}` : undefined}>
      <details>
        <summary>
          <strong>{text}</strong>
          {fact.label !== 'own' && <span class="by"> {source}</span>}
        </summary>
        <p>
          {say('record.source', { source, day: formatDay(locale, isoOf(fact.knownFrom)) })}{' '}
          {validText(say, locale, fact)}{' '}
          {fact.label !== 'own' && <span class="state">{say(`label.${fact.label}` as WordKey)}</span>}
        </p>
        {was !== undefined && (
          <p>
            {say('record.before', {
              day: formatDay(locale, isoOf(was.knownUntil ?? was.knownFrom)),
              value: toldText(say, locale, was),
              source: said.sourceName(was.source),
            })}
          </p>
        )}
        {children}
      </details>
      {fact.contest === undefined && mayTell && (
        <Short href={`/${locale}/me/contest/${fact.version}`} text={say('record.contest')} about={about} />
      )}
      {fact.contest !== undefined && (
        <span class="contested">
          {say('record.contested', { day: formatDay(locale, isoOf(fact.contest.at)) })}{' '}
          <Short href={`/${locale}/me/contest/${fact.version}`} text={say('record.contested.open')} about={about} />
        </span>
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
    <>
      <p>{say('record.uses')}</p>
      <ul>
        {uses.map(({ procedure, finding, text }) => (
          <li>
            <a href={`/${locale}/me/stand/${procedure}#finding-${finding}`}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

export function validText(say: Say, locale: Locale, { valid }: FactVersion): string {
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
  /** Who should hold the right value, where whoever said it is not the one to ask. */
  readonly heldBy: string;
  /** What was said against it, to those who may read it. */
  readonly said?: string | undefined;
  readonly typed?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
};

/** "This is wrong": what was said by whom, what is said against it, who answers and by when. */
export function ContestPage({ view, fact, source, heldBy, said, typed = '', errors = [] }: ContestProps) {
  const { say, locale } = view;
  const path = `me/contest/${fact.version}`;
  const label = factLabel(locale, fact.attribute);
  return (
    <Frame view={view} title={say('contest.title', { label })} path={path} errors={errors}>
      <dl class="answers">
        <div>
          <dt>{label}</dt>
          <dd>{toldText(say, locale, fact)}</dd>
        </div>
        <div>
          <dt>{say('contest.by')}</dt>
          <dd>{say('contest.since', { source, day: formatDay(locale, isoOf(fact.knownFrom)) })}</dd>
        </div>
        {fact.contest !== undefined && said !== undefined && (
          <div>
            <dt>{say('contest.mine', { day: formatDay(locale, isoOf(fact.contest.at)) })}</dt>
            <dd>{said}</dd>
          </div>
        )}
        <div>
          <dt>{say('contest.who')}</dt>
          <dd>{fact.label === 'own' ? say('contest.who.own', { heldBy }) : source}</dd>
        </div>
        <div>
          <dt>{say('contest.until')}</dt>
          <dd>{say('contest.until.none')}</dd>
        </div>
      </dl>
      <p>{say(fact.label === 'own' ? 'contest.own' : 'contest.text', { source })}</p>
      {fact.contest !== undefined ? (
        <>
          <Form action={`/${locale}/${path}/withdraw`} class="act">
            <button type="submit" class="second">
              {say('record.withdraw')}
            </button>
          </Form>
          <p>
            <a href={`/${locale}/me/record#fact-${fact.attribute.split('#')[0]}`}>{say('contest.back')}</a>
          </p>
        </>
      ) : (
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
      )}
    </Frame>
  );
}
