/** What papers about a record need: whose it is, and readings as they wish them. */
import type { Grant } from '#audit';
import type { Paper } from '#paper';
import { displayName, type Naming, namesOf, passportName } from '#parties';
import type { Reach } from '#store';
import type { OnPaper } from '../../web/parts/on-paper.ts';
import type { Me } from '../door/door.tsx';
import { print } from '../door/print.ts';
import { readAs, wishOf } from '../door/readings.ts';

export function onPaper({ c, locale, day, settings }: Me): OnPaper {
  readAs(c, settings.furigana);
  return { locale, day, wish: wishOf(c) };
}

export const printFor = ({ house, signedIn, now }: Me, paper: Paper): ReturnType<typeof print> =>
  print(house.assessor, signedIn.person, paper, now);

/** A name as it is read in this language first, then in Latin letters, which every typeface has. */
export async function writingsOf(
  { house, locale }: Me,
  grant: Grant<Naming>,
  reach: Reach,
): Promise<readonly string[]> {
  const names = await namesOf(reach, house.vault, grant);
  return names === undefined ? [] : [...new Set([displayName(names, locale), passportName(names)])];
}
