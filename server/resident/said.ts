/** Who said what is in a record, in words, and what was known before. */
import { organisationsOf } from '#parties';
import { beforeOf, type FactVersion } from '#records';
import type { Reach } from '#store';
import { organisationName } from '../../web/parts/organisation-name.ts';
import type { SaidOf } from '../../web/resident/said.ts';
import type { Me } from '../door/door.tsx';

/** @param all every version that was ever known */
export async function saidOf(
  { say, locale, subject, acting, account }: Me,
  reach: Reach,
  all: readonly FactVersion[],
): Promise<SaidOf> {
  const ids = all.flatMap(({ source }) =>
    source.kind === 'organisation' && source.party !== undefined ? [source.party] : [],
  );
  const organisations = await organisationsOf(reach, [...new Set(ids)]);
  const names = new Map(organisations.map((it) => [it.id, organisationName(it, locale)]));
  return {
    sourceName: ({ kind, party }) => {
      // WHY the name: to whoever acts for somebody, "you" would be themselves.
      if (kind === 'resident') return acting ? (account.actingFor ?? say('source.client')) : say('source.self');
      return names.get(party ?? '') ?? say(`source.${kind}`);
    },
    isSelf: (person) => person === subject,
    before: beforeOf(all),
  };
}
