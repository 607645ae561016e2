/** A person's years as lanes: stays, work, payments and trips, with the spans the rules look back on drawn over them. */
import { addMonths, addYears, day, isoDay } from '#calendar';
import { formatDay, formatPeriod, joinItems, joinSentences, type Locale, type Unit } from '#language';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import type { Say } from '../parts/words.ts';

/** Half-open; no end: it goes on. */
type Span = { readonly from: string; readonly until?: string; readonly text: string };
/** What the rules look back on, from a day to today. */
type Window = { readonly from: string; readonly text: string };
type LaneName = 'stay' | 'work' | 'payments' | 'trips';
export type Lane = {
  readonly name: LaneName;
  readonly spans: readonly Span[];
  /** Days on which something went wrong. */
  readonly marks: readonly { readonly day: string; readonly text: string }[];
  readonly windows: readonly Window[];
};

/** What was found of a way, with the figures of the law it names. */
export type Counted = {
  readonly id: string;
  readonly figures?: Readonly<Record<string, { readonly value: unknown; readonly unit?: string }>>;
};

/** How far back a rule looks, by the figure its words name. */
const looksBack: Readonly<Record<string, { readonly lane: LaneName; readonly figure: string; readonly of?: string }>> =
  {
    'pr.ten-years': { lane: 'stay', figure: 'years' },
    'pr.long-term': { lane: 'stay', figure: 'years' },
    'pr.one-year': { lane: 'stay', figure: 'residence-years' },
    'pr.work-five-years': { lane: 'work', figure: 'years' },
    'pr.pension': { lane: 'payments', figure: 'duesMonths', of: 'lastLatePension' },
    'pr.health-insurance': { lane: 'payments', figure: 'duesMonths', of: 'lastLateHealthInsurance' },
    'pr.resident-tax': { lane: 'payments', figure: 'taxYears', of: 'lastLateTax' },
    'pr.absence-year': { lane: 'trips', figure: 'residenceYears' },
  };

type Told = { readonly say: Say; readonly locale: Locale; readonly today: string };
type Entry = Readonly<Record<string, unknown>>;

/** @param input what the rules read of the record */
export function lanesOf(input: SituationInput, findings: readonly Counted[], at: Told): readonly Lane[] {
  const facts = input.facts ?? {};
  const lanes: readonly Omit<Lane, 'windows'>[] = [
    { name: 'stay', spans: staysOf(facts, at), marks: [] },
    { name: 'work', spans: workOf(facts, at), marks: [] },
    { name: 'payments', spans: [], marks: latenessOf(facts, at) },
    {
      name: 'trips',
      spans: entriesOf(facts.absences).flatMap((it) => spanOf(it, choiceOf(at.locale, 'absences', it.reason))),
      marks: [],
    },
  ];
  const looked = findings.flatMap((it) => windowOf(it, at));
  return lanes
    .map((it) => ({
      ...it,
      windows: windowsIn(
        looked.filter(({ lane }) => lane === it.name),
        at,
      ),
    }))
    .filter((it) => it.spans.length + it.marks.length + it.windows.length > 0);
}

type Looked = { readonly lane: LaneName; readonly from: string; readonly span: string; readonly of?: string };

function windowOf({ id, figures }: Counted, { say, locale, today }: Told): readonly Looked[] {
  const rule = looksBack[id];
  const figure = rule && figures?.[rule.figure];
  if (rule === undefined || typeof figure?.value !== 'number') return [];
  const back = figure.unit === 'months' ? addMonths : addYears;
  const span = formatPeriod(locale, figure.value, figure.unit as Unit);
  const of = rule.of === undefined ? {} : { of: say(`years.of.${rule.of}` as 'years.of.lastLateTax') };
  return [{ lane: rule.lane, from: isoDay(back(day(today), -figure.value)), span, ...of }];
}

