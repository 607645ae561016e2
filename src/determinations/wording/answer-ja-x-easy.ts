import type { AnswerPhrase } from './answer-en.ts';

/** 答えの文（やさしい日本語）。 */
export const answerEasy: Readonly<Record<AnswerPhrase, string>> = {
  'stands.met': 'きまりの条件（じょうけん）は、全部（ぜんぶ）できています。',
  'stands.clear':
    '調（しら）べられることは、全部（ぜんぶ）できています。あとは入管（にゅうかん）の人（ひと）が決（き）めます。',
  'stands.clear.until':
    '{last}までは、調（しら）べられることが全部（ぜんぶ）できています。あとは入管（にゅうかん）の人（ひと）が決（き）めます。',
  'stands.apply.by':
    '今（いま）、申（もう）し込（こ）めます。{last}までです。調（しら）べられることは、全部（ぜんぶ）できています。',
  'stands.against': '困（こま）ることが{count}つあります。',
  'stands.against.until': '{day}まで、困（こま）ることが{count}つあります。',
  'stands.against.least': '早（はや）くても{day}まで、困（こま）ることが{count}つあります。',
  'stands.against.stays': '困（こま）ることが{count}つあります。待（ま）つだけでは変（か）わりません。',
  'stands.later': 'まだです。{day}から申（もう）し込（こ）めます。',
  'stands.later.least': 'まだです。早（はや）くても{day}からです。',
  'stands.later.way': 'まだです。いちばん近（ちか）い方法（ほうほう）は「{way}」です。{day}からです。',
  'stands.later.way.least':
    'まだです。いちばん近（ちか）い方法（ほうほう）は「{way}」です。早（はや）くても{day}からです。',
  'stands.missing': '答（こた）えがあと{count}つ必要（ひつよう）です。',
  'stands.missing.least': '答（こた）えがあと{count}つ必要（ひつよう）です。早（はや）くても{day}からです。',
  'stands.missing.by': '{day}までに申（もう）し込（こ）んでください。答（こた）えがあと{count}つ必要（ひつよう）です。',
  'stands.already': '困（こま）ることが、もう{count}つあります。まだわからないことは{missing}つです。',
  'stands.unknown': 'まだ言（い）えません。',
  'stands.text': 'まだ言（い）えません。きまりの文（ぶん）が2つあって、答（こた）えがちがいます。',
  'stands.law':
    'まだわからない日（ひ）で、答（こた）えが変（か）わります。その間（あいだ）に、きまりが変（か）わりました。',
  'stands.closed': '今（いま）のままでは、この手続（てつづ）きはできません。',
  'stands.advice.met': 'わかっていることでは、あてはまるものはありません。',
  'stands.advice.clear':
    '悪（わる）く決（き）まったことはありません。決（き）めるのは入管（にゅうかん）の人（ひと）です。その前（まえ）に話（はなし）を聞（き）いてくれます。',
  'stands.advice.against':
    'あてはまるかもしれないことが{count}つあります。まだ何（なに）も決（き）まっていません。先（さき）に話（はなし）を聞（き）いてくれます。',
  'stands.duties.overdue': 'おくれていることが{count}つあります。今（いま）からでもできます。',
  'stands.duties.open': '知（し）らせたり、したりすることが{count}つあります。{day}までです。',
  'stands.duties.late': '今（いま）、することはありません。おくれたことが{count}つあります。',
  'stands.duties.none': '今（いま）わかっていることでは、することはありません。',
  'stands.duties.officer':
    '今（いま）、することは決（き）まっていません。あとは入管（にゅうかん）の人（ひと）が決（き）めます。',
  'why.until': '{day}に変（か）わります。',
  'why.shield': 'あなたのせいではありません。あなたに悪（わる）くなりません。',
  'why.contested': 'これは「ちがう」と言（い）う人（ひと）がいます。これだけで決（き）めてはいけません。',
  'missing.list': 'まだわからないこと：{list}。',
  'missing.resident': 'あなたの答（こた）え{count}つ',
  'missing.family': '家族（かぞく）の答（こた）え{count}つ',
  'missing.agency': '在留（ざいりゅう）カードやパスポートを見（み）てわかること{count}つ',
  'missing.other': '{party}の紙（かみ）{count}つ',
  'do.apply': '今（いま）、申（もう）し込（こ）んでください。',
  'do.apply.by': '{day}までに申（もう）し込（こ）んでください。',
  'do.apply.from': '{day}から申（もう）し込（こ）んでください。',
  'do.late': '申（もう）し込（こ）みは{day}まででした。今日（きょう）、入管（にゅうかん）へ行（い）ってください。',
  'do.answer': 'あと{count}つの質問（しつもん）に答（こた）えてください。',
  'do.ask': 'わからないことは、{party}に聞（き）いてください。',
  'do.where': 'わからないことは、これを見（み）ます：{where}。',
  'do.text':
    '申（もう）し込（こ）む前（まえ）に、どのきまりを使（つか）うか、入管（にゅうかん）に聞（き）いてください。',
  'do.wait': '何（なに）もしなくても、{day}に変（か）わります。',
  'do.meanwhile':
    'それまで、税金（ぜいきん）、年金（ねんきん）、健康保険（けんこうほけん）を、おくれないで払（はら）ってください。',
  'do.duty': '{name}：{day}まで。',
  'do.duty.overdue': '{name}：{day}まででした。今（いま）からでも、してください。',
  'do.duty.blocked': '{name}：先（さき）に{party}がします。おくれていません。',
  'do.duty.unless': 'もう終（お）わっていたら、いりません。',
  'fee.known': '{fee}。許可（きょか）されるときに払（はら）います。',
  'fee.open': '{fee}。何（なに）が許可（きょか）されるかで、変（か）わります。',
  'fee.none': 'お金（かね）のことは、ここではわかりません。入管（にゅうかん）に聞（き）いてください。',
  'papers.none': '必要（ひつよう）な紙（かみ）は、ここではわかりません。入管（にゅうかん）に聞（き）いてください。',
  'papers.more': 'ほかの紙（かみ）もいるかもしれません。',
  'assume.same':
    'ほかのことが変（か）わらないときの答（こた）えです。仕事（しごと）や家族（かぞく）が同（おな）じで、お金（かね）をおくれないで払（はら）うときです。',
  'assume.renewed':
    'ほかのことが変（か）わらないときの答（こた）えです。{day}のあとも日本（にほん）にいられるときです。',
  'assume.planned': '{day}に申（もう）し込（こ）むときの答（こた）えです。',
  'ways.sooner': 'ほかの方法（ほうほう）：{ways}。',
  'ways.way': '{way}（{day}から）',
  'ways.way.least': '{way}（早（はや）くても{day}から）',
  'ways.closed': 'あなたの答（こた）えでは、使（つか）えない方法（ほうほう）：{ways}。',
  'text.outcome': '{text}：{outcome}',
  'outcome.yes': '全部（ぜんぶ）できています。',
  'outcome.no': '困（こま）ることがあります。',
  'outcome.unknown': 'まだ答（こた）えが足（た）りません。',
  'outcome.judgement.clear': '調（しら）べられることは、全部（ぜんぶ）できています。',
  'outcome.judgement.open': '困（こま）ることがあります。入管（にゅうかん）の人（ひと）が決（き）めます。',
  'model.what':
    '「均衡共生（きんこうきょうせい）モデル」は法律（ほうりつ）ではありません。ほかの人（ひと）のせいで、あなたに悪（わる）くなりません。',
  'model.outcome': 'このモデルでは、{outcome}',
};
