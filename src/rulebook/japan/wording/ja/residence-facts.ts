import type { ChapterWording } from '../../chapter.ts';

const none = '一度もない';
const card = '在留カード';

export const residenceFacts: NonNullable<ChapterWording['facts']> = {
  parentPermanent: {
    label: '親が永住者',
    question: '子の出生の時に、父又は母は永住者でしたか。',
    where: `親の${card}`,
  },
  residentSince: {
    label: '在留の始まり',
    question: 'いつから途切れずに日本に住んでいますか。',
    help: '再入国許可による出国は途切れになりません。',
    where: `${card}と旅券`,
  },
  workingSince: {
    label: '就労・居住資格の始まり',
    question: 'いつから途切れずに就労資格又は居住資格を持っていますか。',
    help: '技能実習、特定技能1号、留学、家族滞在は含みません。',
    none: 'その資格はない',
    where: card,
  },
  earlierWorkFiveYears: {
    label: '以前の5年',
    question: '以前に、その資格で途切れず5年在留したことがありますか。',
    where: card,
  },
  relation: {
    label: '家族関係',
    question: '日本人、永住者又は特別永住者の配偶者又は子ですか。',
    choices: { spouse: '配偶者', child: '実子又は特別養子', none: 'どちらでもない' },
  },
  marriedSince: {
    label: '婚姻の始まり',
    question: '実体を伴う婚姻はいつからですか。',
    none: 'そのような婚姻はない',
    help: '海外での年数も数えます。別居の年数は数えないことがあります。',
  },
  longTermSince: {
    label: '定住者の始まり',
    question: 'いつから途切れずに定住者ですか。',
    none: '定住者ではない',
    where: card,
  },
  protectedSince: {
    label: '認定の日',
    question: '難民又は補完的保護対象者の認定はいつですか。',
    none: '認定を受けていない',
    where: '認定の通知',
  },
  regionalPlanSince: {
    label: '地域再生計画の始まり',
    question: 'いつから地域再生計画による活動をしていますか。',
    none: 'していない',
    where: '旅券の指定書',
  },
  hspSince: {
    label: '高度専門職の始まり',
    question: 'いつから高度専門職ですか。',
    none: '高度専門職ではない',
    where: card,
  },
  jSkipSince: {
    label: 'J-Skipの始まり',
    question: 'いつから特別高度人材（J-Skip）の基準を満たしていますか。',
    none: '満たしていない',
    where: '特別高度人材証明書',
  },
  resettledRefugee: { label: '第三国定住難民', question: '第三国定住により来日しましたか。' },
  contributionClaimed: {
    label: '貢献による申請',
    question: '高い表彰など、ガイドラインが挙げる我が国への貢献を理由に申請しますか。',
  },
  contributionRecognised: { label: '審査官：貢献', question: '我が国への貢献を審査官が認めましたか。' },
  lastLateTax: {
    label: '住民税の最後の遅れ',
    question: '住民税が遅れた、又は未納だった最後の時期はいつですか。',
    none,
    help: '給与から引かれている場合は、市区町村に確認してください。',
    where: '市区町村の納税証明書',
  },
  nationalTaxUnpaid: {
    label: '国税の未納',
    question: '今、国税の未納がありますか。',
    where: '税務署の納税証明書（その3）',
  },
  lastLatePension: {
    label: '年金の最後の遅れ',
    question: '年金保険料が遅れた、又は未納の最後の月はいつですか。',
    none,
    where: 'ねんきんネット、年金事務所',
  },
  pensionLateByEmployer: {
    label: '遅れた年金は勤務先の責任',
    question: '遅れた又は未納の年金保険料は、すべて勤務先が納めるべきものでしたか。',
    where: '年金事務所',
  },
  pensionMonths: {
    label: '年金の月',
    question: '分かっている年金の月を教えてください。',
    fields: { month: '月（1日の日付）', state: '納付の状況', debtor: '納める義務のある人' },
    choices: {
      paid: '期限内に納付',
      late: '遅れて納付',
      unpaid: '未納',
      exempt: '免除',
      'not-owed': '納付義務なし',
      self: '自分',
      employer: '勤務先',
    },
    where: 'ねんきんネット',
  },
  lastLateHealthInsurance: {
    label: '健康保険料の最後の遅れ',
    question: '健康保険料が遅れた、又は未納だった最後の時期はいつですか。',
    none,
    where: '市区町村、健康保険者',
  },
  notificationsFiled: { label: '届出', question: '転居、勤務先、配偶者に関する届出をすべてしましたか。' },
  publicAssistance: { label: '生活保護', question: '世帯は生活保護を受けていますか。' },
  householdIncome: { label: '世帯の年収', question: '世帯の年収は何円ですか。', where: '市区町村の課税証明書' },
  dependants: { label: '扶養の人数', question: 'あなたのほかに、この収入で生活する人は何人ですか。' },
  incomeAboveAverage: { label: '平均以上の収入', question: '世帯の収入は、同じ人数の日本の世帯の平均以上ですか。' },
  businessCapital: { label: '資本金', question: '会社の資本金又は投資の総額は何円ですか。', where: '登記事項証明書' },
  decidedSinceApril2027: {
    label: '2027-04-01以後の処分',
    question: '2027-04-01以後に、永住許可の処分をすでに受けましたか。',
  },
  japaneseLevel: {
    label: '日本語のレベル',
    question: '日本語はB1以上ですか。',
    choices: { b1: 'B1以上', below: 'B1未満', exempt: '対象外（高度人材、日本で6年の就学など）' },
  },
  japaneseSupportReachable: { label: '通える教室', question: '通える時間と場所に日本語教室がありますか。' },
  conductFound: { label: '審査官：素行', question: '素行が善良だと審査官が認めましたか。' },
  criteriaFound: { label: '審査官：基準', question: '基準に適合すると審査官が認めましたか。' },
  publicHealthFound: { label: '審査官：公衆衛生', question: '公衆衛生上のおそれがないと審査官が認めましたか。' },
  interestFound: { label: '審査官：日本国の利益', question: '日本国の利益に合うと審査官が認めましたか。' },
  sentenced: {
    label: '刑',
    question: '効力の残る拘禁刑又は罰金刑を受けたことがありますか。',
    help: '答えなくてもかまいません。分からないときは弁護士や法テラスに相談してください。',
  },
};
