/** Buttons that need the script of the page, and stay hidden without it. */
import type { Say } from './words.ts';

/** Copies this text, and says that it was done. */
export const CopyButton = ({ say, text }: { readonly say: Say; readonly text: string }) => (
  <button type="button" class="second" hidden data-copy={text} data-copied={say('site.copied')} aria-live="polite">
    {say('site.copy')}
  </button>
);

export const PrintButton = ({ say }: { readonly say: Say }) => (
  <button type="button" class="second" hidden data-print>
    {say('site.print')}
  </button>
);
