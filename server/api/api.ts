// The stateless interface: a situation in, a determination out, nothing kept.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { parseDay } from '#calendar';
import { type BadInput, describeProblemIn, type Refusal } from '#determinations';
import { type Locale, locales, negotiate } from '#language';
import { japan } from '#rulebook/japan';
import { nearest, type Problem, readJson, situationSchema } from '#rules';
import type { Assessor, Overload } from '../assessing/assessor.ts';
import { readBytes } from '../door/body.ts';
import { answerTooLarge } from '../door/failures.ts';
import { determinationSchema, problemSchema } from './schemas.ts';

const promise = `Formats carry a number (shinrai.determination/1). Within a number fields are only added, never
removed, renamed or given another meaning; clients must ignore fields they do not know. A new number runs beside the old
one for at least 12 months, announced by Deprecation and Sunset headers. The rulebook has its own version and hash in
every answer: the law changes on its own dates. The files in examples/ are test vectors.`;

/** Every way to say no, and its status: a new refusal does not compile until somebody thought of it. */
const statuses = {
  'bad-input': 422,
  'unknown-procedure': 404,
  'unknown-overlay': 400,
  'not-yet-in-force': 400,
  ended: 400,
  'too-much': 422,
  busy: 503,
} as const satisfies Record<No['no'], ContentfulStatusCode>;

const mostBytes = 2 * 1024 * 1024;

type No = Refusal | BadInput | Overload;

type AssessOptions = {
  readonly assessor: Assessor;
  /** Who asks, so that one client's questions wait for each other. */
  readonly clientOf: (c: Context) => string;
};

/** What needs nobody to evaluate. */
export const api = new OpenAPIHono();

type Detail = { readonly title: string; readonly detail?: string; readonly problems?: readonly unknown[] };

function problem(c: Context, status: ContentfulStatusCode, { title, ...rest }: Detail): Response {
  return c.body(JSON.stringify({ type: 'about:blank', title, status, ...rest }), status, {
    'content-type': 'application/problem+json',
  });
}

/** The one request that evaluates. */
export const assessRoutes = (options: AssessOptions): Hono =>
  new Hono().post('/api/assess/:procedure', (c) => assess(c, options));

async function assess(c: Context, { assessor, clientOf }: AssessOptions): Promise<Response> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    return problem(c, 415, { title: 'Wrong media type', detail: 'Send the situation as application/json.' });
  }
  const query = queryOf(c);
  if ('title' in query) return problem(c, 400, query);
  const body = await bodyOf(c);
  if (body instanceof Response) return body;
  if ('title' in body) return problem(c, 400, body);
  if ('problems' in body) return refused(c, { no: 'bad-input', ...body }, query.locale);
  const procedure = c.req.param('procedure') ?? '';
  const result = await assessor.ask(clientOf(c), 'assess', { procedure, input: body.input, ...query });
  return 'no' in result ? refused(c, result, query.locale) : c.json(result);
}

function refused(c: Context, result: No, locale: Locale): Response {
  const status = statuses[result.no];
  switch (result.no) {
    case 'bad-input':
      return problem(c, status, {
        title: 'The situation cannot be read',
        problems: result.problems.map((it) => ({ ...it, message: describeProblemIn(locale, it, japan) })),
      });
    case 'unknown-procedure': {
      const asked = c.req.param('procedure') ?? '';
      return problem(c, status, {
        title: 'There is no such procedure',
        detail: `The nearest is ${nearest(asked, result.known)}; accepted: ${result.known.join(', ')}.`,
      });
    }
    case 'unknown-overlay':
      return problem(c, status, { title: 'There is no such overlay', detail: `Accepted: ${result.known.join(', ')}.` });
    case 'not-yet-in-force':
      return problem(c, status, {
        title: 'No law on record for that day',
        detail: `The first version is of ${result.day}.`,
      });
    case 'ended':
      return problem(c, status, { title: 'The procedure has ended', detail: `It ended on ${result.day}.` });
    case 'too-much':
      return problem(c, status, {
        title: 'Too much to assess at once',
        detail: 'It took more time or memory than one situation may. Leave out entries of the longest lists.',
      });
    case 'busy':
      c.header('Retry-After', String(result.retryAfter));
      return problem(c, status, {
        title: 'Others are waiting',
        detail: `Nothing was assessed. Send it again in ${result.retryAfter} seconds, one request after the other.`,
      });
  }
}

type Query = { readonly locale: Locale; readonly day?: number; readonly law?: number; readonly overlay?: string };

const queryNames = ['lang', 'date', 'law', 'overlay'];

