/** Highly skilled professional (i): seventy points and the pay, or the special criteria (J-Skip). */
import type { Chapter } from '../chapter.ts';
import { points } from '../facts/points.ts';
import { highlySkilled as en } from '../wording/en/highly-skilled.ts';
import { highlySkilled as ja } from '../wording/ja/highly-skilled.ts';
import { highlySkilled as easy } from '../wording/ja-x-easy/highly-skilled.ts';
import { model, provisions } from './provisions.ts';

export const highlySkilledChapter: Chapter = {
  facts: points.definitions,
  sources: [],
  provisions,
  procedures: [
    {
      id: 'highly-skilled',
      law: [{ source: 'icrra', at: '別表第1の2の表（高度専門職）' }],
      lawDate: 'applicationDate',
      common: ['hsp.activity', 'hsp.business-manager', 'hsp.birthday-between'],
      routes: [
        { id: 'points', adds: ['hsp.pass-mark', 'hsp.remuneration-floor'] },
        { id: 'j-skip', adds: ['j-skip.criteria'] },
      ],
      values: ['hsp.points'],
      texts: [{ id: 'hsp-ordinance@2021-07-30', from: '2021-07-30', status: 'verified' }],
      documents: ['application-form', 'passport', 'residence-card'],
      fileAt: 'immigration-office',
    },
  ],
  model,
  wording: { en, ja, 'ja-x-easy': easy },
};
