import type { ChapterWording } from '../../chapter.ts';
import { residenceFacts } from './residence-facts.ts';

export const permanentResidence: ChapterWording = {
  procedures: {
    'permanent-residence': {
      name: '永住許可',
      question: 'いつ永住許可を申請できますか。',
      about:
        '入管法と2026-02-24のガイドラインを、すべての道筋で確かめます。新しい文言が施行中かもしれないところは、両方の答えを示します。',
    },
    'permanent-residence-at-birth': {
      name: '出生による永住者の在留資格の取得',
      question: '永住者の子が日本で生まれました。いつまでに申請しますか。',
      about: '出生後の在留資格取得の申請です。',
    },
  },
  routes: {
    'ten-years': '在留10年（うち就労・居住資格5年）',
    spouse: '日本人・永住者等の配偶者',
    child: '日本人・永住者等の実子等',
    'long-term': '定住者として5年',
    protected: '難民・補完的保護対象者の認定後5年',
    contribution: '我が国への貢献',
    regional: '地域再生計画による活動',
    'hsp-70': '高度人材70点',
    'hsp-80': '高度人材80点',
    'j-skip-residence': '特別高度人材（J-Skip）',
  },
  texts: {
    'pr-guideline@2026-02-24': 'ガイドライン（2026-02-24）',
    'pr-guideline@2026-10-draft': '2026-10-01に報じられた改定（案の文言、収入に関する項目）',
    'pr-guideline@2027-04-draft': '2027-04-01以後の申請に関する改定（案の文言）',
    'icrra@2015-04-01': '入管法',
  },
  provisions: {
    'pr.points': { name: 'ポイント', requirement: '高度人材ポイント計算表による点数です。' },
    'pr.ten-years': {
      name: '在留10年',
      requirement: '在留資格を失わずに引き続き10年日本に住んでいること。',
      remedy: '時間だけが解決します。再入国許可なしに出国すると、数え直しになります。',
    },
    'pr.work-five-years': {
      name: '就労・居住資格5年',
      requirement:
        'この期間のうち、就労資格又は居住資格をもって5年在留していること。技能実習と特定技能1号は数えません。',
      unknown: 'いつからその資格かが分からないか、以前の年数を数えるかが文言上定まっていません。',
    },
    'pr.spouse': { name: '配偶者', requirement: '日本人、永住者又は特別永住者の配偶者であること。' },
    'pr.married': {
      name: '実体を伴う婚姻',
      requirement: '実体を伴う婚姻が3年続いていること。海外での年数も数えます。',
    },
    'pr.one-year': { name: '申請前の在留', requirement: '引き続き1年日本に住んでいること。' },
    'pr.child': { name: '実子等', requirement: '日本人、永住者又は特別永住者の実子又は特別養子であること。' },
    'pr.long-term': {
      name: '定住者5年',
      requirement:
        '定住者の在留資格で引き続き5年在留していること。以前の配偶者としての年数を通算するかは文言になく、審査官が判断します。',
    },
    'pr.protected': {
      name: '認定後5年',
      requirement: '難民又は補完的保護対象者の認定後、引き続き5年在留していること。',
    },
    'pr.contribution': {
      name: '貢献',
      requirement: '我が国への貢献が認められ、引き続き5年在留していること。貢献は審査官が判断します。',
    },
    'pr.regional': {
      name: '地域再生計画3年',
      requirement: '3年在留して地域再生計画による活動を続け、貢献があること。貢献は審査官が判断します。',
    },
    'pr.hsp-70': {
      name: '70点と3年',
      requirement:
        '現在70点以上であること。そのうえで、高度専門職として3年在留していること、又は3年在留し、3年前にも70点以上であること。その在留資格でなくてもかまいません。',
    },
    'pr.hsp-80': {
      name: '80点と1年',
      requirement:
        '現在80点以上で、1年前にも80点以上であること。そのうえで、1年、高度専門職として、又は日本に在留していること。',
    },
    'pr.j-skip': {
      name: 'J-Skip 1年',
      requirement: '特別高度人材（J-Skip）の基準を1年満たし、引き続き1年在留していること。',
    },
    'pr.points-kept': {
      name: '途中の点数',
      requirement:
        '過去3年のどの日も70点以上であること。高度専門職としての年数はこの場合だけ数えます。2つの時点による場合に途中も必要かは定まっておらず、審査官が判断します。',
      notMet: '途中で70点を下回ったため、その年数は数えられません。',
    },
    'pr.points-kept-80': {
      name: '途中の80点',
      requirement:
        '過去1年のどの日も80点以上であること。高度専門職としての年数はこの場合だけ数えます。2つの時点による場合に途中も必要かは定まっておらず、審査官が判断します。',
      notMet: '途中で80点を下回ったため、その年数は数えられません。',
    },
    'pr.not-yet': {
      name: 'まだ永住者ではない',
      requirement: '今は永住者以外の在留資格です。永住者には改めて許可は不要で、カードだけを更新します。',
      met: '今は永住者以外の在留資格です。',
    },
    'pr.no-sentence': {
      name: '刑がないこと',
      requirement: '効力の残る拘禁刑・罰金刑がないこと。',
      remedy: '一定の年数がたてば数えられません。申請前に弁護士や法テラスに相談してください。',
    },
    'pr.conduct': {
      name: '素行',
      requirement: '素行が善良であること。審査官が判断します。配偶者と子には法律上求められません。',
    },
    'pr.livelihood': {
      name: '独立の生計',
      requirement: '世帯が公的扶助を受けずに生活していること。配偶者、子、難民認定を受けた人には法律上求められません。',
    },
    'pr.resident-tax': {
      name: '住民税の期限内納付',
      requirement:
        '確認期間中の住民税をすべて期限内に納めていること。今はすべて納めていても、遅れて納めたことは原則として不利になります。',
      remedy: '未納分は今納めてください。確認期間は最後の遅れから数えます。',
    },
    'pr.national-tax': {
      name: '国税の未納なし',
      requirement: '国税の未納がないこと。',
      remedy: '未納分を納めると、税務署が証明書を出します。',
    },
    'pr.pension': {
      name: '年金の期限内納付',
      requirement:
        '確認期間中の年金保険料がすべて期限内に納められていること。遅れて納めたことは原則として不利になります。',
      remedy: '勤務先が納めるべき保険料は、勤務先しか直せません。年金事務所で記録を確認してください。',
    },
    'pr.health-insurance': {
      name: '健康保険料の期限内納付',
      requirement: '確認期間中の健康保険料がすべて期限内に納められていること。',
      remedy: '未納分は納め、難しいときは分納を相談してください。',
    },
    'pr.notifications': {
      name: '届出',
      requirement: '出入国在留管理庁と市区町村への届出をしていること。',
      remedy: '足りない届出は今出してください。遅れても出すほうがよいです。',
    },
    'pr.longest-period': {
      name: '最長の在留期間',
      requirement:
        '現在の在留資格で最長の在留期間を持っていること。2027-03-31までは3年も最長として扱います。2027-03-31に3年を持つ人は、その期間内の最初の処分に限り同じ扱いです。',
      remedy: '在留期間は更新のときに出入国在留管理庁が決めます。',
    },
    'pr.criteria': {
      name: '現在の資格の基準',
      requirement: '現在の在留資格の基準に適合していること。審査官が判断します。',
    },
    'pr.business-capital': {
      name: '経営・管理の資本金',
      requirement: '経営・管理では、資本金等が現行の基準30,000,000円を満たすこと。',
      remedy: '会社は増資できます。',
    },
    'pr.public-health': { name: '公衆衛生', requirement: '公衆衛生上有害となるおそれがないこと。審査官が判断します。' },
    'pr.interest': {
      name: '日本国の利益',
      requirement: '永住が日本国の利益に合うこと。すべてを合わせて審査官が判断します。',
    },
    'pr.absence-single': {
      name: '長い出国がないこと',
      requirement: 'どの出国も90日を超えないこと。窓口で見られる点で、日数を定めた文書はありません。',
      notMet:
        '90日を超える出国があります。再入国許可があれば法律上の在留は続きますが、理由を尋ねられることがあります。',
    },
    'pr.absence-year': {
      name: '年間の出国日数',
      requirement: '直近の1年間の出国が100日以下であること。窓口で見られる点で、日数を定めた文書はありません。',
    },
    'pr.income': {
      name: '収入（運用）',
      requirement:
        '世帯の年収がおよそ3,000,000円で、扶養する人ごとに500,000円を加えた額以上であること。2026-02-24のガイドラインに公式の金額はありません。',
    },
    'pr.draft.income': {
      name: '収入（案）',
      requirement: '世帯の収入が、同じ人数の日本の世帯の平均以上であること。文言は未確認で、金額も分かっていません。',
    },
    'pr.draft.public-burden': {
      name: '公共の負担（案）',
      requirement: '配偶者と子も含め、公共の負担となっていないこと。文言は未確認です。',
    },
    'pr.draft.japanese': {
      name: '日本語B1（案）',
      requirement: '2027-04-01以後の申請では、日本語がB1以上であること。文言は未確認です。',
      remedy: '市区町村の教室や国際交流基金の試験があります。',
    },
    'pr.draft.absence-single': {
      name: '6か月以上の出国（案）',
      requirement: '正当な理由のない6か月以上の出国がないこと。文言は未確認です。',
    },
    'pr.draft.absence-total': {
      name: '10年間の出国日数（案）',
      requirement: '直近の10年間の出国が合計2年6か月未満であること。文言は未確認です。',
    },
    'pr-acquisition.parent': {
      name: '永住者の子',
      requirement: '出生の時に父又は母が永住者であること。実務上求められ、ないときは別の在留資格になります。',
      remedy: '子がどの在留資格を取得できるか、すぐに窓口へ相談してください。',
    },
    'pr-acquisition.interest': {
      name: '国益への適合',
      requirement: '子の永住が日本国の利益に合うこと。審査官が判断し、親の税や保険料の納付も見られます。',
    },
    'pr-acquisition.in-time': {
      name: '30日以内の申請',
      requirement: '出生の日を除いて30日以内に申請すること。末日が閉庁日のときは次の開庁日まで。',
      remedy: 'その日を過ぎたら、別の在留資格の申請をすぐに窓口へ相談してください。',
    },
  },
  facts: residenceFacts,
  documents: {
    understanding: '了解書',
    guarantor: '身元保証書',
    'residence-record': '住民票',
    'tax-certificate': '市区町村の課税・納税証明書',
    'national-tax-certificate': '国税の納税証明書（その3）',
    'pension-record': '年金の記録',
    'health-insurance-record': '健康保険の資格と納付の資料',
    'employment-certificate': '在職証明書',
    'family-register': '戸籍謄本又は婚姻証明書',
    'japanese-certificate': '日本語能力の証明書',
    'birth-certificate': '出生を証する書類',
  },
  offices: { 'immigration-counter': '地方出入国在留管理局の窓口' },
  questions: {
    'designated-counts': '特定活動の期間は就労資格の期間に含まれますか。ガイドラインに定めがありません。',
    'points-in-between':
      '2つの時点の間も点数を保つ必要がありますか。窓口は必要としますが、確認した文言にはありません。',
    'spouse-years-count': '以前の配偶者としての年数も通算されますか。通算する局がありますが、定めた文言はありません。',
    'work-years-to-the-present': '就労等の5年は現在まで続いている必要がありますか。ガイドラインに定めがありません。',
  },
  deadlines: { acquisition: '出生後の申請' },
  supports: { 'japanese-courses': '市区町村や文化庁の日本語教室' },
};
