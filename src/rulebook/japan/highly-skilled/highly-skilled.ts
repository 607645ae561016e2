/** Highly skilled professional (i): seventy points and the pay, or the special criteria (J-Skip). */
import { rule } from '#rules';
import type { Chapter } from '../chapter.ts';
import { fact } from '../facts.ts';
import { feeFor } from '../fees/facts.ts';
import { newStay } from '../stay/stay.ts';
import { words } from '../words.ts';
import { points } from './facts.ts';
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
      lawDateOf: { fact: 'applicationFor', oneOf: ['change', 'certificate', 'extension'] },
      // LAW: Highly Skilled Professional (i) is given for five years.
      grant: [rule.decided(fact.status, 'hsp1a', 'hsp1b', 'hsp1c'), rule.becomes(fact.periodOfStay, '5y'), ...newStay],
      common: ['hsp.activity', 'hsp.business-manager', 'hsp.birthday-between'],
      routes: [
        { id: 'points', adds: ['hsp.pass-mark', 'hsp.remuneration-floor'] },
        { id: 'j-skip', adds: ['j-skip.criteria'] },
      ],
      values: ['hsp.points'],
      texts: [{ id: 'hsp-ordinance@2021-07-30', from: '2021-07-30', status: 'verified' }],
      documents: ['application-form', 'passport', 'residence-card'],
      fileAt: 'immigration-office',
      fee: feeFor('change'),
    },
  ],
  model,
  wording: words['highly-skilled'],
};
