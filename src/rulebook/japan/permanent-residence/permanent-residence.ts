/** Permission for permanent residence: Act, article 22, and the guideline on it. */
import { type Change, rule } from '#rules';
import type { Chapter } from '../chapter.ts';
import { fact } from '../facts.ts';
import { feeFor } from '../fees/facts.ts';
import { specialPeriod, stayLawful } from '../stay/stay.ts';
import { words } from '../words.ts';
import { acquisition, acquisitionProcedure, asPermanent } from './acquisition.ts';
import { common, employersFailure, pension } from './common.ts';
import { fromApril2026, fromApril2027, japanese } from './draft.ts';
import { residence } from './facts.ts';
import { routeProvisions, routes } from './routes.ts';

const commonIds = common.map((it) => it.id);

/** The months the employer owed. */
const employersMonths = fact.pensionMonths.count({ where: (month) => month.debtor.is('employer') });

/** What the model adds: another party's failure, and support that could not be reached, are not held against the person. */
const model: readonly Change[] = [
  rule.change(pension, { shield: { when: employersFailure, each: employersMonths, basis: 'model' } }),
  rule.change(japanese, { shield: { when: rule.not(fact.japaneseSupportReachable), basis: 'model' } }),
];

export const permanentResidenceChapter: Chapter = {
  facts: residence.definitions,
  sources: [
    {
      id: 'pr-draft',
      basis: 'guideline',
      ja: '永住許可に関するガイドライン改定案（意見公募315000140）',
      easy: '永住（えいじゅう）の新（あたら）しいガイドラインの案（あん）',
      en: 'Draft revision of the guideline (public comment 315000140)',
      link: 'https://public-comment.e-gov.go.jp/pcm/download?seqNo=0000318904',
      read: '2026-11-23',
    },
    {
      id: 'pr-statistics',
      basis: 'practice',
      ja: '出入国管理統計（二次資料による）',
      easy: '入管（にゅうかん）の数字（すうじ）（ほかの人（ひと）のまとめ）',
      en: 'immigration control statistics, by a secondary source',
      link: 'https://visasupportnavi.net/news/8647',
      read: '2026-11-23',
    },
  ],
  provisions: [...routeProvisions, ...common, ...acquisition],
  procedures: [
    {
      id: 'permanent-residence',
      law: [{ source: 'icrra', at: '第22条' }],
      lawDate: 'applicationDate',
      lawDateOf: { fact: 'applicationFor', oneOf: ['permanent-residence'] },
      // SOURCE: moj.go.jp/isa/applications/procedures/16-4.html: four to six months.
      usuallyMonths: 6,
      // LAW: corrected 2026-11-25: filed while the stay runs, and that filing does not lengthen it.
      appliesTo: ['pr.not-yet', stayLawful.id],
      filing: { givesNot: [specialPeriod.id] },
      grant: asPermanent,
      common: commonIds,
      routes,
      values: ['pr.points'],
      texts: [
        { id: 'pr-guideline@2026-02-24', from: '2026-02-24', status: 'verified' },
        {
          id: 'pr-guideline@2026-10-draft',
          from: '2026-04-01',
          until: '2027-04-01',
          status: 'unverified',
          patch: fromApril2026,
        },
        { id: 'pr-guideline@2027-04-draft', from: '2027-04-01', status: 'unverified', patch: fromApril2027 },
      ],
      documents: ['application-form', 'passport', 'residence-card', 'understanding', 'guarantor'],
      fileAt: 'immigration-counter',
      fee: feeFor('permanent-residence'),
      grantRate: { year: 2024, percent: 65.89, source: 'pr-statistics' },
    },
    acquisitionProcedure,
  ],
  model,
  wording: words['permanent-residence'],
};
