/** Addresses that other programs know beforehand (RFC 8615). */
import { Hono } from 'hono';
import { negotiate } from '#language';
import { answerAt } from './door/serve.ts';

export type WellKnown = {
  readonly origin: string;
  /** Where to report a weakness, as addresses; without one nothing is said rather than invented. */
  readonly contacts: readonly string[];
  readonly now: () => Date;
};

const lastsDays = 180;

export function wellKnown({ origin, contacts, now }: WellKnown): Hono {
  const app = new Hono();
  // RFC 9116
  answerAt(app, 'GET /.well-known/security.txt', (c) => {
    if (contacts.length === 0) return c.notFound();
    const expires = new Date(now().getTime() + lastsDays * 24 * 3600_000).toISOString().replace(/T.*/, 'T00:00:00Z');
    const lines = [
      ...contacts.map((it) => `Contact: ${it}`),
      `Expires: ${expires}`,
      'Preferred-Languages: ja, en',
      `Canonical: ${origin}/.well-known/security.txt`,
    ];
    return c.text(`${lines.join('\n')}\n`);
  });
  // Browsers and keepers of passwords lead here (W3C change-password).
  answerAt(app, 'GET /.well-known/change-password', (c) =>
    c.redirect(`/${negotiate(c.req.header('accept-language'))}/me/account`, 302),
  );
  return app;
}

/** Addresses separated by commas: `mailto:security@city.example, https://city.example/report`. @throws Error naming what is none */
export function readContacts(text: string | undefined): readonly string[] {
  const contacts = (text ?? '')
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '');
  for (const it of contacts) {
    if (!/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/.test(it))
      throw new Error(`SHINRAI_CONTACT must hold mailto:, https: or tel: addresses, not \`${it}\`.`);
  }
  return contacts;
}
