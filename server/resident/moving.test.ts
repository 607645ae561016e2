// The thirty of the town move to an empty installation: each stands there as they stood here.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { permit } from '#access';
import { addPeople } from '#parties';
import { addSubjects, standNow } from '#records';
import { japan } from '#rulebook/japan';
import { testHouse } from '../../tests/house.ts';
import { openTown, origin, signedIn, type Town } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';
import { createApp } from '../app.ts';
import { openSite } from '../site.ts';

const now = () => new Date('2026-11-24T03:00:00Z');
let here: Town;
let there: Town;
before(async () => {
  here = await openTown(now);
  const house = await testHouse(now);
  const { site } = await openSite(house, { origin, empty: true });
  there = { house, app: createApp({ log: () => undefined, site }) };
});
after(async () => {
  await here.house.close();
  await there.house.close();
});

async function standings({ house }: Town, person: string) {
  const grant = await permit(
    { ...house.gate, over: new AbortController().signal },
    {
      actor: { role: 'resident', person, recent: false },
      subject: person,
      action: 'see',
      purpose: 'own-view',
      what: 'test',
    },
  );
  assert.ok(!('no' in grant));
  const procedures = japan.procedures.map((it) => it.id);
  const request = { procedures, day: '2026-11-24', now: now(), client: person };
  const { standings: stood } = await standNow(house.standings, grant, request);
  // What others say differently stays behind, and is told as left out.
  return stood.map(({ conclusion: { restsOnContested: _, findings, ...it } }) => [
    it,
    findings.map(({ restsOnContested: __, ...finding }) => finding),
  ]);
}

test('every resident of the cast is determined the same after moving, whoever told the facts', async () => {
  const residents = Array.from({ length: 20 }, (_, i) => `c${String(i + 1).padStart(2, '0')}`);
  for (const key of residents) {
    const leaving = await signedIn(here, idOf(key));
    const file = await (await leaving.get('/en/me/take-away/file')).text();
    const person = randomUUID();
    await there.house.app.transaction().execute(async (act) => {
      const names = { romaji: { given: 'Newcomer' }, order: 'given-family' } as const;
      await addPeople(act, there.house.vault, [{ id: person, names, resident: true, invented: true, at: now() }]);
      await addSubjects(act, [person]);
    });
    const arriving = await signedIn(there, person);
    const brought = await arriving.post('/en/me/bring', {
      file: new File([file], 'record.json', { type: 'application/json' }),
    });
    assert.equal(brought.status, 200, `${key}: ${await brought.text()}`);
    assert.deepEqual(await standings(there, person), await standings(here, idOf(key)), key);
  }
});
