/** What could not be worked out now, and what to do. */
import type { Refused } from '#records';
import { japan } from '#rulebook/japan';
import type { View } from '../parts/frame.tsx';

const said = {
  busy: 'notNow.busy',
  'too-much': 'notNow.tooMuch',
  'written-before': 'notNow.writtenBefore',
  'written-after': 'notNow.writtenAfter',
} as const;

export function NotNow({
  view: { say, locale },
  refused,
}: {
  readonly view: View;
  readonly refused: readonly Refused[];
}) {
  if (refused.length === 0) return null;
  const names = refused.map(({ procedure }) => japan.wording[locale]?.procedures[procedure]?.name ?? procedure);
  const no = refused.find((it) => it.no !== 'too-much')?.no ?? 'too-much';
  return (
    <section class="note">
      <p>
        <strong>{say('notNow.title')}</strong> {names.join(' · ')}
      </p>
      <p>{say(said[no])}</p>
      {no === 'too-much' && (
        <p>
          <a href={`/${locale}/me/record`}>{say('me.record')}</a>
        </p>
      )}
    </section>
  );
}
