import type { ChapterWording } from '../../chapter.ts';

export const fees: ChapterWording = {
  procedures: {
    fees: {
      name: '手数料',
      question: '手数料はいくらですか。',
      about: '申請日、申請方法、許可された期間で決まります。許可を受けるときに納めます。',
    },
  },
  texts: { 'icrra-order@2024-01-01': '入管法施行令' },
  provisions: {
    'fees.total': { name: '納める額', requirement: '許可を受けるときに入管庁に納める額です。' },
    'fees.amount': {
      name: '手数料表の額',
      requirement:
        '申請した日の表によります。2025-03-31までの表（受理日による）、2026-09-30までの表、2026-10-01からの表があります。期間の定めのないものは表に欄がないため、5年の欄を示します。',
    },
    'fees.card': {
      name: '初めての特定在留カード',
      requirement:
        '2026-10-01から、許可と同時に初めて特定在留カードを申請する場合は1,900円が加わります。J-LISの手数料は別です。',
    },
    'fees.least': {
      name: '減額された場合の最低額',
      requirement:
        '生活に困窮し、難民等の認定を受けた方や人道上の事情がある方は、10,000円まで、永住許可は20,000円まで減額されることがあります。窓口での申請に限られ、申出が必要です。',
      remedy: '納付の前に窓口で申し出て、困窮を示す資料を提出してください。',
    },
    'fees.handling': {
      name: 'オンライン納付の手数料',
      requirement: 'コンビニや銀行の手数料は330円、3年以上は550円、証明書と再入国許可は220円です。',
    },
    'fees.same-side': {
      name: '申請と受理が2026-10-01の前後に分かれていない',
      requirement: '申請と受理がどちらも2026-09-30まで、または申請がその後です。',
      notMet:
        '2026-10-01より前に申請し、その後に受理されています。法律では前の額ですが、入管庁のページは受理日で書かれています。納付の前に確認してください。',
    },
  },
  facts: {
    feeFor: {
      label: '手数料の対象',
      question: '何を申請しますか。',
      choices: {
        extension: '在留期間の更新',
        change: '在留資格の変更',
        'permanent-residence': '永住許可',
        're-entry-single': '再入国許可（1回限り）',
        're-entry-multiple': '再入国許可（数次）',
        'work-certificate': '就労資格証明書',
        'card-by-wish': '希望による在留カードの交換',
        'certificate-of-eligibility': '在留資格認定証明書',
        acquisition: '在留資格の取得（出生など）',
        'outside-activity': '資格外活動許可',
        'first-card': '最初の在留カード',
        'card-lost': '紛失・破損による再交付',
        'diplomat-official': '外交・公用への変更、公用の更新',
      },
    },
    acceptanceDate: {
      label: '受理日',
      question: '申請はいつ受理されましたか。',
      none: 'まだ受理されていない',
      where: '申請受付票、またはオンラインシステムのメール',
    },
    channel: {
      label: '申請方法',
      question: '窓口とオンラインのどちらで申請しますか。',
      choices: { counter: '窓口', online: 'オンライン' },
    },
    grantedPeriod: {
      label: '許可された期間',
      question: '許可された期間はどれですか。',
      help: '決定まで分かりません。空欄にすると、最低額と最高額を示します。',
      choices: {
        'to-3m': '3月以下',
        'to-6m': '3月を超え6月以下',
        'below-1y': '6月を超え1年未満',
        '1y': '1年',
        'below-3y': '1年を超え3年未満',
        'below-5y': '3年以上5年未満',
        'from-5y': '5年以上',
        indefinite: '無期限（高度専門職2号）',
      },
    },
    firstSpecifiedCard: {
      label: '初めての特定在留カード',
      question: '初めての特定在留カードを同時に申請しますか。',
      help: '在留カードとマイナンバーカードを一つにしたカードです。',
    },
    inNeed: { label: '生活困窮', question: '世帯は生活保護を受ける世帯と同じ程度に困窮していますか。' },
    protectedOrHumanitarian: {
      label: '認定または人道上の事情',
      question: '難民または補完的保護対象者の認定を受けていますか。または人道上の事情がありますか。',
    },
    feeProvisoPerson: {
      label: '第22条第2項ただし書の対象',
      question: '日本人・永住者の配偶者や子、または認定された難民（第22条第2項ただし書、第61条の2の14）ですか。',
    },
  },
};
