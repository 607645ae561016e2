/** What several procedures share: the person, the present stay, common papers and offices. */
import type { Chapter } from '../chapter.ts';
import { sharedSources } from '../sources.ts';
import { words } from '../words.ts';
import { person } from './facts.ts';

export const personChapter: Chapter = {
  facts: person.definitions,
  sources: sharedSources,
  provisions: [],
  procedures: [],
  model: [],
  wording: words.person,
};
