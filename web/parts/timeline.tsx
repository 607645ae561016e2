/** Days on a line, drawn on the server, with the same days as a list below. */
import { day, isoDay, partsOf } from '#calendar';
import { formatDay, type Locale } from '#language';
import { sayIn } from './words.ts';

export type Mark = { readonly day: string; readonly label: string; readonly kind: 'today' | 'good' | 'limit' };

const width = 640;
const margin = 24;

export function Timeline({
  marks,
  title,
  locale,
  listed = true,
}: {
  readonly marks: readonly Mark[];
  readonly title: string;
  readonly locale: Locale;
  /** The page has the same days as a list already. */
  readonly listed?: boolean;
}) {
  const ordered = marks.toSorted((a, b) => day(a.day) - day(b.day));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined || first.day === last.day) return null;
  const from = day(first.day);
  const span = day(last.day) - from;
  const x = (iso: string): number => margin + ((day(iso) - from) / span) * (width - 2 * margin);
  return (
    <figure class="timeline">
      <svg viewBox={`0 0 ${width} 56`} role="img" aria-label={title}>
        <line x1={margin} y1="28" x2={width - margin} y2="28" class="axis" />
        {yearsBetween(first.day, last.day).map((iso) => (
          <g>
            <line x1={x(iso)} y1="22" x2={x(iso)} y2="34" class="axis" />
            <text x={x(iso)} y="52" class="year">
              {iso.slice(0, 4)}
            </text>
          </g>
        ))}
        {ordered.map((mark) => (
          <circle cx={x(mark.day)} cy="28" r="9" class={`mark ${mark.kind}`} />
        ))}
      </svg>
      {listed && (
        <figcaption>
          <ol>
            {ordered.map((mark) => (
              <li class={mark.kind}>
                {sayIn(locale)('join.said', { name: formatDay(locale, mark.day), text: mark.label })}
              </li>
            ))}
          </ol>
        </figcaption>
      )}
    </figure>
  );
}

/** First days of years inside the span, at most eight. */
function yearsBetween(first: string, last: string): readonly string[] {
  const from = partsOf(day(first)).year + 1;
  const years = partsOf(day(last)).year - from + 1;
  const step = Math.max(1, Math.ceil(years / 8));
  return Array.from({ length: Math.max(0, Math.ceil(years / step)) }, (_, i) => `${from + i * step}-01-01`).filter(
    (iso) => day(iso) <= day(last) && isoDay(day(iso)) === iso,
  );
}
