/** What several procedures share: the person, the present stay, common papers and offices. */
import type { Chapter } from '../chapter.ts';
import { sharedSources } from '../sources.ts';
import { person } from './facts.ts';
import en from './words/en.json' with { type: 'json' };
import ja from './words/ja.json' with { type: 'json' };
import easy from './words/ja-x-easy.json' with { type: 'json' };

export const personChapter: Chapter = {
  facts: person.definitions,
  sources: sharedSources,
  provisions: [],
  procedures: [],
  model: [],
  wording: { en, ja, 'ja-x-easy': easy },
};
