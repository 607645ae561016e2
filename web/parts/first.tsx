import type { FirstText } from '#determinations';

/** That the stay has ended is said before everything else, plainly, with where to get help. */
export function First({ first: { sentence, remedy, law } }: { readonly first: FirstText }) {
  return (
    <section class="note first">
      <p class="strong">{sentence}</p>
      {remedy && <p>{remedy}</p>}
      <p>
        {law.map((it) => (
          <>
            <a href={it.link} rel="noreferrer">
              {it.text}
            </a>{' '}
          </>
        ))}
      </p>
    </section>
  );
}
