/**
 * What the interface answers, an operation each: the description is made of it, requests are read by it, and in tests every
 * answer is held to it. An address of the table without an operation does not compile.
 */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { parseDay } from '#calendar';
import { type Locale, locales, usual } from '#language';
import { japan } from '#rulebook/japan';
import { situationSchema } from '#rules';
import { type AddressFor, partsOf } from '../door/table.ts';
import { determinationSchema, problemSchema, proceduresSchema, ruleSchema, rulesSchema } from './schemas.ts';

const promise = `Send a situation, receive a determination: every finding with its law and its facts. Nothing is kept and no
account is needed. Formats carry a number (shinrai.determination/1). Within a number fields are only added, never removed,
renamed or given another meaning; clients must ignore fields they do not know. A new number runs beside the old one for at
least 12 months, announced by Deprecation and Sunset headers. The rulebook has its own version and hash in every answer: the
law changes on its own dates. The files in examples/ are test vectors.`;

/** Every way to say no, and what it means in the description. */
const refusals = {
  400: 'The request cannot be read',
  404: 'There is no such thing',
  413: 'Larger than 2 MB',
  415: 'Not application/json',
  422: 'Every problem of the situation, or it is too much to assess at once',
  503: 'Others are waiting: send it again after the seconds of Retry-After',
} as const;

const lang = z.enum(locales).optional().openapi({
  description: 'The language of sentences; without it the one of Accept-Language, else English',
});
const day = (description: string) =>
  z
    .string()
    .refine((it) => parseDay(it) !== undefined)
    .optional()
    .openapi({ format: 'date', description });
const oneOf = (names: readonly string[]) => z.enum(names as [string, ...string[]]);

export type Operation = {
  readonly id: string;
  readonly tag: 'Determinations' | 'Rulebook' | 'Description';
  readonly summary: string;
  readonly params?: z.ZodObject;
  /** What the address may ask for; anything else is refused. */
  readonly query: z.ZodObject;
  /** Is a situation sent? */
  readonly situation?: true;
  readonly answer: z.ZodType;
  readonly says: string;
  readonly refuses: readonly (keyof typeof refusals)[];
};

export type Operated = AddressFor<'program'>;

export const operations = {
  'POST /api/assess/:procedure': {
    id: 'assess',
    tag: 'Determinations',
    summary: 'What the rules say of a situation',
    params: z.object({ procedure: oneOf(japan.procedures.map((it) => it.id)) }),
    query: z.strictObject({
      lang,
      date: day('The day to determine'),
      law: day('Read the law of this day'),
      overlay: oneOf(japan.overlays.map((it) => it.id)).optional(),
    }),
    situation: true,
    answer: determinationSchema,
    says: 'The determination',
    refuses: [400, 404, 413, 415, 422, 503],
  },
  'GET /api/facts': {
    id: 'facts',
    tag: 'Rulebook',
    summary: 'JSON Schema of a situation',
    query: z.strictObject({ lang }),
    answer: z.looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) }),
    says: 'Every fact with its type and its label',
    refuses: [400],
  },
  'GET /api/procedures': {
    id: 'procedures',
    tag: 'Rulebook',
    summary: 'The procedures and their texts',
    query: z.strictObject({ lang }),
    answer: proceduresSchema,
    says: 'Each procedure with its law and its names',
    refuses: [400],
  },
  'GET /api/rules': {
    id: 'rules',
    tag: 'Rulebook',
    summary: 'The rules and their law',
    query: z.strictObject({ lang }),
    answer: rulesSchema,
    says: 'Each version of each rule',
    refuses: [400],
  },
  'GET /api/rules/:id': {
    id: 'rule',
    tag: 'Rulebook',
    summary: 'One rule with its tree',
    params: z.object({ id: z.string() }),
    query: z.strictObject({ lang }),
    answer: ruleSchema,
    says: 'Every version of the rule',
    refuses: [400, 404],
  },
  'GET /api/openapi.json': {
    id: 'description',
    tag: 'Description',
    summary: 'This description',
    query: z.strictObject({ lang }),
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
    says: 'OpenAPI 3.1',
    refuses: [400],
  },
} as const satisfies Readonly<Record<Operated, Operation>>;

const problemAnswer = (status: keyof typeof refusals) => ({
  description: refusals[status],
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** Labels of the facts in a language. */
export const titlesIn = (locale: Locale): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(japan.wording[locale]?.facts ?? {}).map(([id, words]) => [id, words.label]));

function registryOf(): OpenAPIHono {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent(
    'schemas',
    'Situation',
    situationSchema(japan.facts, titlesIn(usual.programs), japan.sections) as never,
  );
  for (const address of Object.keys(operations) as Operated[]) {
    const { id, tag, summary, params, query, situation, answer, says, refuses }: Operation = operations[address];
    const [method, path] = partsOf(address);
    const body = {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Situation' } as never } },
    };
    app.openAPIRegistry.registerPath({
      method: method.toLowerCase() as 'get' | 'post',
      path: path.replaceAll(/:(\w+)/g, '{$1}'),
      operationId: id,
      tags: [tag],
      summary,
      request: {
        query,
        ...(params === undefined ? {} : { params }),
        ...(situation ? { body } : {}),
      },
      responses: {
        200: { description: says, content: { 'application/json': { schema: answer } } },
        ...Object.fromEntries(refuses.map((it) => [it, problemAnswer(it)])),
      },
    });
  }
  return app;
}

const registry = registryOf();

const info = {
  title: 'Shinrai',
  version: '1.0.0',
  description: promise,
  license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
} as const;

/** @param origin the address by which it was asked for */
export const description = (origin: string) =>
  registry.getOpenAPI31Document({
    openapi: '3.1.0',
    info,
    servers: [{ url: origin, description: 'This installation' }],
    // Nobody signs in: nothing of anybody is kept or shown here.
    security: [],
    tags: [
      { name: 'Determinations', description: 'What the law says of a situation' },
      { name: 'Rulebook', description: 'The law as data' },
      { name: 'Description', description: 'This interface, described' },
    ],
  });