function queryOf(c: Context): Query | Detail {
  const query = c.req.query();
  const unknown = Object.keys(query).find((it) => !queryNames.includes(it));
  if (unknown !== undefined) return { title: 'Unknown query parameter', detail: `Accepted: ${queryNames.join(', ')}.` };
  const { lang, date, law, overlay } = query;
  if (lang !== undefined && !(locales as readonly string[]).includes(lang)) {
    return { title: 'Language not shipped', detail: `Accepted: ${locales.join(', ')}.` };
  }
  const days = {
    day: date === undefined ? undefined : parseDay(date),
    law: law === undefined ? undefined : parseDay(law),
  };
  if ((date !== undefined && days.day === undefined) || (law !== undefined && days.law === undefined)) {
    return { title: 'Not a day', detail: 'Write date and law as YYYY-MM-DD, a day in the calendar.' };
  }
  return {
    locale: (lang as Locale | undefined) ?? negotiate(c.req.header('accept-language')),
    ...(days.day === undefined ? {} : { day: days.day }),
    ...(days.law === undefined ? {} : { law: days.law }),
    ...(overlay === undefined ? {} : { overlay }),
  };
}

async function bodyOf(
  c: Context,
): Promise<{ readonly input: unknown } | { readonly problems: readonly Problem[] } | Detail | Response> {
  const bytes = await readBytes(c, mostBytes);
  if (bytes === undefined) return answerTooLarge(c, mostBytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { title: 'Invalid UTF-8', detail: 'Send the JSON encoded as UTF-8.' };
  }
  const read = readJson(text);
  if ('value' in read) return { input: read.value };
  if ('problems' in read) return read;
  const { broken } = read;
  return {
    title: 'Invalid JSON',
    detail:
      broken === undefined
        ? 'Check commas, quotes and brackets.'
        : `Check line ${broken.line} column ${broken.column}.`,
  };
}

api.get('/api/facts', (c) => {
  const locale = negotiate(c.req.query('lang') ?? c.req.header('accept-language'));
  return c.json(situationSchema(japan.facts, titlesIn(locale), japan.sections));
});

const titlesIn = (locale: Locale): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(japan.wording[locale]?.facts ?? {}).map(([id, words]) => [id, words.label]));

api.get('/api/procedures', (c) =>
  c.json(
    japan.procedures.map(({ id, law, texts }) => ({
      id,
      law,
      texts: texts.map((text) => ({ id: text.id, from: text.from, until: text.until, status: text.status })),
      names: Object.fromEntries(locales.map((locale) => [locale, japan.wording[locale]?.procedures[id]?.name])),
    })),
  ),
);

api.get('/api/rules', (c) =>
  c.json(
    japan.provisions.map((it) => ({ id: it.id, kind: it.kind, basis: it.basis, inForce: it.inForce, law: it.law })),
  ),
);

api.get('/api/rules/:id', (c) => {
  const id = c.req.param('id');
  const found = japan.provisions.filter((it) => it.id === id);
  if (found.length > 0) return c.json(found);
  return problem(c, 404, {
    title: 'There is no such rule',
    detail: `The nearest is ${nearest(
      id,
      japan.provisions.map((it) => it.id),
    )}.`,
  });
});

// The description, from the same schemas.

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
const jsonAnswer = (description: string) => ({ description, content: { 'application/json': { schema: z.unknown() } } });
const procedures = japan.procedures.map((it) => it.id);

api.openAPIRegistry.registerComponent(
  'schemas',
  'Situation',
  situationSchema(japan.facts, titlesIn('en'), japan.sections) as never,
);
api.openAPIRegistry.registerPath({
  method: 'post',
  path: '/api/assess/{procedure}',
  summary: 'What the rules say of a situation',
  request: {
    params: z.object({ procedure: z.enum(procedures as [string, ...string[]]) }),
    query: z.object({
      lang: z.enum(locales).optional(),
      date: z.string().optional().openapi({ description: 'The day to determine, YYYY-MM-DD' }),
      law: z.string().optional().openapi({ description: 'Read the law of this day, YYYY-MM-DD' }),
      overlay: z.enum(japan.overlays.map((it) => it.id) as [string, ...string[]]).optional(),
    }),
    body: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Situation' } as never } },
    },
  },
  responses: {
    200: { description: 'The determination', content: { 'application/json': { schema: determinationSchema } } },
    400: problemAnswer('The request cannot be read'),
    404: problemAnswer('There is no such procedure'),
    413: problemAnswer('Larger than 2 MB'),
    415: problemAnswer('Not application/json'),
    422: problemAnswer('Every problem of the situation, or it is too much to assess at once'),
    503: problemAnswer('Others are waiting: send it again after the seconds of Retry-After'),
  },
});
for (const [path, summary] of [
  ['/api/facts', 'JSON Schema of a situation'],
  ['/api/procedures', 'The procedures and their texts'],
  ['/api/rules', 'The rules and their law'],
] as const) {
  api.openAPIRegistry.registerPath({ method: 'get', path, summary, responses: { 200: jsonAnswer(summary) } });
}
api.openAPIRegistry.registerPath({
  method: 'get',
  path: '/api/rules/{id}',
  summary: 'One rule with its tree',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: jsonAnswer('Every version of the rule'), 404: problemAnswer('There is no such rule') },
});

const apiDescription = {
  openapi: '3.1.0',
  info: {
    title: 'Shinrai',
    version: '1.0.0',
    description: promise,
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
} as const;

api.doc31('/api/openapi.json', apiDescription);