/** One for each span, with everything it is asked of. */
function windowsIn(looked: readonly Looked[], { say, locale }: Told): readonly Window[] {
  return [...Map.groupBy(looked, (it) => it.span)].map(([span, some]) => {
    const of = joinItems(locale, [...new Set(some.flatMap((it) => it.of ?? []))]);
    return { from: some[0]?.from ?? '', text: of === '' ? span : say('years.window.of', { span, of }) };
  });
}

const entriesOf = (told: unknown): readonly Entry[] => (Array.isArray(told) ? (told as readonly Entry[]) : []);
const choiceOf = (locale: Locale, fact: string, value: unknown): string =>
  japan.wording[locale]?.facts[fact]?.choices?.[String(value)] ?? '';

function spanOf({ from, until }: Entry, text: string): readonly Span[] {
  if (typeof from !== 'string') return [];
  return [{ from, ...(typeof until === 'string' ? { until } : {}), text }];
}

/** Every stay that was told; else the present one with its history, after the years before it. */
function staysOf(facts: Entry, { say, locale, today }: Told): readonly Span[] {
  const stays = entriesOf(facts.stays);
  const named = (value: unknown): string => choiceOf(locale, 'status', value);
  if (stays.length > 0) return stays.flatMap((it) => spanOf(it, named(it.status)));
  const history = Array.isArray(facts.status) ? entriesOf(facts.status) : [];
  const first = typeof history[0]?.from === 'string' ? history[0].from : undefined;
  const since = typeof facts.residentSince === 'string' ? facts.residentSince : undefined;
  const before: readonly Span[] =
    since !== undefined && since < (first ?? today)
      ? [{ from: since, until: first ?? today, text: say('years.here') }]
      : [];
  return [
    ...before,
    ...history.flatMap((it, i) =>
      spanOf({ from: it.from, until: history[i + 1]?.from ?? facts.stayUntil }, named(it.value)),
    ),
  ];
}

function workOf(facts: Entry, { say, today }: Told): readonly Span[] {
  const jobs = entriesOf(facts.jobs);
  if (jobs.length > 0) return jobs.flatMap((it) => spanOf(it, String(it.organisation ?? '')));
  return typeof facts.workingSince === 'string'
    ? [{ from: facts.workingSince, until: today, text: say('years.working') }]
    : [];
}

function latenessOf(facts: Entry, { say }: Told): Lane['marks'] {
  const months = entriesOf(facts.pensionMonths).filter((it) => it.state === 'late' || it.state === 'unpaid');
  const pension = months.length > 0 ? months.map((it) => it.month) : [facts.lastLatePension];
  return (
    [
      ['lastLatePension', pension],
      ['lastLateTax', [facts.lastLateTax]],
      ['lastLateHealthInsurance', [facts.lastLateHealthInsurance]],
    ] as const
  ).flatMap(([fact, all]) =>
    all.flatMap((it) =>
      typeof it === 'string'
        ? [{ day: `${it.slice(0, 7)}-01`, text: say('years.late', { of: say(`years.of.${fact}`) }) }]
        : [],
    ),
  );
}

type YearsProps = {
  readonly say: Say;
  readonly locale: Locale;
  readonly today: string;
  readonly lanes: readonly Lane[];
};

const width = 360;
const margin = 6;
const most = 8;

