/** What was sent and cannot be done yet: it waits on a page, or in the browser when it is too long for one. */
import type { Context } from 'hono';
import type { Locale } from '#language';
import { SendAgain, type WhyAgain } from '../../web/entrance/sign-in.tsx';
import type { View } from '../../web/parts/frame.tsx';
import { sayIn } from '../../web/parts/words.ts';
import { assets } from '../assets.ts';
import { type Form, mostEchoBytes, type NoForm, readForm } from './body.ts';
import { answerNoForm } from './failures.ts';

/** @param form nothing when it was not read, because it is long or holds a file */
export function sendAgain(c: Context, view: View, why: WhyAgain, form: Form | undefined): Response | Promise<Response> {
  const typed = form === undefined || Object.keys(form.files).length > 0 ? undefined : form.texts;
  const status = why === 'unseen' ? 422 : 403;
  const render = (it: typeof typed) => `<!doctype html>${SendAgain({ view, why, action: c.req.path, typed: it })}`;
  const page = render(typed);
  return c.html(Buffer.byteLength(page) > mostEchoBytes ? render(undefined) : page, status);
}

/** The form somebody sent, or the page that says why it cannot be read. */
export async function formIn(c: Context, locale: Locale, most?: number): Promise<Form | Response> {
  const form = await readForm(c, most);
  return 'no' in form ? noForm(c, locale, form) : form;
}

function noForm(c: Context, locale: Locale, it: NoForm): Response | Promise<Response> {
  if (it.no !== 'unseen-characters') return answerNoForm(c, it);
  return sendAgain(c, { locale, say: sayIn(locale), assets }, 'unseen', it.form);
}

/** What can wait on a page while somebody signs in, or proves who they are; what is longer is not read. */
export async function shortForm(c: Context): Promise<Form | undefined> {
  const form = await readForm(c, mostEchoBytes);
  if (!('no' in form)) return form;
  return form.no === 'unseen-characters' ? form.form : undefined;
}
