/** For whoever watches over the process: is it alive, and may it be sent requests? No data, and cheap. */
import { Hono } from 'hono';
import { isCurrent } from '#store';
import { answerAt } from './door/serve.ts';
import type { Installation } from './installation.ts';

/** What answering needs, and whether each is there. */
export type Readiness = Readonly<Record<'database' | 'migrations' | 'vault' | 'workers' | 'open', boolean>>;
export type AskReadiness = () => Promise<Readiness>;

/** @param stopping is the server on its way down? */
export const readinessOf =
  ({ app, vault, assessor }: Installation, stopping: () => boolean = () => false): AskReadiness =>
  async () => {
    const migrations = await isCurrent(app).catch(() => undefined);
    return {
      database: migrations !== undefined,
      migrations: migrations === true,
      vault: isOpen(vault),
      workers: assessor.load().open,
      open: !stopping(),
    };
  };

function isOpen(vault: Installation['vault']): boolean {
  try {
    vault.kept('backup');
    return true;
  } catch {
    return false;
  }
}

/** One look serves all who ask within it. */
const oneLookMs = 1000;

export function healthRoutes(ask: AskReadiness, now: () => number = () => performance.now()): Hono {
  const app = new Hono();
  let look: { readonly at: number; readonly found: Promise<Readiness> } | undefined;
  answerAt(app, 'GET /healthz', (c) => c.text('ok'));
  answerAt(app, 'GET /readyz', async (c) => {
    if (look === undefined || now() - look.at > oneLookMs) look = { at: now(), found: ask() };
    const found = await look.found;
    return c.json(found, Object.values(found).every(Boolean) ? 200 : 503);
  });
  return app;
}