export function Years({ say, locale, today, lanes }: YearsProps) {
  const days = lanes.flatMap(({ spans, marks, windows }) => [
    ...spans.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])),
    ...marks.map((it) => it.day),
    ...windows.map((it) => it.from),
  ]);
  if (days.length === 0) return null;
  const [first, last] = [
    day([today, ...days].toSorted()[0] ?? today),
    day([today, ...days].toSorted().at(-1) ?? today),
  ];
  const span = Math.max(1, last - first);
  const x = (iso: string): number => Math.round(margin + ((day(iso) - first) / span) * (width - 2 * margin));
  const years = yearsIn(isoDay(first), isoDay(last));
  return (
    <figure class="years">
      <figcaption>{sentenceOf(lanes, { say, locale, today })}</figcaption>
      {lanes.map((lane) => (
        <div class="lane">
          <strong>{say(`years.${lane.name}`)}</strong>
          {lane.windows.length > 0 && (
            <span class="help window">
              {' '}
              {say('years.window', {
                spans: joinItems(
                  locale,
                  lane.windows.map((it) => it.text),
                ),
              })}
            </span>
          )}
          <svg viewBox={`0 0 ${width} 26`} aria-hidden="true">
            {years.map((it) => (
              <line x1={x(it)} y1="0" x2={x(it)} y2="26" class="grid" />
            ))}
            <line x1={margin} y1="13" x2={width - margin} y2="13" class="axis" />
            {lane.spans.map((it, i) => (
              <rect
                x={x(it.from)}
                y="5"
                width={Math.max(3, x(it.until ?? today) - x(it.from))}
                height="16"
                class={i % 2 === 0 ? 'span' : 'span other'}
              />
            ))}
            {lane.windows.map((it) => (
              <rect x={x(it.from)} y="1.5" width={Math.max(3, x(today) - x(it.from))} height="23" class="window" />
            ))}
            {lane.marks.map((it) => (
              <path d={`M${x(it.day)} 3l8 18h-16z`} class="mark" />
            ))}
            <line x1={x(today)} y1="0" x2={x(today)} y2="26" class="now" />
          </svg>
        </div>
      ))}
      <svg viewBox={`0 0 ${width} 16`} aria-hidden="true">
        {years.map((it) => (
          <text x={Math.min(width - 18, Math.max(18, x(it)))} y="13" class="year">
            {it.slice(0, 4)}
          </text>
        ))}
      </svg>
      <details>
        <summary>{say('years.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('years.what')}</th>
              <th scope="col">{say('years.from')}</th>
              <th scope="col">{say('years.until')}</th>
            </tr>
          </thead>
          <tbody>{lanes.map((lane) => rowsOf(lane, { say, locale, today }))}</tbody>
        </table>
      </details>
    </figure>
  );
}

function rowsOf({ name, spans, marks, windows }: Lane, { say, locale, today }: Told) {
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ...spans.map((it) => [it.text, formatDay(locale, it.from), it.until && formatDay(locale, it.until)] as const),
    ...marks.map(
      (it) => [it.text, formatDay(locale, it.day.slice(0, 7)), formatDay(locale, it.day.slice(0, 7))] as const,
    ),
    ...windows.map(
      (it) => [say('years.window', { spans: it.text }), formatDay(locale, it.from), formatDay(locale, today)] as const,
    ),
  ];
  return rows.map(([text, from, until]) => (
    <tr>
      <th scope="row">{say('join.said', { name: say(`years.${name}`), text })}</th>
      <td>{from}</td>
      <td>{until ?? say('years.on')}</td>
    </tr>
  ));
}

/** What the picture says, for who cannot see it and who would rather read. */
function sentenceOf(lanes: readonly Lane[], { say, locale }: Told): string {
  const lane = (name: LaneName): Lane | undefined => lanes.find((it) => it.name === name);
  const since = lane('stay')
    ?.spans.map((it) => it.from)
    .toSorted()[0];
  const late = lane('payments')
    ?.marks.map((it) => it.day)
    .toSorted()
    .at(-1);
  const trips = lane('trips')?.spans.length ?? 0;
  return joinSentences(locale, [
    ...(since === undefined ? [] : [say('years.since', { day: formatDay(locale, since) })]),
    ...(late === undefined ? [] : [say('years.lastLate', { month: formatDay(locale, late.slice(0, 7)) })]),
    ...(trips === 0 ? [] : [say('years.tripCount', { count: trips })]),
  ]);
}

/** First days of years inside the span, at most eight. */
function yearsIn(first: string, last: string): readonly string[] {
  const [from, until] = [Number(first.slice(0, 4)) + 1, Number(last.slice(0, 4))];
  const step = Math.max(1, Math.ceil((until - from + 1) / most));
  const count = Math.max(0, Math.ceil((until - from + 1) / step));
  return Array.from({ length: count }, (_, i) => `${from + i * step}-01-01`);
}
