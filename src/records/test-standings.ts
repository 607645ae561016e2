/** Standing reckoned where it is asked for: for the tests of this room. */
import { determineFrom } from '#determinations';
import type { Rulebook } from '#rules';
import type { Database, Vault } from '#store';
import { openStandings, type Standings } from './standing.ts';

export const standingsHere = (app: Database, vault: Vault, rulebook: Rulebook): Standings =>
  openStandings({ app, vault, rulebook, evaluate: async (_, question) => determineFrom({ rulebook, ...question }) });
