// The published shape of a determination: one zod source for OpenAPI and for the test that every answer fits it.
import { z } from '@hono/zod-openapi';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const known = z.union([z.boolean(), z.number(), z.string()]);
const bounded = z.strictObject({ atLeast: known.optional(), atMost: known.optional() });
const quantity = z
  .union([known, bounded])
  .openapi('Quantity', { description: 'A known value, or what can be said of an unknown one' });
const state = z
  .enum(['yes', 'no', 'unknown', 'judgement'])
  .openapi('State', { description: '`judgement`: only an officer can settle what is missing' });
const clear = z.enum(['yes', 'no', 'unknown']);
const basis = z.enum(['law', 'order', 'guideline', 'practice', 'model']);
const confidence = z.enum(['high', 'medium', 'low']);
const weight = z.enum(['must', 'in-principle', 'weighed', 'practice']);
const party = z.string();
const law = z.strictObject({ source: z.string(), at: z.string(), link: z.string() }).openapi('Law');

const step = z
  .strictObject({
    kind: z.string(),
    value: quantity.nullable(),
    unit: z.string().optional(),
    fact: z.string().optional(),
    provision: z.string().optional(),
    row: z.string().optional(),
    table: z.string().optional(),
    by: z.string().optional(),
    oneOf: z.array(z.string()).optional(),
    field: z.string().optional(),
    question: z.string().optional(),
    record: z.int().optional(),
    item: z.string().optional(),
    due: quantity.optional(),
    on: day.optional(),
    until: day.optional(),
    get parts() {
      return z.array(step).optional();
    },
  })
  .openapi('Step');

/** Whom something is about, where that is not the person. */
const aboutWhom = { about: z.enum(['household', 'organisation']).optional(), who: z.string().optional() };

const missing = z
  .strictObject({
    fact: z.string(),
    ...aboutWhom,
    heldBy: party,
    askedBecause: z.array(z.string()),
    on: day.optional(),
  })
  .openapi('Missing');

/** Which words say it, and the figures of the law they name. */
const worded = {
  words: z.string().optional(),
  figures: z.record(z.string(), z.strictObject({ value: known, unit: z.string().optional() })).optional(),
};
const said = z.strictObject({
  item: z.string(),
  version: z.string(),
  source: z.string(),
  party: z.string().optional(),
  label: z.string(),
  since: day,
  contested: z.strictObject({ on: day, by: z.string().optional() }).optional(),
});
const origin = said
  .extend({ otherwise: z.array(said).optional() })
  .openapi('Origin', { description: 'Whose word it is, where a record is kept; nothing is decided by it' });
const factUsed = said
  .partial()
  .extend({
    id: z.string(),
    value: known,
    ...aboutWhom,
    otherwise: z.array(said).optional(),
    entries: z.array(origin).optional(),
    complete: origin.optional(),
  })
  .openapi('FactUsed');

const duty = z
  .strictObject({
    state: z.enum(['open', 'overdue', 'blocked']),
    unless: z.enum(['done', 'not-owed']).optional(),
    holdsUntil: day.optional(),
    bearer: party,
    beneficiary: party,
    about: z.string().optional(),
    item: z.string().optional(),
    missing: z.array(z.string()),
    consequence: z.strictObject({
      law: z.array(law),
      fine: z.number().optional(),
      imprisonment: z.number().optional(),
    }),
  })
  .openapi('Duty', { description: 'What is owed about one event that is open; `about` is the name in its record' });

const finding = z
  .strictObject({
    id: z.string(),
    ...worded,
    state: state.openapi({ description: 'Is it in order for the person? Of a ground: yes = it does not exist' }),
    kind: z.enum(['ground', 'factor']).optional(),
    holds: state.optional().openapi({ description: 'Does the ground exist, is the factor there?' }),
    speaks: z.enum(['for', 'against', 'either']).optional(),
    exceptions: z
      .array(z.strictObject({ id: z.string(), state }))
      .optional()
      .openapi({ description: 'Exceptions that mattered: that hold, or that may and would change it' }),
    weight,
    basis,
    confidence,
    law: z.array(law),
    facts: z.array(factUsed),
    missing: z.array(missing),
    restsOnContested: z.literal(true).optional().openapi({
      description: 'Without what somebody contests it would not be settled so: nothing may be decided on it alone',
    }),
    holdsUntil: day.optional(),
    provisional: z.boolean().optional(),
    asked: z
      .enum(['no', 'perhaps'])
      .optional()
      .openapi({ description: 'It is asked of some only: not of this person, or not known whether' }),
    bearer: party,
    evidence: z.array(z.string()),
    support: z
      .union([z.strictObject({ offers: z.array(z.string()) }), z.strictObject({ noneProvided: z.string() })])
      .optional(),
    shield: z.strictObject({ state, basis, entries: z.array(z.string()).optional() }).optional(),
    cause: party.optional(),
    parameters: z.record(z.string(), z.number()).optional(),
    step: step.optional(),
  })
  .openapi('Finding');

const earliest = z
  .strictObject({
    on: day.optional(),
    until: day.optional(),
    notBefore: day.optional(),
    waitsFor: z.strictObject({ facts: z.array(z.string()), textsDiffer: z.boolean() }).optional(),
    horizon: day.optional(),
  })
  .openapi('Earliest');

const rulebook = z.strictObject({ id: z.string(), version: z.string(), hash: z.string() });

const receipt = z
  .strictObject({
    format: z.literal('shinrai.receipt/1'),
    engine: z.string(),
    rulebook,
    procedure: z.string(),
    overlay: z.string().optional(),
    aside: z.array(z.string()).optional(),
    dates: z.strictObject({ day, law: day.optional() }),
    input: z.unknown(),
    outcome: state,
  })
  .openapi('Receipt');

