/** What may put a status at risk between two applications: Act, article 22-4. Advice to the person, never a decision. */
import type { Chapter } from '../chapter.ts';
import { words } from '../words.ts';
import { losing } from './facts.ts';
import { covered, losingProvisions, routes } from './grounds.ts';

export const losingStatusChapter: Chapter = {
  facts: losing.definitions,
  sources: [],
  provisions: losingProvisions,
  procedures: [
    {
      id: 'losing-status',
      law: [{ source: 'icrra', at: '第22条の4' }],
      advice: 'grounds',
      // Nobody applies for it: no application selects its law, the day itself does.
      lawDate: 'applicationDate',
      lawDateOf: { fact: 'applicationFor', oneOf: [] },
      appliesTo: [covered.id],
      common: [],
      routes,
      values: [],
      texts: [{ id: 'icrra-22-4@2017', from: '2017-01-01', status: 'verified' }],
      documents: [],
      fileAt: 'immigration-office',
    },
  ],
  model: [],
  wording: words['losing-status'],
};
