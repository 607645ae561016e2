/**
 * The thirty people of the town whose stories are told in docs/cast.md. Every one is invented. Their days move with the
 * day the town is made, so that a card that ends in three weeks always does.
 */
import type { Names, StaffRole } from '#parties';
import type { SituationInput } from '#rules';
import type { Calendar, Telling, Townsperson } from './person.ts';

type Facts = Omit<SituationInput, 'asOf'>;

const name = (family: string | undefined, given: string, more: Partial<Names> = {}): Names => ({
  romaji: { given, ...(family === undefined ? {} : { family }) },
  order: 'given-family',
  ...more,
});
const japanese = (family: string, given: string, kanji: string): Names => ({
  romaji: { family, given },
  order: 'family-given',
  kanji,
});

const self = (input: Facts, daysAgo = 30): Telling => ({ label: 'own', by: 'self', daysAgo, input });
const attested = (by: string, input: Facts, daysAgo = 20): Telling => ({ label: 'living', by, daysAgo, input });
const filed = (by: string, input: Facts, daysAgo = 200): Telling => ({ label: 'filed', by, daysAgo, input });

const neverLate = ['lastLateTax', 'lastLatePension', 'lastLateHealthInsurance'];

const resident = (
  key: string,
  names: Names,
  story: string,
  tellings: readonly Telling[],
  more: Partial<Townsperson> = {},
): Townsperson => ({ key, names, resident: true, story, tellings, ...more });
const worker = (
  key: string,
  names: Names,
  organisation: string,
  role: StaffRole,
  story: string,
  unit?: string,
): Townsperson => ({
  key,
  names,
  resident: false,
  story,
  tellings: [],
  posts: [{ organisation, role, ...(unit === undefined ? {} : { unit }) }],
});