export const determinationSchema = z
  .strictObject({
    format: z.literal('shinrai.determination/1'),
    procedure: z.string(),
    rulebook,
    text: z.string(),
    dates: z.strictObject({ asOf: day, day, law: z.union([day, bounded]) }),
    outcome: state,
    clear,
    because: z.enum(['text-not-verified', 'law-day-unknown']).optional(),
    restsOnContested: z.literal(true).optional(),
    stay: z.strictObject({ lawful: finding, until: quantity.optional() }).optional(),
    appliesTo: z.array(finding).optional(),
    application: z
      .strictObject({
        state: z.enum(['pending', 'granted', 'refused', 'decided']),
        filed: day,
        decided: day.optional(),
        usually: day.optional(),
      })
      .optional(),
    filing: z.strictObject({ gives: z.array(z.string()), givesNot: z.array(z.string()) }).optional(),
    grant: z
      .strictObject({
        ...aboutWhom,
        changes: z.array(
          z.union([
            z.strictObject({ fact: z.string(), becomes: z.literal('value'), value: known }),
            z.strictObject({ fact: z.string(), becomes: z.enum(['day-of-grant', 'none']) }),
            z.strictObject({
              fact: z.string(),
              becomes: z.literal('decided'),
              oneOf: z.array(z.string()).optional(),
            }),
          ]),
        ),
        endless: z.literal(true).optional(),
        ends: z.array(z.string()),
        begins: z.array(z.string()),
      })
      .optional(),
    values: z.array(
      z.strictObject({
        id: z.string(),
        ...worded,
        unit: z.string(),
        value: quantity.nullable(),
        basis,
        confidence,
        law: z.array(law),
        estimate: z.boolean().optional(),
        step: step.optional(),
      }),
    ),
    routes: z.array(
      z.strictObject({
        id: z.string(),
        outcome: state,
        clear,
        ruledOut: z.array(z.string()).optional(),
        opens: day.optional(),
        opensNotBefore: day.optional(),
        findings: z.array(finding),
      }),
    ),
    points: z
      .strictObject({
        table: z.string(),
        total: quantity.nullable(),
        atLeast: z.number(),
        atMost: z.number(),
        threshold: z.number().optional(),
        items: z.array(z.strictObject({ id: z.string(), points: quantity.nullable(), because: z.string().optional() })),
      })
      .optional(),
    findings: z.array(finding),
    concerns: z.array(z.string()),
    warnings: z.array(z.string()),
    inFavour: z.array(z.string()),
    missing: z.array(missing),
    candidates: z
      .array(
        z.strictObject({
          text: z.string(),
          status: z.enum(['verified', 'unverified']),
          law: bounded.optional(),
          values: z.array(z.strictObject({ id: z.string(), unit: z.string(), value: quantity.nullable() })).optional(),
          outcome: state,
          clear,
          way: z.string().optional(),
          differs: z.array(z.strictObject({ id: z.string(), ...worded, state: z.string() })),
        }),
      )
      .optional(),
    changes: z.array(
      z.strictObject({
        facts: z.array(z.strictObject({ fact: z.string(), from: known, to: known, by: party })),
        clear,
      }),
    ),
    earliest: earliest.optional(),
    until: day.optional(),
    assumptions: z.array(
      z.union([
        z.strictObject({ fact: z.string(), future: z.enum(['continues', 'in-time']) }),
        z.strictObject({ fact: z.string(), future: z.enum(['renewed', 'planned']), on: day }),
      ]),
    ),
    deadlines: z.array(
      z.strictObject({
        what: z.string(),
        provision: z.string(),
        advise: quantity.optional(),
        lawful: quantity.optional(),
        basis,
        provisional: z.boolean().optional(),
        duty: duty.optional(),
      }),
    ),
    documents: z.array(z.string()),
    fileAt: z.string(),
    fee: quantity.optional().openapi({ description: 'What it costs, in yen' }),
    model: z
      .strictObject({
        overlay: z.string(),
        outcome: state,
        clear,
        earliest: earliest.optional(),
        differs: z.array(z.strictObject({ id: z.string(), state, was: z.string() })),
      })
      .optional(),
    receipt,
    explanation: z
      .unknown()
      .optional()
      .openapi({ description: 'Sentences in the asked language; their shape may grow' }),
  })
  .openapi('Determination');

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    problems: z
      .array(
        z.object({
          code: z.string(),
          at: z.string(),
          message: z.string(),
          value: z.string().optional(),
          accepted: z.string().optional(),
        }),
      )
      .optional(),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details' });

const citation = z.strictObject({ source: z.string(), at: z.string() }).openapi('Citation');
const version = {
  id: z.string(),
  kind: z.enum(['requirement', 'value', 'duty', 'ground', 'factor', 'exception']),
  basis,
  inForce: z.strictObject({ from: day, until: day.optional() }),
  law: z.array(citation),
};
export const rulesSchema = z.array(z.strictObject(version).openapi('RuleVersion'));
export const ruleSchema = z.array(
  z.looseObject(version).openapi('Rule', { description: 'A version of a rule with its whole tree, which may grow' }),
);
export const proceduresSchema = z.array(
  z
    .strictObject({
      id: z.string(),
      law: z.array(citation),
      texts: z.array(
        z.strictObject({
          id: z.string(),
          from: day,
          until: day.optional(),
          status: z.enum(['verified', 'unverified']),
        }),
      ),
      names: z.record(z.string(), z.string()),
    })
    .openapi('Procedure'),
);
