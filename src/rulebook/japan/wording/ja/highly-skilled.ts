import type { ChapterWording } from '../../chapter.ts';

const paper = '学校又は勤務先の証明書';
const ask = '勤務先に確認してください';

export const highlySkilled: ChapterWording = {
  procedures: {
    'highly-skilled': {
      name: '高度専門職1号',
      question: '高度専門職のポイントは足りますか。',
      about: '省令のポイント計算表、最低年収、特別高度人材（J-Skip）の基準を確かめます。70点以上で合格です。',
    },
  },
  routes: { points: 'ポイントによる', 'j-skip': '特別高度人材（J-Skip）による（ポイント不要）' },
  texts: { 'hsp-ordinance@2021-07-30': '高度専門職省令（2021-07-30からの数値を確認済み）' },
  provisions: {
    'hsp.points': { name: 'ポイント', requirement: '活動の区分に応じた計算表の合計点です。' },
    'hsp.pass-mark': {
      name: '70点以上',
      requirement: '計算表の合計が70点以上であること。',
      remedy: '年収、日本語試験、資格、職歴の年数で点が増えます。どれがあれば足りるかは下に示します。',
    },
    'hsp.remuneration-floor': {
      name: '年収3,000,000円以上',
      requirement:
        '専門・技術分野と経営・管理分野では、点数にかかわらず年収が3,000,000円以上であること。研究分野には下限がありません。',
      remedy: '年収を上げられるのは勤務先だけです。賞与は含み、通勤手当などは含みません。',
    },
    'hsp.activity': {
      name: 'この在留資格に当たる活動',
      requirement: '日本で行う活動がこの在留資格に当たること。契約書や勤務先の資料をもとに審査官が判断します。',
    },
    'hsp.business-manager': {
      name: '経営・管理の基準',
      requirement:
        '経営・管理分野では、2025-10-16に改正された「経営・管理」の基準にも適合すること。審査官が判断します。',
    },
    'hsp.birthday-between': {
      name: '審査中の誕生日で点が変わらないこと',
      requirement: '年齢による点が、申請の日と処分の日で同じであること。省令は処分の時点で数えます。',
      notMet: '申請から処分までの間の誕生日で点が変わります。結果は処分の日によって決まります。',
      remedy: '誕生日は誰にも変えられません。時期を窓口に相談し、低いほうの点で考えてください。',
    },
    'j-skip.criteria': {
      name: '特別高度人材（J-Skip）の基準',
      requirement:
        '研究、専門・技術分野では年収20,000,000円以上で、修士以上の学位又は10年以上の職歴があること。経営・管理分野では年収40,000,000円以上で5年以上の職歴があること。',
      remedy: '年収は勤務先が決めます。職歴は年月とともに増えます。',
    },
    'hsp.points-at-filing': { name: '申請日のポイント', requirement: '申請日の年齢で数えた計算表の合計点です。' },
  },
  rows: {
    education: '学歴',
    career: '職歴',
    pay: '年収',
    age: '年齢',
    research: '研究実績',
    position: '地位',
    licences: '日本の国家資格',
    'several-degrees': '複数分野の学位',
    'employer-support': 'イノベーション促進支援を受ける機関',
    'employer-support-sme': '支援を受ける機関が中小企業',
    'research-spending': '試験研究費の割合が高い中小企業',
    'foreign-licence': '外国の資格・表彰',
    'japanese-degree': '日本の大学の学位',
    'japanese-n1': '日本語N1、又は日本語専攻',
    'japanese-n2': '日本語N2',
    'growth-project': '成長分野の先端プロジェクト',
    'designated-university': '指定された大学の卒業',
    'innovative-asia': '指定された研修（イノベーティブ・アジア）',
    'local-support': '地方公共団体の支援を受ける機関',
    'invests-100-million': '100,000,000円以上の投資',
    'investment-management': '投資運用業等',
  },
  facts: {
    hspCategory: {
      label: '活動の区分',
      question: 'どの活動をしますか。',
      help: '区分によって計算表が違います。',
      choices: { a: '研究・研究の指導・教育', b: '専門・技術分野の仕事', c: '事業の経営・管理' },
    },
    education: {
      label: '最終学歴',
      question: '最も高い学位は何ですか。',
      choices: {
        doctor: '博士',
        mba: '経営管理に関する専門職学位（MBA・MOT）',
        master: '修士、又はその他の専門職学位',
        bachelor: '学士（大学卒業）又は同等',
        none: 'いずれもない',
      },
      where: '学位記、卒業証明書',
    },
    careerYears: {
      label: '職歴の年数',
      question: 'この分野で働いた年数は、満何年ですか。',
      help: '日本で行う仕事と同じ分野の実務だけを数えます。',
      where: '前の勤務先の在職証明書',
    },
    annualPay: {
      label: '年収',
      question: '1年間の報酬は何円ですか。',
      help: '契約する機関から受ける報酬です。賞与を含み、通勤手当などは含みません。',
      where: '契約書、勤務先の証明書',
    },
    japanese: {
      label: '日本語能力',
      question: '日本語の証明はどれですか。',
      choices: {
        n1: 'JLPT N1、又はBJT 480点以上',
        major: '外国の大学で日本語を専攻した',
        n2: 'JLPT N2、又はBJT 400点以上',
        none: 'いずれもない',
      },
      where: '合格証明書、卒業証明書',
    },
    japaneseDegree: { label: '日本の学位', question: '日本の大学又は大学院の学位がありますか。', where: paper },
    severalDegrees: {
      label: '複数の学位',
      question: '異なる分野の博士・修士・専門職学位が2つ以上ありますか。',
      where: paper,
    },
    designatedUniversity: {
      label: '指定された大学',
      question: '加点対象として公表されている大学を卒業しましたか。',
      help: '世界ランキング上位の大学、スーパーグローバル大学、イノベーティブ・アジアの協力校など。一覧は毎年変わります。',
      where: '出入国在留管理庁の一覧',
    },
    researchKinds: {
      label: '研究実績の種類',
      question:
        '次の4種類のうち、いくつ当てはまりますか。特許を受けた発明、外国政府の補助による研究3件以上への従事、責任著者の論文3本以上、同等と認められたその他の実績。',
      where: '特許証、助成の証明、論文一覧',
    },
    inventedPatent: { label: '特許を受けた発明', question: '発明者として特許を受けた発明がありますか。' },
    foreignGrants: {
      label: '外国政府の補助による研究',
      question: '入国前に、外国政府の補助による研究に3件以上従事しましたか。',
    },
    responsiblePapers: { label: '責任著者の論文', question: '対象の学術誌に責任著者として論文が3本以上ありますか。' },
    otherAchievement: { label: 'その他の実績', question: '著名な賞など、同等と認められた実績がありますか。' },
    licences: {
      label: '日本の国家資格',
      question: '仕事に関連する日本の国家資格はいくつありますか。',
      help: '1つ5点、最大10点です。',
    },
    foreignLicence: { label: '外国の資格・表彰', question: '仕事に関連し、大臣が認める外国の資格や表彰がありますか。' },
    position: {
      label: '地位',
      question: '会社での地位は何ですか。',
      choices: { representative: '代表取締役など', director: '取締役、執行役など', none: 'その他' },
    },
    supportedEmployer: {
      label: 'イノベーション支援',
      question: '勤務先は、告示で定めるイノベーション促進の支援を受けていますか。',
      where: ask,
    },
    employerIsSme: { label: '中小企業', question: '勤務先は中小企業ですか。', where: ask },
    researchSpendingOver3: {
      label: '試験研究費3 %超',
      question: '勤務先の試験研究費は売上高の3 %を超えていますか。',
      where: ask,
    },
    growthProject: {
      label: '成長分野',
      question: '大臣が認める成長分野の先端プロジェクトに従事しますか。',
      where: ask,
    },
    innovativeAsia: {
      label: 'イノベーティブ・アジア',
      question: 'イノベーティブ・アジア事業の研修を修了しましたか。',
      choices: { 'in-japan': '日本の大学で修了した', elsewhere: 'その他の機関で修了した', none: 'いいえ' },
    },
    invests100Million: { label: '投資', question: '経営する事業に100,000,000円以上を投資していますか。' },
    investmentManagement: { label: '投資運用業等', question: '投資運用業等の業務ですか。' },
    localSupport: {
      label: '地方公共団体の支援',
      question: '勤務先は、高度人材の受入れについて地方公共団体の支援を受けていますか。',
      where: ask,
    },
    hspPoints: {
      label: 'ポイント',
      question: 'ポイント計算表では何点ですか。',
      help: '以前の点数は、いつからその点だったかと一緒に伝えられます。',
      where: '直近のポイント計算表',
    },
    hspActivityFits: { label: '審査官：活動の該当性', question: 'この在留資格に当たる活動だと審査官が認めましたか。' },
    businessManagerCriteria: {
      label: '審査官：経営・管理の基準',
      question: '事業が基準に適合すると審査官が認めましたか。',
    },
  },
  documents: {
    'points-form': 'ポイント計算表',
    'points-evidence': 'ポイントの疎明資料',
    'pay-certificate': '年収の証明書',
    contract: '契約書又は活動の証明書',
    'business-papers': '事業の資料',
  },
};
