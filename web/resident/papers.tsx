/** Documents, and everything to take away or bring. */
import { formatDay, formatNumber } from '#language';
import type { Brought, Document } from '#records';
import type { ShownError } from '../parts/errors.tsx';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { factLabel, isoOf } from './record.tsx';

export function DocumentsPage({
  view,
  documents,
  errors = [],
}: {
  readonly view: View;
  readonly documents: readonly Document[];
  readonly errors?: readonly ShownError[];
}) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('documents.title')} path="me/documents" errors={errors}>
      <p class="lead">{say('documents.lead')}</p>
      {documents.length === 0 && <p class="note">{say('documents.none')}</p>}
      <ul class="lines">
        {documents.map((it) => (
          <li>
            <a href={`/${locale}/me/documents/${it.id}`}>{it.name}</a>{' '}
            <span class="help">
              {say('documents.line', {
                kb: formatNumber(Math.ceil(it.bytes / 1024)),
                day: formatDay(locale, isoOf(it.at)),
              })}
            </span>
            {it.label === 'own' && (
              <Act
                action={`/${locale}/me/documents/${it.id}/remove`}
                label={say('documents.remove', { name: it.name })}
              />
            )}
          </li>
        ))}
      </ul>
      <h2>{say('documents.add')}</h2>
      <Form action={`/${locale}/me/documents`} enctype="multipart/form-data">
        <div class="field">
          <label for="field-file">{say('documents.file')}</label>
          <p class="help" id="file-help">
            {say('documents.help')}
          </p>
          <input
            id="field-file"
            type="file"
            name="file"
            accept="application/pdf,image/jpeg,image/png"
            aria-describedby="file-help"
          />
        </div>
        <button type="submit">{say('documents.keep')}</button>
      </Form>
    </Frame>
  );
}

type TakeAwayProps = {
  readonly view: View;
  /** Only the person themselves can erase. */
  readonly acting: boolean;
  readonly errors?: readonly ShownError[];
};

export function TakeAwayPage({ view, acting, errors = [] }: TakeAwayProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('takeAway.title')} path="me/take-away" errors={errors}>
      <p class="lead">{say('takeAway.lead')}</p>
      <p>
        <a class="button" href={`/${locale}/me/take-away/file`}>
          {say('takeAway.file')}
        </a>
      </p>
      <p>{say('takeAway.paper.lead')}</p>
      <p>
        <a class="button second" href={`/${locale}/me/take-away/paper`}>
          {say('takeAway.paper')}
        </a>
      </p>
      <h2>{say('bring.title')}</h2>
      <p>{say('bring.lead')}</p>
      <Form action={`/${locale}/me/bring`} enctype="multipart/form-data">
        <div class="field">
          <label for="field-file">{say('bring.file')}</label>
          <input id="field-file" type="file" name="file" accept="application/json,.json" />
        </div>
        <button type="submit" class="second">
          {say('bring.send')}
        </button>
      </Form>
      {!acting && (
        <>
          <h2>{say('erase.title')}</h2>
          <p>{say('erase.lead')}</p>
          <Form action={`/${locale}/me/erase`}>
            <div class="choice">
              <input type="checkbox" id="field-sure" name="sure" value="true" />
              <label for="field-sure">{say('erase.sure')}</label>
            </div>
            <button type="submit" class="danger">
              {say('erase.send')}
            </button>
          </Form>
        </>
      )}
    </Frame>
  );
}

/** What came in a file, and what is not as the file has it. */
export function BroughtPage({ view, brought }: { readonly view: View; readonly brought: Brought }) {
  const { say, locale } = view;
  const { facts, documents, nowOwn, leftOut, earlier } = brought;
  const names = (attributes: readonly string[]) => (
    <ul>
      {[...new Set(attributes)].map((it) => (
        <li>{factLabel(locale, it)}</li>
      ))}
    </ul>
  );
  return (
    <Frame view={view} title={say('brought.title')} path="me/record">
      <p class="lead">{say('brought.lead', { facts, documents })}</p>
      {nowOwn.length > 0 && (
        <>
          <h2>{say('brought.nowOwn')}</h2>
          {names(nowOwn)}
        </>
      )}
      {leftOut.length > 0 && (
        <>
          <h2>{say('brought.leftOut')}</h2>
          {names(leftOut.map((it) => it.attribute))}
        </>
      )}
      {earlier > 0 && <p>{say('brought.earlier', { count: earlier })}</p>}
      <p>
        <a class="button" href={`/${locale}/me/record`}>
          {say('me.record')}
        </a>
      </p>
    </Frame>
  );
}

export function ErasedPage({ view, day }: { readonly view: View; readonly day: string }) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('erase.done', { day: formatDay(locale, day) })} path="sign-in">
      <p>{say('erase.done.text')}</p>
    </Frame>
  );
}
