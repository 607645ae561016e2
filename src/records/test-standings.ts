/** Standing reckoned where it is asked for: for the tests of this room. */
import { determineFrom, revive } from '#determinations';
import type { Rulebook } from '#rules';
import type { Database, Vault } from '#store';
import { openStandings, type Standings, type StandQuestion } from './standing.ts';

export const evaluateHere = (rulebook: Rulebook, { release, ...question }: StandQuestion) =>
  determineFrom({ rulebook: release === undefined ? rulebook : revive(release), ...question });

export const standingsHere = (app: Database, vault: Vault, rulebook: Rulebook): Standings =>
  openStandings({ app, vault, rulebook, evaluate: async (_, question) => evaluateHere(rulebook, question) });
