/** What could not be worked out now, and what to do. */
import type { Refused } from '#records';
import { japan } from '#rulebook/japan';
import type { View } from '../parts/frame.tsx';

export function NotNow({
  view: { say, locale },
  refused,
}: {
  readonly view: View;
  readonly refused: readonly Refused[];
}) {
  if (refused.length === 0) return null;
  const names = refused.map(({ procedure }) => japan.wording[locale]?.procedures[procedure]?.name ?? procedure);
  const busy = refused.some((it) => it.no === 'busy');
  return (
    <section class="note">
      <p>
        <strong>{say('notNow.title')}</strong> {names.join(' · ')}
      </p>
      <p>{say(busy ? 'notNow.busy' : 'notNow.tooMuch')}</p>
      {!busy && (
        <p>
          <a href={`/${locale}/me/record`}>{say('me.record')}</a>
        </p>
      )}
    </section>
  );
}
