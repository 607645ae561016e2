/** What somebody sent, as handlers get it. */
import type { Context } from 'hono';
import type { Locale } from '#language';
import { looksLikeIndividualNumber } from '#rules';
import type { ShownError } from '../../web/parts/errors.tsx';
import type { Typed } from '../../web/parts/form.ts';
import { openedForField } from '../../web/parts/form.tsx';
import { sayIn } from '../../web/parts/words.ts';
import type { Form } from './body.ts';
import { formIn, shortForm } from './send-again.tsx';

/** Text and files of a form. An individual number is taken out on arrival: no handler can keep what it never sees. */
export type Sent = {
  readonly typed: Typed;
  readonly files: Readonly<Record<string, File>>;
  readonly refused: readonly ShownError[];
  /** Whom the page of the form was opened for (ADR 20). */
  readonly openedFor?: string;
  /** Too long to be read for whom it is not for: a file. */
  readonly unread?: true;
};

const nothingSent: Sent = { typed: {}, files: {}, refused: [] };

/** A form with a file says in its address whom it is for: nothing of it is read yet. */
export const unreadIn = (c: Context): Sent => ({ ...nothingSent, unread: true, ...saidIn(c) });

function saidIn({ req }: Context): Pick<Sent, 'openedFor'> {
  const openedFor = req.query(openedForField);
  return openedFor === undefined ? {} : { openedFor };
}

/** Reads a posted form within limits, or says why it cannot be read. */
export async function sentIn(c: Context, locale: Locale, most?: number): Promise<Sent | Response> {
  if (isLink(c)) return nothingSent;
  const form = await formIn(c, locale, most);
  return form instanceof Response ? form : { ...saidIn(c), ...sentFrom(form, locale) };
}

/** Is a page asked for, and nothing sent? */
export const isLink = ({ req }: Context): boolean => req.method === 'GET' || req.method === 'HEAD';

/** What waits on a page while somebody signs in; long forms and files wait in the browser. */
export async function waitingIn(c: Context, locale: Locale): Promise<Form | undefined> {
  const form = await shortForm(c);
  return form && waiting(sentFrom(form, locale));
}

/** What was sent, to wait on a page with whom it is for. */
export const waiting = ({ typed, files, openedFor }: Sent): Form => ({
  texts: { ...typed, ...(openedFor === undefined ? {} : { [openedForField]: openedFor }) },
  files,
});

/** Fields in which a page of ours puts an id or an address with ids, which may hold twelve digits by chance. */
export const idFields: ReadonlySet<string> = new Set(['once', 'organisation', 'next', 'mandate', 'post']);
const id = /(?<![\da-f-])[\da-f]{8}-[\da-f]{4}-[478][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\da-f-])/g;

function sentFrom({ texts: { [openedForField]: openedFor, ...texts }, files }: Form, locale: Locale): Sent {
  const message = sayIn(locale)('errors.individual');
  const refused: ShownError[] = [];
  const keep = <T>(sent: Readonly<Record<string, T>>, textOf: (value: T, field: string) => string) => {
    const kept: Record<string, T> = {};
    for (const [field, value] of Object.entries(sent)) {
      // A name that holds one is not ours, and is not repeated.
      if (looksLikeIndividualNumber(field)) refused.push({ field: 'form', message });
      else if (looksLikeIndividualNumber(textOf(value, field))) refused.push({ field, message });
      else kept[field] = value;
    }
    return kept;
  };
  const typed = keep(texts, (value, field) => (idFields.has(field) ? value.replaceAll(id, '') : value));
  const papers = keep(files, (it) => it.name);
  return { typed, files: papers, refused, ...(openedFor === undefined ? {} : { openedFor }) };
}
