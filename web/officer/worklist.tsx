/** What waits at an office: the oldest wait first, never by a score. */

import { dayInJapan } from '#access';
import { formatDay } from '#language';
import type { CaseLine } from '#procedures';
import { kindName, StageText } from '../parts/case.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';

type WorklistProps = {
  readonly view: View;
  readonly lines: readonly CaseLine[];
  readonly as: 'officer' | 'reviewer';
  readonly today: string;
};

export function WorklistPage({ view, lines, as, today }: WorklistProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('me.worklist')} path="officer">
      <p class="lead">{say(`worklist.lead.${as}`)}</p>
      {lines.length === 0 && <p class="note">{say('worklist.none')}</p>}
      <ul class="lines">
        {lines.map((it) => (
          <li>
            {it.officer === undefined && as === 'officer' ? (
              kindName(view, it.kind)
            ) : (
              <a href={`/${locale}/officer/${it.id}`}>{kindName(view, it.kind)}</a>
            )}{' '}
            · {say('worklist.filed', { day: formatDay(locale, dayInJapan(it.begunAt)) })}
            {it.awaitedUntil !== undefined && it.awaitedUntil < today && (
              <strong class="wrong"> {say('worklist.late')}</strong>
            )}
            <br />
            <StageText view={view} line={it} />
            {it.officer === undefined && as === 'officer' && <Take view={view} line={it} />}
          </li>
        ))}
      </ul>
    </Frame>
  );
}

/** Nothing of a case is opened before somebody has taken it. */
function Take({ view: { say, locale }, line }: { readonly view: View; readonly line: CaseLine }) {
  const act = line.stage === 'filed' ? 'received' : 'taken-over';
  return (
    <Act action={`/${locale}/officer/${line.id}/${act}`} label={say('worklist.take')}>
      <input type="hidden" name="after" value={String(line.acts)} />
    </Act>
  );
}
