/** Extension of the period of stay: Act, article 21, and the guideline on it as revised in June 2026. */
import { type Change, rule } from '#rules';
import type { Chapter } from '../chapter.ts';
import { fact } from '../facts.ts';
import { feeFor } from '../fees/facts.ts';
import { newPeriod, specialPeriod, stayUntil } from '../stay/stay.ts';
import { words } from '../words.ts';
import { factors, publicDuties } from './factors.ts';
import { extension as told } from './facts.ts';
import { since, stillOpen, windowProvisions } from './window.ts';

const isFoundOn = (it: { readonly kind: string }): boolean => it.kind !== 'value';
const asked = [...windowProvisions, ...factors];

/** What the model adds: a contribution the employer owed and did not pay is not held against the person. */
const model: readonly Change[] = [
  rule.change(publicDuties, { shield: { when: fact.pensionLateByEmployer, basis: 'model' } }),
];

export const extensionChapter: Chapter = {
  facts: told.definitions,
  sources: [],
  provisions: [...asked, stillOpen],
  procedures: [
    {
      id: 'extension',
      law: [{ source: 'icrra', at: '第21条' }],
      lawDate: 'applicationDate',
      lawDateOf: { fact: 'applicationFor', oneOf: ['extension'] },
      appliesTo: ['ext.has-end', stillOpen.id],
      // SOURCE: moj.go.jp/isa/applications/procedures/16-3.html: two weeks to one month.
      usuallyMonths: 1,
      filing: { gives: [specialPeriod.id] },
      // LAW: article 21(3): the Minister gives a period; the status stays what it is.
      grant: newPeriod,
      common: [...asked.filter(isFoundOn).map((it) => it.id), stillOpen.id],
      values: ['ext.opens', stayUntil.id],
      answers: [stayUntil.id],
      texts: [{ id: 'extension-guideline@2026-06', from: since.from, status: 'verified' }],
      documents: ['application-form', 'passport', 'residence-card'],
      fileAt: 'immigration-office',
      fee: feeFor('extension'),
    },
  ],
  model,
  wording: words.extension,
};
