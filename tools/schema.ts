// `npm run schema`: writes the types of the database from a database that has just been migrated.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startTestServer } from '#store';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the generator against the migrated template. @param extra `--verify` compares instead of writing */
export function generateSchema(
  socket: string,
  extra: readonly string[] = [],
): { readonly ok: boolean; readonly says: string } {
  const url = `postgres://postgres@localhost/shinrai_template?host=${socket}`;
  const flags = [
    '--dialect',
    'postgres',
    '--date-parser',
    'string',
    '--type-mapping',
    '{"int8":"number"}',
    '--out-file',
    'src/store/schema.ts',
  ];
  const program = 'node_modules/kysely-codegen/dist/cli/bin.js';
  const run = spawnSync(process.execPath, [program, '--url', url, ...flags, ...extra], { cwd: root, encoding: 'utf8' });
  return { ok: run.status === 0, says: `${run.stdout}${run.stderr}` };
}

if (import.meta.main) {
  const server = await startTestServer();
  const { ok, says } = generateSchema(server.socket);
  process.stdout.write(says);
  await server.stop();
  process.exitCode = ok ? 0 : 1;
}
