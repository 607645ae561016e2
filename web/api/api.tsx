/** The interface for programs: what can be sent, what comes back, and what stays the same. */
import type { Locale } from '#language';
import { type Assets, Layout } from '../parts/layout.tsx';
import { sayIn, type WordKey } from '../parts/words.ts';

type Props = {
  readonly locale: Locale;
  readonly assets: Assets;
  readonly procedures: readonly string[];
  /** The address by which the reader reached this page. */
  readonly origin: string;
};

/** [request, what it answers, an address that can be opened]. */
const requests: readonly (readonly [request: string, does: WordKey, opens?: string])[] = [
  ['POST /api/assess/{procedure}', 'api.assess'],
  ['GET /api/procedures', 'api.procedures', '/api/procedures'],
  ['GET /api/facts', 'api.facts', '/api/facts'],
  ['GET /api/rules', 'api.rules', '/api/rules'],
  ['GET /api/rules/{id}', 'api.rule', '/api/rules/pr.ten-years'],
  ['GET /api/openapi.json', 'api.description', '/api/openapi.json'],
];

const exampleAt = (origin: string): string => `curl ${origin}/api/assess/fees \\
  -H 'content-type: application/json' \\
  -d '{ "asOf": "2026-11-24",
        "facts": { "feeFor": "extension", "channel": "online" } }'`;

export function ApiPage({ locale, assets, procedures, origin }: Props) {
  const say = sayIn(locale);
  return (
    <Layout locale={locale} assets={assets} title={say('api.title')} path={(it) => `/${it}/api`}>
      <h1>{say('api.title')}</h1>
      <p class="lead">{say('api.lead')}</p>
      <h2>{say('api.requests')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('api.request')}</th>
            <th scope="col">{say('api.does')}</th>
          </tr>
        </thead>
        <tbody>
          {requests.map(([request, does, opens]) => (
            <tr>
              <th scope="row">{opens === undefined ? <code>{request}</code> : <a href={opens}>{request}</a>}</th>
              <td>{say(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <code>{'{procedure}'}</code>: {procedures.join(', ')}
      </p>
      <p>{say('api.options')}</p>
      <h2>{say('api.example')}</h2>
      <pre>{exampleAt(origin)}</pre>
      <h2>{say('api.errors')}</h2>
      <p>{say('api.errors.text')}</p>
      <h2>{say('api.promise')}</h2>
      <p>{say('api.promise.text')}</p>
    </Layout>
  );
}