export function castOf({ ago, ahead }: Calendar): readonly Townsperson[] {
  return [
    resident(
      'c01',
      name('Tran', 'Thi Lan', { katakana: 'チャン ティ ラン', order: 'family-given' }),
      'Care worker at Sakura-en for six years. Everything is paid, but the employer paid the pension of one month late. She wants permanent residence and does not know that this stands in the way, or that it is not her fault.',
      [
        self({
          facts: {
            birthDate: ago(31),
            status: [{ from: ago(6), value: 'nursing_care' }],
            periodOfStay: [{ from: ago(1, 2), value: '3y' }],
            stayFrom: ago(1, 2),
            stayUntil: ahead(22),
            residentSince: ago(10, 3),
            workingSince: ago(6),
            relation: 'none',
            nationalTaxUnpaid: false,
            publicAssistance: false,
            sentenced: false,
            contributionClaimed: false,
            notificationsFiled: true,
            householdIncome: 3_900_000,
            dependants: 0,
          },
          notYet: ['lastLateTax', 'lastLateHealthInsurance', 'longTermSince', 'protectedSince', 'hspSince'],
        }),
        attested('o25', { facts: { lastLatePension: ago(0, 8), pensionLateByEmployer: true } }),
        attested('o06', { facts: { annualPay: 3_900_000, jobs: [{ organisation: 'Sakura-en', from: ago(6) }] } }),
      ],
    ),
    resident(
      'c02',
      name('Sharma', 'Bikash', { katakana: 'シャルマ ビカシュ' }),
      'Cook at Curry House Himal. His stay ends in three weeks and he has not filed. His helper from the law office sees his dates.',
      [
        self({
          facts: {
            birthDate: ago(38),
            status: [{ from: ago(7), value: 'skilled_labor' }],
            periodOfStay: [{ from: ago(0, 11, 9), value: '1y' }],
            stayFrom: ago(0, 11, 9),
            stayUntil: ahead(0, 21),
            organisationChanged: false,
            jobs: [{ organisation: 'Himal', from: ago(7) }],
          },
          notYet: ['applicationDate', 'decisionDate'],
          completeFor: { jobs: true },
        }),
      ],
    ),
    resident(
      'c03',
      name('Garcia', 'Maria Santos', { katakana: 'ガルシア マリア サントス' }),
      'Married to a Japanese man for two years and eight months. She does not know her pension record.',
      [
        self({
          facts: {
            birthDate: ago(34),
            status: [{ from: ago(2, 6), value: 'spouse_jp' }],
            periodOfStay: [{ from: ago(2, 6), value: '3y' }],
            stayFrom: ago(2, 6),
            stayUntil: ahead(6),
            relation: 'spouse',
            marriedSince: ago(2, 8),
            residentSince: ago(2, 6),
            notificationsFiled: true,
            nationalTaxUnpaid: false,
            publicAssistance: false,
            sentenced: false,
            supportedByOther: false,
            hspPoints: 30,
            absences: [],
          },
          notYet: ['lastLateTax', 'lastLateHealthInsurance', 'decisionDate', 'jSkipSince'],
          completeFor: { absences: true },
          dontKnow: ['lastLatePension'],
        }),
      ],
    ),
    resident(
      'c04',
      name('Kim', 'Minseo', { kanji: '金旻序', order: 'family-given' }),
      'Software engineer at Hikari Soft, 29, near the 70 points of the highly skilled. A raise next year would tip the table.',
      [
        self({
          facts: {
            birthDate: ago(29, 2),
            hspCategory: 'b',
            status: [{ from: ago(3), value: 'engineer_humanities' }],
            periodOfStay: [{ from: ago(3), value: '5y' }],
            stayFrom: ago(3),
            stayUntil: ahead(24),
            education: 'bachelor',
            careerYears: 5,
            japanese: 'n1',
            residentSince: ago(3),
            workingSince: ago(3),
          },
        }),
        attested('o03', { facts: { annualPay: 5_400_000, jobs: [{ organisation: 'Hikari Soft', from: ago(3) }] } }),
      ],
    ),
    resident(
      'c05',
      name('Silva', 'Paulo Henrique', { katakana: 'シルバ パウロ エンリケ' }),
      'Long-term resident, father of two, works at Midori Precision. He changed his job last month; the family waits for a longer period of stay.',
      [
        self({
          facts: {
            birthDate: ago(41),
            status: [{ from: ago(14), value: 'long_term' }],
            periodOfStay: [{ from: ago(2, 3), value: '3y' }],
            stayFrom: ago(2, 3),
            stayUntil: ahead(9),
            residentSince: ago(14),
            longTermSince: ago(14),
            organisationChanged: true,
            jobs: [
              { organisation: 'Tsubaki Logistics', from: ago(9), until: ago(0, 1, 5) },
              { organisation: 'Midori Precision', from: ago(0, 1) },
            ],
            nationalTaxUnpaid: false,
            dependants: 2,
            householdIncome: 4_200_000,
          },
          notYet: ['lastLatePension', 'lastLateHealthInsurance'],
          completeFor: { jobs: true },
        }),
        attested('o21', { facts: { lastLateTax: ago(1, 5) } }),
      ],
    ),
    resident(
      'c06',
      name('Silva', 'Ana Clara', { katakana: 'シルバ アナ クララ' }),
      'His wife. Her record is her own: he cannot see it, and she has told only what she wants to keep.',
      [
        self({
          facts: {
            birthDate: ago(39),
            status: [{ from: ago(14), value: 'long_term' }],
            periodOfStay: [{ from: ago(2, 3), value: '3y' }],
            stayFrom: ago(2, 3),
            stayUntil: ahead(9),
            residentSince: ago(14),
            longTermSince: ago(14),
          },
          declined: ['publicAssistance'],
        }),
      ],
    ),
    resident(
      'c07',
      name('Silva', 'Lucas', { katakana: 'シルバ ルカス' }),
      'Their son, eleven, at Minami Primary School. His parents act for him.',
      [
        self({
          facts: {
            birthDate: ago(11),
            status: [{ from: ago(11), value: 'long_term' }],
            periodOfStay: [{ from: ago(2, 3), value: '3y' }],
            stayFrom: ago(2, 3),
            stayUntil: ahead(9),
            residentSince: ago(11),
          },
        }),
      ],
    ),
    resident(
      'c08',
      name(undefined, 'Suharto', { katakana: 'スハルト' }),
      'Has one name only. Specified skilled worker at Nagisa Fisheries; counts the months of his five years.',
      [
        self({
          facts: {
            birthDate: ago(27),
            status: [{ from: ago(3, 4), value: 'ssw1' }],
            periodOfStay: [{ from: ago(0, 8), value: '1y' }],
            stayFrom: ago(0, 8),
            stayUntil: ahead(4),
            ssw1Months: 40,
            jobs: [{ organisation: 'Nagisa', from: ago(3, 4) }],
            organisationChanged: false,
          },
          completeFor: { jobs: true },
        }),
        attested('o11', { facts: { workConditions: 'lawful', annualPay: 2_900_000 } }),
      ],
    ),
    resident(
      'c09',
      name('Nguyen', 'Van Minh', { katakana: 'グエン ヴァン ミン', order: 'family-given' }),
      'Technical intern at Sumire Sewing. What he was promised and what the company reports differ: two sources, one fact.',
      [
        self({
          facts: {
            birthDate: ago(23),
            status: [{ from: ago(1, 6), value: 'titp2' }],
            periodOfStay: [{ from: ago(0, 6), value: '1y' }],
            stayFrom: ago(0, 6),
            stayUntil: ahead(6),
            annualPay: 1_700_000,
            workConditions: 'unlawful-employer',
          },
        }),
        attested('o10', { facts: { annualPay: 2_300_000, workConditions: 'lawful' } }),
      ],
    ),
    resident(
      'c10',
      name('Rai', 'Sunita', { katakana: 'ライ スニタ' }),
      'Student at the language school with little money. She looks at her record on a shared computer and ends her sessions each time.',
      [
        self({
          facts: {
            birthDate: ago(21),
            status: [{ from: ago(1, 1), value: 'student' }],
            periodOfStay: [{ from: ago(1, 1), value: '1y' }],
            stayFrom: ago(1, 1),
            stayUntil: ahead(2),
            japanese: 'n2',
          },
        }),
        attested('o18', { facts: { japaneseLevel: 'b1' } }),
      ],
    ),
    resident(
      'c11',
      name('Wang', 'Xiaoming', { kanji: '王暁明', order: 'family-given' }),
      'Researcher of 36 with a doctorate and 85 points: permanent residence after one year, if the points held a year ago.',
      [
        self({
          facts: {
            birthDate: ago(36),
            hspCategory: 'a',
            status: [{ from: ago(2), value: 'hsp1a' }],
            periodOfStay: [{ from: ago(2), value: '5y' }],
            stayFrom: ago(2),
            stayUntil: ahead(36),
            hspSince: ago(2),
            hspPoints: [{ from: ago(2), value: 85 }],
            education: 'doctor',
            careerYears: 8,
            japanese: 'n1',
            researchKinds: 0,
            residentSince: ago(5),
            workingSince: ago(3),
            relation: 'none',
            nationalTaxUnpaid: false,
            publicAssistance: false,
            sentenced: false,
            notificationsFiled: true,
            contributionClaimed: false,
            supportedByOther: false,
            householdIncome: 6_200_000,
            dependants: 0,
            absences: [],
          },
          notYet: [...neverLate, 'longTermSince', 'protectedSince', 'jSkipSince', 'regionalPlanSince'],
          completeFor: { absences: true },
        }),
        attested('o12', { facts: { annualPay: 6_200_000 } }),
      ],
    ),
    resident(
      'c12',
      name('Haddad', 'Samir', { katakana: 'ハダッド サミル' }),
      'Recognised refugee. Nothing here tells him to ask his embassy for anything.',
      [
        self({
          facts: {
            birthDate: ago(33),
            status: [{ from: ago(4), value: 'long_term' }],
            periodOfStay: [{ from: ago(4), value: '5y' }],
            stayFrom: ago(4),
            stayUntil: ahead(12),
            protectedSince: ago(4),
            residentSince: ago(6),
            longTermSince: ago(4),
          },
        }),
      ],
    ),
    resident(
      'c13',
      name('Reyes', 'Lorna', { katakana: 'レイエス ローナ' }),
      'Left a violent husband. Her address is protected: nobody but she sees where she lives, works or where her child goes to school.',
      [
        self({
          facts: {
            birthDate: ago(36),
            status: [{ from: ago(8), value: 'spouse_jp' }],
            periodOfStay: [{ from: ago(0, 4), value: '1y' }],
            stayFrom: ago(0, 4),
            stayUntil: ahead(8),
            residentSince: ago(8),
            jobs: [{ organisation: 'Aoba Foods', from: ago(0, 5) }],
          },
        }),
        attested('o21', { facts: { residentSince: ago(8) } }),
      ],
      { protectedDays: 300 },
    ),
    resident(
      'c14',
      name('Reyes', 'Mika', { katakana: 'レイエス ミカ' }),
      'Her daughter, seven. Only the mother acts for her.',
      [
        self({
          facts: {
            birthDate: ago(7),
            status: [{ from: ago(7), value: 'long_term' }],
            periodOfStay: [{ from: ago(0, 4), value: '1y' }],
            stayUntil: ahead(8),
          },
        }),
      ],
    ),
    resident(
      'c15',
      name('Petrov', 'Ivan', { katakana: 'ペトロフ イワン' }),
      'Permanent resident of 71 whose adult guardian, a lawyer of Minato Law Office, acts for him by law.',
      [
        self({
          facts: {
            birthDate: ago(71),
            status: [{ from: ago(20), value: 'permanent' }],
            periodOfStay: [{ from: ago(20), value: 'indefinite' }],
            residentSince: ago(35),
          },
        }),
      ],
    ),
    resident(
      'c16',
      name('Khan', 'Ayesha', { katakana: 'カーン アイーシャ' }),
      'Dependent of an engineer. Has just begun her record: nearly everything is unknown, and unknown is never no.',
      [self({ facts: { birthDate: ago(28) } }, 1)],
    ),
    resident(
      'c17',
      name('Ito', 'Roberto', { kanji: '伊藤ロベルト', alias: '伊藤 浩', katakana: 'イトウ ロベルト' }),
      'Third-generation Japanese Brazilian, in daily life 伊藤 浩. Twelve years here, ready for permanent residence.',
      [
        self({
          facts: {
            birthDate: ago(44),
            status: [{ from: ago(12), value: 'long_term' }],
            periodOfStay: [{ from: ago(1), value: '5y' }],
            stayFrom: ago(1),
            stayUntil: ahead(48),
            residentSince: ago(12),
            longTermSince: ago(12),
            workingSince: ago(11),
            relation: 'none',
            nationalTaxUnpaid: false,
            publicAssistance: false,
            sentenced: false,
            contributionClaimed: false,
            notificationsFiled: true,
            householdIncome: 5_100_000,
            dependants: 1,
            incomeAboveAverage: true,
            supportedByOther: false,
            absences: [],
          },
          notYet: [...neverLate, 'protectedSince', 'hspSince', 'jSkipSince', 'regionalPlanSince'],
          completeFor: { absences: true },
        }),
        filed('o23', { facts: { residentSince: ago(12) } }),
      ],
    ),
    resident(
      'c18',
      name('Okafor', 'Chidi', { katakana: 'オカフォー チディ' }),
      'Runs a small trading company. New criteria for business managers apply from a day he does not know.',
      [
        self({
          facts: {
            birthDate: ago(45),
            hspCategory: 'c',
            status: [{ from: ago(4), value: 'business_manager' }],
            periodOfStay: [{ from: ago(0, 10), value: '1y' }],
            stayFrom: ago(0, 10),
            stayUntil: ahead(2),
            businessCapital: 6_000_000,
            annualPay: 4_800_000,
            position: 'representative',
            careerYears: 12,
            education: 'master',
          },
        }),
      ],
    ),
    resident(
      'c19',
      name('Min', 'Thuzar', { katakana: 'ミン トゥザー', order: 'family-given' }),
      'Care worker with Designated Activities; helps newcomers at Nihongo Hiroba in her free time, as a helper with two mandates.',
      [
        self({
          facts: {
            birthDate: ago(30),
            status: [{ from: ago(2), value: 'designated' }],
            periodOfStay: [{ from: ago(0, 5), value: '6m' }],
            stayFrom: ago(0, 5),
            stayUntil: ahead(1),
          },
        }),
      ],
    ),
    resident(
      'c20',
      name('Dubois', 'Claire', { katakana: 'デュボワ クレール' }),
      'Two records of hers were made, by sign-ins with different accounts. They wait to be merged.',
      [
        self({
          facts: {
            birthDate: ago(32),
            status: [{ from: ago(2), value: 'instructor' }],
            periodOfStay: [{ from: ago(2), value: '3y' }],
            stayUntil: ahead(12),
          },
        }),
      ],
    ),
    worker(
      'c21',
      japanese('Aoki', 'Megumi', '青木恵'),
      'o01',
      'administrator',
      "Sets up Shinrai for Aoba City: organisations, staff, languages. Sees nobody's record.",
    ),
    worker(
      'c22',
      japanese('Baba', 'Kenta', '馬場健太'),
      'o01',
      'operator',
      'Keeps the installation healthy: backups, keys, the log. Never content.',
    ),
    worker(
      'c23',
      japanese('Kawase', 'Misaki', '川瀬美咲'),
      'o32',
      'procedure-lawyer',
      'Gyoseishoshi with five clients who gave her mandates of different width.',
    ),
    worker(
      'c24',
      japanese('Tonami', 'Haruko', '砺波春子'),
      'o35',
      'support-staff',
      'Helps at the consultation desk of Tonari no Kai. One mandate of hers has ended, one was refused.',
    ),
    worker(
      'c25',
      japanese('Endo', 'Takashi', '遠藤隆'),
      'o23',
      'officer',
      'Officer at the bureau. Without a case he sees nothing.',
      'Permanent residence',
    ),
    worker('c26', japanese('Fujii', 'Yuko', '藤井優子'), 'o23', 'reviewer', 'Second reviewer at the bureau.', 'Review'),
    worker(
      'c27',
      japanese('Goto', 'Naoki', '後藤直樹'),
      'o21',
      'municipal-worker',
      'Consultation desk of Aoba City.',
      'Multicultural desk',
    ),
    worker(
      'c28',
      japanese('Hara', 'Shinji', '原真司'),
      'o06',
      'employer-staff',
      'Personnel department of Sakura-en, which paid a pension late.',
    ),
    worker(
      'c29',
      japanese('Minato', 'Sachi', '湊幸'),
      'o33',
      'procedure-lawyer',
      'Lawyer; adult guardian of Ivan Petrov by court order.',
    ),
    worker(
      'c30',
      japanese('Shiga', 'Ryo', '志賀亮'),
      'o38',
      'oversight',
      'Member of the oversight board. Sees counts; content only with a second person.',
    ),
  ];
}
