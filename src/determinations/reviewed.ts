/** Which of the words of a determination a native speaker has read. */
import { isReviewed, messagesIn } from '#rules';
import type { Determination } from './determination.ts';
import type { Voice } from './speak.ts';

/** Has somebody read every word of its findings and values? */
export function isRead({ findings, values }: Determination, { rulebook, locale }: Voice): boolean {
  const wording = rulebook.wording[locale];
  if (wording === undefined) return false;
  return [...findings, ...values].every(({ id, words = id }) =>
    [...messagesIn(wording.provisions[words] ?? {}, `provisions.${words}`)].every(([path, text]) =>
      isReviewed(wording, path, text),
    ),
  );
}
