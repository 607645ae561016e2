// `npm run schema`: writes the types of the database from a database that has just been migrated.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openDatabase, sql, startTestServer } from '#store';

const root = fileURLToPath(new URL('..', import.meta.url));

const database = 'shinrai_template';

/** The types of columns whose check lists what they may hold. */
async function checkedColumns(socket: string): Promise<Readonly<Record<string, string>>> {
  const owner = openDatabase({ socket, database }, 'owner', { connections: 1 });
  try {
    const { rows } = await sql<{ at: string; check: string; array: boolean; filled: boolean }>`
      SELECT format('%s.%s', c.conrelid::regclass, a.attname) AS at, pg_get_constraintdef(c.oid) AS check, a.attndims > 0 AS array,
        a.attnotnull AS filled
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      WHERE c.contype = 'c' AND cardinality(c.conkey) = 1 AND a.atttypid IN ('text'::regtype, 'text[]'::regtype)
      ORDER BY 1`.execute(owner);
    const types = rows.flatMap(({ at, check, array, filled }) => {
      const [, list] = /(?:= ANY \(|<@ )\(?ARRAY\[([^\]]*)\]/.exec(check) ?? [];
      const names = list
        ?.match(/'[^']*'/g)
        ?.toSorted()
        .join(' | ');
      return names === undefined ? [] : [[at, `${array ? `(${names})[]` : names}${filled ? '' : ' | null'}`]];
    });
    return Object.fromEntries(types);
  } finally {
    await owner.destroy();
  }
}

/** Runs the generator against the migrated template. @param extra `--verify` compares instead of writing */
export async function generateSchema(
  socket: string,
  extra: readonly string[] = [],
): Promise<{ readonly ok: boolean; readonly says: string }> {
  const url = `postgres://postgres@localhost/${database}?host=${socket}`;
  const flags = [
    '--dialect',
    'postgres',
    '--date-parser',
    'string',
    '--type-mapping',
    '{"int8":"number"}',
    '--overrides',
    JSON.stringify({ columns: await checkedColumns(socket) }),
    '--out-file',
    'src/store/schema.ts',
  ];
  const program = 'node_modules/kysely-codegen/dist/cli/bin.js';
  const run = spawnSync(process.execPath, [program, '--url', url, ...flags, ...extra], { cwd: root, encoding: 'utf8' });
  return { ok: run.status === 0, says: `${run.stdout}${run.stderr}` };
}

if (import.meta.main) {
  const server = await startTestServer();
  const { ok, says } = await generateSchema(server.socket);
  // WHY not whenever it worked: it complains that TypeScript 7 cannot parse for it, and then does without.
  if (!ok) process.stdout.write(says);
  await server.stop();
  process.exitCode = ok ? 0 : 1;
}
