/**
 * Whom a page about somebody else leads on for stands in its addresses: a link followed after another tab has changed it
 * is noticed. An address without it is about oneself (ADR 20).
 */
import { openedForField } from '../../web/parts/form.tsx';

/** Pages of a record; those about the signed-in person alone are not among them. */
const recordPage = String.raw`/[\w-]+/me(?:/(?!settings|account|names|acting)[^"?#]*)?`;
const address = new RegExp(`^(${recordPage})(\\?[^#]*)?(#.*)?$`);
const link = new RegExp(`(<a\\b[^>]*?\\shref=")(${recordPage})(\\?[^"#]*)?(#[^"]*)?"`, 'g');

function withParameter(path: string, query: string | undefined, hash = '', seal: string, and: string): string {
  // One that says already whom it is for is left as it is.
  if (query?.includes(`${openedForField}=`)) return `${path}${query}${hash}`;
  return `${path}${query === undefined ? '?' : `${query}${and}`}${openedForField}=${seal}${hash}`;
}

/** The address of a page of a record, for somebody. */
export const addressFor = (to: string, seal: string | undefined): string =>
  seal === undefined
    ? to
    : to.replace(address, (_, path: string, query?: string, hash?: string) =>
        withParameter(path, query, hash, seal, '&'),
      );

const linksFor = (html: string, seal: string): string =>
  html.replaceAll(
    link,
    (_, before: string, path: string, query?: string, hash?: string) =>
      `${before}${withParameter(path, query, hash, seal, '&amp;')}"`,
  );

/** An answer whose links and redirect lead on for the same person; without a seal for whoever is signed in. */
export async function leadingOn(answer: Response, seal: string | undefined): Promise<Response> {
  if (seal === undefined) return answer;
  const to = answer.headers.get('location');
  if (to !== null) answer.headers.set('location', addressFor(to, seal));
  if (answer.headers.get('content-type')?.startsWith('text/html') !== true) return answer;
  return new Response(linksFor(await answer.text(), seal), answer);
}
