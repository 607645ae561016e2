import type { ChapterWording } from '../../chapter.ts';

export const extension: ChapterWording = {
  procedures: {
    extension: {
      name: '在留期間の更新',
      question: 'いつ更新を申請できますか。いつまで在留できますか。',
      about: '入管法第21条と2026年6月のガイドラインによります。申請できる期間、特例期間、8つの要素を示します。',
    },
  },
  texts: { 'extension-guideline@2026-06': 'ガイドライン（2026年6月改正）' },
  provisions: {
    'ext.has-end': {
      name: '在留期間の定めがある',
      met: '在留期間に満了日があります。',
      requirement: '在留期間のある在留資格です。期間の定めがない場合は更新は不要で、カードだけを更新します。',
    },
    'ext.window': {
      name: '申請できる期間に入っている',
      requirement:
        '在留期間が6月以上の場合は満了日の3月前から、それより短い場合は満了までいつでも申請できます。それより早い申請は、やむを得ない事情がある場合に限られます。',
      notMet: 'まだ申請できません。満了日の3月前から申請できます。',
      remedy: '出産、入院、長期出張などで在日しない場合は、早めの申請について窓口に相談してください。',
    },
    'ext.in-time': {
      name: '期限内の申請',
      requirement: '満了日までに申請します。満了日が閉庁日の場合は、次の開庁日までの申請が期限内とされます。',
      remedy: '満了日を過ぎた場合は、自分からすぐに入管に出頭してください。弁護士や行政書士に相談できます。',
    },
    'ext.closing-day': {
      name: '満了日までの申請',
      requirement: '在留期間の満了日そのものまでに申請しています。',
      notMet: '満了日が閉庁日でした。次の開庁日の申請は運用上受理されますが、在留期間は満了日に終わっています。',
    },
    'ext.opens': {
      name: '申請できる最初の日',
      requirement: '在留期間が6月以上の場合は満了日の3月前、それ以外は在留期間の初日です。',
    },
    'ext.stay-until': {
      name: '在留できる最後の日',
      requirement:
        '期限内に申請すれば、決定まで、長くても満了日から2月まで在留できます。在留期間が30日以下の場合を除きます。2月は満了日の翌日から数えます。',
    },
    'ext.activity': {
      name: '在留資格に当たる活動',
      requirement: '行おうとする活動が、申請する在留資格に当たります。審査官が判断します。',
    },
    'ext.same-organisation': {
      name: '同じ所属機関',
      met: '所属機関を指定した在留資格ではないか、所属機関が同じです。',
      requirement:
        '高度専門職（一号）と特定技能は所属機関を指定した許可です。特定活動は指定書によって異なり、審査官が判断します。所属機関が変わると更新では足りません。',
      notMet: '所属機関が変わりました。在留資格の変更許可と、14日以内の届出が必要です。',
      remedy: '在留資格変更許可を申請し（第20条第1項）、14日以内に離脱と移籍の届出をしてください。',
    },
    'ext.visitor': {
      name: '短期滞在：特別な事情',
      requirement:
        '短期滞在の更新は、病気などやむを得ない事情があるときだけです。審査官が判断します。それ以外はここでは扱っていません。',
      met: '短期滞在ではないか、審査官がそのような事情を認めました。',
      remedy: '在留期間が終わる前に地方出入国在留管理局に相談し、診断書などの資料を持参してください。',
    },
    'ext.points': {
      name: '高度専門職の点数',
      met: '点数を求められない在留資格であるか、70点に達しているか、J-Skipの基準を満たしています。',
      requirement: '高度専門職（一号）は、更新のときも70点又は特別高度人材（J-Skip）の基準が必要です。',
      notMet:
        '70点に届かず、J-Skipの基準も満たしません。今の在留は満了日まで続きますが、この在留資格では更新されません。',
      remedy: '期限内に、技術・人文知識・国際業務など別の在留資格への変更を申請できます。',
    },
    'ext.skilled-years': {
      name: '特定技能（一号）の通算年数',
      met: '特定技能（一号）ではないか、通算5年未満です。',
      requirement: '特定技能（一号）の通算は5年未満です。相当の理由があれば6年までです。',
      remedy: '特定技能（二号）にはこの上限がありません。',
    },
    'ext.criteria': { name: '上陸許可基準', requirement: '在留資格の基準に適合しています。審査官が判断します。' },
    'ext.activity-done': {
      name: '活動の実績',
      requirement: '在留資格の活動を行ってきました。行わない期間があれば正当な理由が必要です。',
    },
    'ext.conduct': { name: '素行', requirement: '素行が不良ではありません。審査官が考慮します。' },
    'ext.livelihood': {
      name: '生計',
      requirement: '世帯として、資産又は技能により生計を立てられます。生活保護は消極的に考慮されます。',
    },
    'ext.work-conditions': {
      name: '雇用・労働条件',
      requirement: '雇用と労働条件が適正です。',
      remedy: '直すのは雇用主です。労働基準監督署は在留資格を問わず相談に応じます。',
    },
    'ext.public-duties': {
      name: '納税・保険料',
      requirement: '税金、年金、健康保険を納めています。高額・長期の滞納は消極的に考慮されます。',
      remedy: '未納分を納めるか、市区町村と分納を相談してください。',
    },
    'ext.notifications': {
      name: '所属機関に関する届出',
      requirement: '離脱と移籍のそれぞれを14日以内に入管庁に届け出ています。最終日が閉庁日の場合は次の開庁日までです。',
      remedy: '今からでも、オンライン又は郵送で届け出てください。',
    },
  },
  facts: {
    earlyReason: {
      label: '早めに申請する事情',
      question: '申請できる期間より前に申請する、やむを得ない事情がありますか。',
      help: '留学、長期出張、出産、入院などです。',
    },
    organisationChanged: {
      label: '所属機関の変更',
      question: '最後の許可の後に、勤務先などの所属機関が変わりましたか。',
    },
    ssw1Months: {
      label: '特定技能1号の通算月数',
      question: '特定技能1号で在留した月数は、通算で何月ですか。',
      where: '以前の在留カード',
    },
    activityPaused: {
      label: '活動を行わない期間',
      question: '正当な理由なく、在留資格の活動を行わない期間がありましたか。',
    },
    workConditions: {
      label: '労働条件',
      question: '労働条件（賃金、労働時間、保険）は適法ですか。',
      choices: {
        lawful: 'はい',
        'unlawful-employer': 'いいえ（雇用主による）',
        'unlawful-self': 'いいえ（自分による）',
      },
      where: '労働契約書と給与明細。労働基準監督署に相談できます',
    },
    duesUnpaid: {
      label: '税・保険料の未納',
      question: '今、住民税、年金、健康保険に未納がありますか。',
      where: '市区町村、ねんきんネット',
    },
    jobs: {
      label: '勤務先・学校',
      question: '今の在留資格になってから、どこで働き、又は学びましたか。',
      help: '1つの機関につき1件です。終わりは、所属しなくなった最初の日です。続いている場合は空欄にします。',
      where: '契約書',
      fields: { organisation: '機関（短い名前）', from: '始まり', until: '終わり（所属しなくなった最初の日）' },
    },
    notices: {
      label: '入管庁への届出',
      question: '所属機関について、入管庁にどの届出をしましたか。',
      help: '機関の名前は、勤務先・学校と同じ短い名前を使います。',
      where: '届出の受付票又はメール',
      fields: { organisation: '機関（同じ短い名前）', kind: '届出の内容', on: '届出日' },
      choices: { joined: '所属した', left: '離れた' },
    },
    activityFits: { label: '審査官：活動', question: '活動が在留資格に当たると審査官が認めましたか。' },
    activityDone: { label: '審査官：活動の実績', question: '活動を行ってきたと審査官が認めましたか。' },
    livelihoodFound: { label: '審査官：生計', question: '生計が足りると審査官が認めましたか。' },
    conditionsFound: { label: '審査官：労働条件', question: '労働条件が適正だと審査官が認めましたか。' },
    dutiesFound: { label: '審査官：納税等', question: '納税などの義務を果たしていると審査官が認めましたか。' },
  },
  questions: {
    'early-filing': '早めに申請する事情は、やむを得ないものですか。',
    'designation-names-organisation': '指定書に一つの所属機関が書かれていますか。',
    'visitor-circumstances': 'やむを得ない事情がありますか。',
    'ssw1-sixth-year': '特定技能（一号）の6年目を認める相当の理由がありますか。',
  },
  deadlines: { extension: '更新の申請', 'special-period': '審査中の在留', notice: '入管庁への届出' },
};
