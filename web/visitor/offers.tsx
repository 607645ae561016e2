/** What somebody may go on with below a result: special ways, each behind one question, and what was left out as too dear. */
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { sayIn } from '../parts/words.ts';

/** Buttons of the form around them. */
export function Offers({ locale, offers }: { readonly locale: Locale; readonly offers: readonly string[] }) {
  const say = sayIn(locale);
  const facts = japan.wording[locale]?.facts;
  if (offers.length === 0) return null;
  return (
    <section class="offers screen">
      <h2>{say('result.offers')}</h2>
      <ul>
        {offers.map((id) => (
          <li>
            <button type="submit" name="go" value={`ask:${id}`} class="link">
              {facts?.[id]?.door ?? facts?.[id]?.question ?? id}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
