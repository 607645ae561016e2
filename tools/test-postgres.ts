// One PostgreSQL for a whole test run: `node --test --test-global-setup=./tools/test-postgres.ts`.
import { startTestServer } from '#store';

let server: Awaited<ReturnType<typeof startTestServer>> | undefined;

/** @public called by Node's test runner */
export async function globalSetup(): Promise<void> {
  server = await startTestServer();
}

/** @public called by Node's test runner */
export async function globalTeardown(): Promise<void> {
  await server?.stop();
}
