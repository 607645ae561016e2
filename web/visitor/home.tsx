/** The first pages: what do you want to know, and what will be asked. */
import type { Locale } from '#language';
import { japan } from '#rulebook/japan';
import { ErrorSummary, fieldId, type ShownError } from '../parts/errors.tsx';
import { type Assets, Layout } from '../parts/layout.tsx';
import { sayIn } from '../parts/words.ts';

type Props = {
  readonly locale: Locale;
  readonly assets: Assets;
  readonly errors?: readonly ShownError[];
  readonly records?: boolean;
};

export function Home({ locale, assets, errors = [], records = false }: Props) {
  const say = sayIn(locale);
  const words = japan.wording[locale];
  return (
    <Layout
      locale={locale}
      assets={assets}
      title={say('home.title')}
      failed={errors.length > 0}
      path={(it) => `/${it}`}
    >
      <ErrorSummary errors={errors} say={say} />
      <h1>{say('home.title')}</h1>
      <p class="lead">{say('home.lead')}</p>
      <h2>{say('home.choose')}</h2>
      <ul class="procedures">
        {japan.procedures.map(({ id }) => (
          <li>
            <a href={`/${locale}/${id}`}>
              <strong>{words?.procedures[id]?.name ?? id}</strong>
              <span>{words?.procedures[id]?.question}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{say('home.notCovered')}</h2>
      <p>{say('home.notCovered.text')}</p>
      <p>
        <a href={`/${locale}/help#covered`}>{say('home.notCovered.link')}</a>
      </p>
      {records && (
        <section>
          <h2>{say('home.record')}</h2>
          <p>{say('home.record.text')}</p>
          <p>
            <a class="button" href={`/${locale}/begin`}>
              {say('home.record.link')}
            </a>
          </p>
        </section>
      )}
      <h2>{say('home.open')}</h2>
      <form method="post" action={`/${locale}/open`} enctype="multipart/form-data" class="open">
        <div class="field">
          <label for="open-procedure">{say('home.open.procedure')}</label>
          <select id="open-procedure" name="procedure">
            <option value="">{say('home.open.procedure.name')}</option>
            {japan.procedures.map(({ id }) => (
              <option value={id}>{words?.procedures[id]?.name ?? id}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for={fieldId('file')}>{say('home.open')}</label>
          <p class="help" id="open-help">
            {say('home.open.help')}
          </p>
          <input
            id={fieldId('file')}
            type="file"
            name="file"
            accept="application/json,.json"
            aria-describedby="open-help"
          />
        </div>
        <button type="submit">{say('home.open.button')}</button>
      </form>
    </Layout>
  );
}

type StartProps = Props & { readonly procedure: string; readonly today: string };

export function Start({ locale, assets, procedure, today }: StartProps) {
  const say = sayIn(locale);
  const words = japan.wording[locale]?.procedures[procedure];
  return (
    <Layout locale={locale} assets={assets} title={words?.name ?? procedure} path={(it) => `/${it}/${procedure}`}>
      <p class="back">
        <a href={`/${locale}`}>{say('ask.back')}</a>
      </p>
      <h1>{words?.name}</h1>
      <p class="lead">{words?.about}</p>
      <p>{say('start.time')}</p>
      <form method="post" action={`/${locale}/${procedure}`} class="actions">
        <input type="hidden" name="situation" value={JSON.stringify({ asOf: today })} />
        <button type="submit" name="go" value="next">
          {say('start.button')}
        </button>
        <button type="submit" name="go" value="result" class="second">
          {say('start.now')}
        </button>
      </form>
    </Layout>
  );
}

export function Cleared({ locale, assets }: Props) {
  const say = sayIn(locale);
  return (
    <Layout locale={locale} assets={assets} title={say('clear.title')} path={(it) => `/${it}/clear`}>
      <h1>{say('clear.title')}</h1>
      <p>{say('clear.text')}</p>
      <p>
        <a href={`/${locale}`}>{say('clear.home')}</a>
      </p>
    </Layout>
  );
}
