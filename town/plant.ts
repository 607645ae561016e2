/** Writes the invented town into an empty installation, as one act. */
import { addOrganisations, addPeople, addStaff, displayName, plantGuardians, plantMandates, plantTies } from '#parties';
import { addSubjects, assertFacts, changesFor } from '#records';
import { japan } from '#rulebook/japan';
import type { Database, Transaction, Vault } from '#store';
import { idOf, type Townsperson } from './person.ts';
import type { Town } from './town.ts';

const dayMs = 24 * 3600_000;

export async function plantTown(app: Database, vault: Vault, town: Town, now: Date): Promise<void> {
  await app.transaction().execute(async (act) => {
    await addOrganisations(
      act,
      town.organisations.map(({ key, ...it }) => ({ ...it, id: idOf(key), closingDays: [], invented: true })),
      now,
    );
    await addPeople(
      act,
      vault,
      town.people.map((it) => ({ id: idOf(it.key), names: it.names, resident: it.resident, invented: true, at: now })),
    );
    await addSubjects(
      act,
      town.people.filter((it) => it.resident).map((it) => idOf(it.key)),
    );
    await addStaff(
      act,
      town.people.flatMap((it) =>
        (it.posts ?? []).map((post, i) => ({
          ...post,
          id: idOf(`${it.key}|post|${i}`),
          person: idOf(it.key),
          organisation: idOf(post.organisation),
        })),
      ),
      now,
    );
    for (const person of town.people) await plantFacts(act, vault, person, now);
    await plantTiesOf(act, vault, town, now);
  });
}

async function plantFacts(act: Transaction, vault: Vault, person: Townsperson, now: Date): Promise<void> {
  const subject = idOf(person.key);
  for (const { label, by, daysAgo, input } of person.tellings) {
    const at = new Date(now.getTime() - daysAgo * dayMs);
    const source =
      by === 'self'
        ? { kind: 'resident' as const, party: subject }
        : { kind: 'organisation' as const, party: idOf(by) };
    const asOf = at.toISOString().slice(0, 10);
    const change = changesFor(japan.facts, { subject, source, label }, { ...input, asOf }, []);
    await assertFacts(act, { vault, vocabulary: japan.facts }, subject, change.added, at);
  }
}

async function plantTiesOf(
  act: Transaction,
  vault: Vault,
  { people, mandates, guardians, ties, calendar }: Town,
  now: Date,
): Promise<void> {
  // WHY Latin letters: how somebody calls somebody is one text on pages in every language.
  const called = (key: string): string => {
    const names = people.find((it) => it.key === key)?.names;
    return names === undefined ? key : displayName(names, 'en');
  };
  await plantMandates(
    act,
    vault,
    mandates.map((it) => ({
      id: idOf(`${it.resident}|${it.helper}`),
      resident: idOf(it.resident),
      helper: idOf(it.helper),
      called: called(it.helper),
      scope: it.scope,
      endsOn: calendar.ahead(it.endsInMonths),
      ended: it.ended === true,
    })),
    now,
  );
  await plantGuardians(
    act,
    guardians.map((it) => ({ ...it, ward: idOf(it.ward), guardian: idOf(it.guardian), from: calendar.ago(1) })),
  );
  await plantTies(
    act,
    vault,
    ties.map((it) => ({
      ...it,
      id: idOf(`${it.person}|tie|${it.relative}`),
      person: idOf(it.person),
      relative: idOf(it.relative),
      called: called(it.relative),
    })),
    now,
  );
}
