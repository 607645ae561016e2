// The stateless interface: a situation in, a determination out, nothing kept.
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { parseDay } from '#calendar';
import { type BadInput, describeProblemIn, type Refusal } from '#determinations';
import { locales } from '#language';
import { japan } from '#rulebook/japan';
import { nearest, readJson, situationSchema } from '#rules';
import type { Assessor, Overload } from '../assessing/assessor.ts';
import { readBytes } from '../door/body.ts';
import { answerTooLarge } from '../door/failures.ts';
import { localeOfProgram } from '../door/locale.ts';
import { answerAt } from '../door/serve.ts';
import { rowOf } from '../door/table.ts';
import { description, type Operated, type Operation, operations, titlesIn } from './operations.ts';
import { type No, problem } from './problem.ts';
import { problemSchema } from './schemas.ts';

type ApiOptions = {
  readonly assessor: Assessor;
  /** Who asks, so that one client's questions wait for each other. */
  readonly clientOf: (c: Context) => string;
  /** The address by which people reach it; that of the request by default. */
  readonly origin?: string | undefined;
  /** Is every answer held to the description? One that is not is a fault. */
  readonly checked: boolean;
};

type Answer = Response | Promise<Response>;

export function apiRoutes(options: ApiOptions): Hono {
  const routes = new Hono();
  const answers = answersOf(options);
  for (const address of Object.keys(operations) as Operated[]) {
    const operation: Operation = operations[address];
    answerAt(routes, address, async (c: Context) => {
      const no = wrongIn(c, operation);
      const answer = no === undefined ? await answers[address](c) : problem(c, no.status, no);
      if (options.checked) await hold(operation, answer);
      return answer;
    });
  }
  return routes;
}

/** @throws Error when an answer is not as described */
async function hold(operation: Operation, answer: Response): Promise<void> {
  const known: readonly number[] = operation.refuses;
  if (answer.status !== 200 && !known.includes(answer.status))
    throw new Error(`\`${operation.id}\` does not say that it answers ${answer.status}`);
  const body: unknown = await answer.clone().json();
  const read = (answer.status === 200 ? operation.answer : problemSchema).safeParse(body);
  if (!read.success) throw new Error(`\`${operation.id}\` answers otherwise than described: ${read.error.message}`);
}

type Wrong = No & { readonly status: ContentfulStatusCode };

/** What is wrong with an address, by its operation. */
function wrongIn(c: Context, { params, query }: Operation): Wrong | undefined {
  const asked = query.safeParse(c.req.query());
  if (!asked.success) {
    const [issue] = asked.error.issues;
    if (issue?.code === 'unrecognized_keys')
      return { status: 400, no: 'query', words: { accepted: Object.keys(query.shape).join(', ') } };
    const name = String(issue?.path[0]);
    if (name === 'lang') return { status: 400, no: 'lang', words: { accepted: locales.join(', ') } };
    if (name === 'overlay') return { status: 400, no: 'overlay', words: { accepted: overlays.join(', ') } };
    return { status: 400, no: 'day' };
  }
  const { procedure = '' } = c.req.param();
  if (params === undefined || params.safeParse(c.req.param()).success) return undefined;
  const words = { near: nearest(procedure, procedures) ?? 'none', accepted: procedures.join(', ') };
  return { status: 404, no: 'procedure', words };
}

const procedures = japan.procedures.map((it) => it.id);
const overlays = japan.overlays.map((it) => it.id);

const answersOf = ({ assessor, clientOf, origin }: ApiOptions): Readonly<Record<Operated, (c: Context) => Answer>> => ({
  'POST /api/assess/:procedure': async (c) => {
    const body = await bodyOf(c);
    if (body instanceof Response) return body;
    const asked = { procedure: c.req.param('procedure') ?? '', locale: localeOfProgram(c), ...body, ...optionsIn(c) };
    const result = await assessor.ask(clientOf(c), 'assess', asked);
    return 'no' in result ? refused(c, result) : c.json(result);
  },
  'GET /api/facts': (c) => c.json(situationSchema(japan.facts, titlesIn(localeOfProgram(c)), japan.sections)),
  'GET /api/procedures': (c) =>
    c.json(
      japan.procedures.map(({ id, law, texts }) => ({
        id,
        law,
        texts: texts.map((text) => ({ id: text.id, from: text.from, until: text.until, status: text.status })),
        names: Object.fromEntries(locales.map((locale) => [locale, japan.wording[locale]?.procedures[id]?.name])),
      })),
    ),
  'GET /api/rules': (c) =>
    c.json(
      japan.provisions.map((it) => ({ id: it.id, kind: it.kind, basis: it.basis, inForce: it.inForce, law: it.law })),
    ),
  'GET /api/rules/:id': (c) => {
    const id = c.req.param('id') ?? '';
    const found = japan.provisions.filter((it) => it.id === id);
    if (found.length > 0) return c.json(found);
    const known = japan.provisions.map((it) => it.id);
    return problem(c, 404, { no: 'rule', words: { near: nearest(id, known) ?? 'none' } });
  },
  'GET /api/openapi.json': (c) => c.json(description(origin ?? new URL(c.req.url).origin) as object),
});

/** Days and overlay, which were read before. */
function optionsIn(c: Context) {
  const { date, law, overlay } = c.req.query();
  const [day, lawDay] = [date, law].map((it) => (it === undefined ? undefined : parseDay(it)));
  return {
    ...(day === undefined ? {} : { day }),
    ...(lawDay === undefined ? {} : { law: lawDay }),
    ...(overlay === undefined ? {} : { overlay }),
  };
}

/** Every way an assessment says no, and its status: a new refusal does not compile until somebody thought of it. */
const statuses = {
  'bad-input': 422,
  'unknown-procedure': 404,
  'unknown-overlay': 400,
  'not-yet-in-force': 400,
  ended: 400,
  'too-much': 422,
  busy: 503,
} as const satisfies Record<(Refusal | BadInput | Overload)['no'], ContentfulStatusCode>;

function refused(c: Context, result: Refusal | BadInput | Overload): Response {
  const no = (it: No): Response => problem(c, statuses[result.no], it);
  switch (result.no) {
    case 'bad-input':
      return no({
        no: 'situation',
        problems: result.problems.map((it) => ({ ...it, message: describeProblemIn(localeOfProgram(c), it, japan) })),
      });
    case 'unknown-procedure':
    case 'unknown-overlay':
      return no({ no: 'overlay', words: { accepted: result.known.join(', ') } });
    case 'not-yet-in-force':
      return no({ no: 'notYet', words: { day: result.day } });
    case 'ended':
      return no({ no: 'ended', words: { day: result.day } });
    case 'too-much':
      return no({ no: 'tooMuch' });
    case 'busy':
      c.header('Retry-After', String(result.retryAfter));
      return no({ no: 'busy', words: { seconds: result.retryAfter } });
  }
}

async function bodyOf(c: Context): Promise<{ readonly input: unknown } | Response> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return problem(c, 415, { no: 'media' });
  const most = rowOf('POST /api/assess/:procedure').mostBytes ?? 0;
  const bytes = await readBytes(c, most);
  if (bytes === undefined) return answerTooLarge(c, most);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return problem(c, 400, { no: 'encoding' });
  }
  const read = readJson(text);
  if ('value' in read) return { input: read.value };
  if ('problems' in read) return refused(c, { no: 'bad-input', ...read });
  return problem(c, 400, read.broken === undefined ? { no: 'json' } : { no: 'jsonAt', words: { ...read.broken } });
}
