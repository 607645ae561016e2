/** What several procedures share: the person, the present stay, common papers and offices. */
import type { Chapter } from './chapter.ts';
import { person } from './facts/person.ts';
import { sharedSources } from './sources.ts';
import { person as en } from './wording/en/person.ts';
import { person as ja } from './wording/ja/person.ts';
import { person as easy } from './wording/ja-x-easy/person.ts';

export const personChapter: Chapter = {
  facts: person.definitions,
  sources: sharedSources,
  provisions: [],
  procedures: [],
  model: [],
  wording: { en, ja, 'ja-x-easy': easy },
};
