// Kills a working server, or its PostgreSQL, again and again, and keeps what a client was told meanwhile.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { permit } from '#access';
import { factsOf } from '#records';
import { sql } from '#store';
import { openInstallation } from '../server/installation.ts';
import { idOf } from '../town/person.ts';
import { fieldsOf } from './visitor.ts';

export type CrashReport = {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: readonly number[];
  readonly reads: number;
  /** Entries of reads that were answered; never fewer than the answers. */
  readonly entries: number;
};

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url));
const loaders = ['compiled.mjs', 'jsx.ts'].flatMap((it) => [
  '--import',
  fileURLToPath(new URL(`../tools/${it}`, import.meta.url)),
]);
const subject = idOf('c16');

const form = '/en/me/tell/householdIncome';

type Running = { readonly process: ChildProcess; readonly url: string };

function start(data: string): Promise<Running> {
  const child = spawn(process.execPath, [...loaders, main], {
    env: { ...process.env, SHINRAI_DATA: data, PORT: '0', NODE_TEST_CONTEXT: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += String(chunk);
      const url = /^(http:\/\/localhost:\d+)$/m.exec(said)?.[1];
      if (url !== undefined) resolve({ process: child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** Writes and reads without pause, and keeps what was acknowledged. */
class Client {
  readonly acknowledged: number[] = [];
  reads = 0;
  #next = 1;
  #cookie = '';
  /** What the form says whom it is for: a page once opened serves over every kill. */
  #hidden: Readonly<Record<string, string>> = {};

  async signIn(url: string): Promise<void> {
    const answer = await fetch(`${url}/en/demonstration`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url },
      body: new URLSearchParams({ person: 'c16' }),
    });
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${url}${form}`, { headers: { cookie: this.#cookie } });
    const hidden = fieldsOf(await page.text(), form);
    if (hidden === undefined) throw new Error('the form to tell a fact is not there');
    this.#hidden = hidden;
  }

  /** One write and one read; what the fault cuts off counts as not answered. */
  async turn(url: string): Promise<void> {
    const headers = { cookie: this.#cookie, origin: url };
    const value = this.#next++;
    try {
      const body = new URLSearchParams({ ...this.#hidden, go: 'answer', value: String(value) });
      const wrote = await fetch(`${url}${form}`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body,
      });
      if (wrote.status === 303 && wrote.headers.get('location')?.includes('/me/record')) this.acknowledged.push(value);
      const read = await fetch(`${url}/en/me/record`, { headers, redirect: 'manual' });
      if (read.status === 200 && (await read.text()).includes('Ayesha Khan')) this.reads += 1;
    } catch {
      await sleep(20);
    }
  }
}

/** @param kills half of them of the server, half of PostgreSQL */
export async function crash(kills: number): Promise<CrashReport> {
  const data = mkdtempSync(join(tmpdir(), 'shinrai-crash-'));
  // As root PostgreSQL runs as somebody else, who must be let in.
  chmodSync(data, 0o755);
  try {
    const client = new Client();
    let running = await start(data);
    await client.signIn(running.url);
    for (let i = 0; i < kills; i++) {
      const until = Date.now() + 150 + ((i * 97) % 400);
      while (Date.now() < until) await client.turn(running.url);
      const turn = client.turn(running.url);
      await sleep((i * 7) % 25);
      if (i % 2 === 0) {
        await kill(running);
        await turn;
        running = await start(data);
      } else {
        process.kill(postgresPid(data), 'SIGKILL');
        await turn;
        await answersAgain(running.url);
      }
    }
    await client.turn(running.url);
    await kill(running);
    return { kills, ...(await reckon(data, client)) };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function kill({ process: child }: Running): Promise<void> {
  child.removeAllListeners('exit');
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

const postgresPid = (data: string): number =>
  Number(readFileSync(join(data, 'town/postgresql/data/postmaster.pid'), 'utf8').split('\n')[0]);

async function answersAgain(url: string): Promise<void> {
  for (let i = 0; i < 500; i++) {
    const answer = await fetch(`${url}/en/me/record`, {
      headers: { cookie: 'shinrai=nobody' },
      redirect: 'manual',
    }).catch(() => undefined);
    if (answer?.status === 303) return;
    await sleep(20);
  }
  throw new Error('PostgreSQL was killed and did not come back');
}

/** What is there in the end, read from the database itself. */
async function reckon(data: string, { acknowledged, reads }: Client): Promise<Omit<CrashReport, 'kills'>> {
  const house = await openInstallation({ folder: join(data, 'town') });
  try {
    const actor = { role: 'resident', person: subject, recent: true } as const;
    const grant = await permit(
      { ...house.gate, over: new AbortController().signal },
      { actor, subject, action: 'see', purpose: 'own-view', what: 'crash test' },
    );
    if ('no' in grant) throw new Error('the record cannot be read');
    const facts = await factsOf(house.app, house.vault, grant, { everKnown: true, attribute: 'householdIncome' });
    const kept = new Set(facts.map(({ told }) => ('value' in told ? told.value : undefined)));
    const { rows } = await sql<{ count: string }>`
      SELECT count(*) AS count FROM audit.entry WHERE subject = ${subject} AND what = 'GET /:locale/me/record'`.execute(
      house.app,
    );
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((it) => !kept.has(it)),
      reads,
      entries: Number(rows[0]?.count),
    };
  } finally {
    await house.close();
  }
}
