import type { ProblemPhrase } from './problems-en.ts';

/** 入力の問題についての説明文（やさしい日本語）。 */
export const problemsEasy: Readonly<Record<ProblemPhrase, string>> = {
  'where.entry': '{label}の{number}番目（ばんめ）',
  'where.field': '{place}の「{field}」',
  'where.from': '始（はじ）まり',
  'where.until': '終（お）わり',
  'where.value': '答（こた）え',
  'where.asOf': 'いつのことか（asOf）',
  'where.situation': '書（か）いたもの全部（ぜんぶ）',
  'where.facts': '答（こた）え（facts）',
  'where.dontKnow': '「わからない」の答（こた）え（dontKnow）',
  'where.declined': '「答（こた）えたくない」の答（こた）え（declined）',
  'where.notApplicable': '「関係（かんけい）ない」の答（こた）え（notApplicable）',
  'where.notYet': '「まだない」の答（こた）え（notYet）',
  'where.completeFor': '全部（ぜんぶ）書（か）いた期間（きかん）（completeFor）',
  'where.closedWorld': '書（か）いていないものは「ない」と考（かんが）えるか（closedWorld）',
  'where.note': 'メモ（note）',
  'where.complete': '{label}を全部（ぜんぶ）書（か）いた期間（きかん）',
  'where.answered': '{label}（「{value}」）',
  'where.none': '当（あ）てはまらない',
  'where.never': '一度（いちど）もない',
  quoted: '「{value}」',
  'quoted.none': '書（か）いたもの',
  'label-and-code': '{label}（{code}）',
  'accepted.boolean': '「はい」か「いいえ」（ファイルでは true か false）',
  'accepted.integer': '{min}から{max}までの数字（すうじ）',
  'accepted.integer.any': '数字（すうじ）',
  'accepted.yen': '{min}円（えん）から{max}円（えん）まで。数字（すうじ）だけを書（か）きます',
  'accepted.date': '2026-11-24のような日（ひ）',
  'accepted.month': '2026-11のような月（つき）',
  'accepted.name': '80文字（もじ）までの短（みじか）い名前（なまえ）',
  'accepted.note': '500文字（もじ）までの文章（ぶんしょう）',
  'accepted.list': 'いくつかの答（こた）えのリスト',
  'accepted.object': 'JSON のオブジェクト',
  'accepted.names': '質問（しつもん）の名前（なまえ）のリスト',
  'accepted.periods': 'true、または from と until がある期間（きかん）',
  'accepted.not-yet': 'まだ来（き）ていないかもしれない日（ひ）',
  'accepted.more': '{list}、あと{count}つ',
  'not-an-object':
    '{where}：{value}を読（よ）むことができません。書（か）き方（かた）：{accepted}。このように書（か）いてください。',
  'unknown-key':
    '{where}：{value}という名前（なまえ）はありません。使（つか）えるもの：{accepted}。名前（なまえ）を直（なお）してください。または、消（け）してください。',
  'unknown-fact':
    '{where}：{value}という名前（なまえ）はありません。一番（いちばん）近（ちか）いもの：{accepted}。名前（なまえ）を直（なお）してください。または、消（け）してください。',
  'unknown-field':
    '{where}：{value}という名前（なまえ）はありません。使（つか）えるもの：{accepted}。名前（なまえ）を直（なお）してください。または、消（け）してください。',
  'wrong-type':
    '{where}：{value}は、ここでは使（つか）えません。書（か）き方（かた）：{accepted}。このように書（か）いてください。',
  'not-an-integer':
    '{where}：{value}には、「.」の後（あと）の数字（すうじ）があります。書（か）き方（かた）：{accepted}。「.」の後（あと）を消（け）してください。',
  negative:
    '{where}：{value}は、0より小（ちい）さいです。使（つか）える数（かず）：{accepted}。数字（すうじ）をもう一度（いちど）見（み）てください。',
  'out-of-range':
    '{where}：{value}は、小（ちい）さすぎます。または、大（おお）きすぎます。使（つか）える数（かず）：{accepted}。数字（すうじ）をもう一度（いちど）見（み）てください。',
  'bad-date':
    '{where}：{value}は、日（ひ）の書（か）き方（かた）がちがいます。書（か）き方（かた）：{accepted}。このように書（か）いてください。',
  'two-ways':
    '{where}：{value}は、いろいろな意味（いみ）に読（よ）めます：{readings}。書（か）き方（かた）：{accepted}。このように書（か）いてください。',
  'impossible-date':
    '{where}：{value}という日（ひ）はありません。書（か）き方（かた）：{accepted}。月（つき）と日（ひ）をもう一度（いちど）見（み）てください。',
  'future-date':
    '{where}：{value}は、{accepted}より後（あと）です。{accepted}は、いつのことかを書（か）いた日（ひ）です。この日（ひ）か、その前（まえ）の日（ひ）を書（か）きます。年（とし）をもう一度（いちど）見（み）てください。',
  'past-date':
    '{where}：{value}は、{accepted}より前（まえ）です。{accepted}は、いつのことかを書（か）いた日（ひ）です。この日（ひ）か、その後（あと）の日（ひ）を書（か）きます。年（とし）をもう一度（いちど）見（み）てください。',
  'not-a-choice':
    '{where}：{value}は、選（えら）べません。選（えら）べるもの：{accepted}。この中（なか）から選（えら）んでください。',
  'not-a-choice.near':
    '{where}：{value}は、選（えら）べません。一番（いちばん）近（ちか）いもの：{near}。選（えら）べるもの：{accepted}。この中（なか）から選（えら）んでください。',
  'half-filled':
    '{where}：まだ書（か）いてありません。書（か）き方（かた）：{accepted}。書（か）いてください。または、消（け）してください。',
  'end-before-start':
    '{where}：{value}は、始（はじ）まりの{accepted}より後（あと）ではありません。終（お）わった次（つぎ）の日（ひ）を書（か）いてください。',
  'back-before-left':
    '{where}：{value}は、日本（にほん）を出（で）た日（ひ）の{accepted}より前（まえ）です。どちらの日（ひ）も、もう一度（いちど）見（み）てください。',
  overlap:
    '{where}：{accepted}番目（ばんめ）と同（おな）じ日（ひ）が入（はい）っています。同（おな）じ日（ひ）が入（はい）らないように、終（お）わりの日（ひ）を直（なお）してください。',
  'history-order':
    '{where}：日（ひ）の順番（じゅんばん）がちがいます。使（つか）える日（ひ）：{accepted}より後（あと）。古（ふる）い日（ひ）から順番（じゅんばん）に書（か）いてください。',
  contradiction:
    '{where}：{value}に、2つの答（こた）えがあります。答（こた）えは1つだけです。どちらかを消（け）してください。',
  contradicts:
    '{where}：ほかの答（こた）えと合（あ）いません：{beside}。どちらかの答（こた）えを直（なお）してください。',
  'too-many': '{where}：数（かず）が多（おお）すぎます。{accepted}までです。必要（ひつよう）なものだけにしてください。',
  'too-long':
    '{where}：{value}は長（なが）すぎます。{accepted}文字（もじ）までです。短（みじか）い名前（なまえ）を書（か）いてください。',
  'unseen-letters':
    '{where}：見（み）えない文字（もじ）が入（はい）っています。コピーしないで、もう一度（いちど）書（か）いてください。',
  'not-a-list': '{where}：{value}はリストではありません。消（け）してください。',
  'too-deep':
    '{where}：リストの中（なか）に、またリストがあって、深（ふか）すぎます。{accepted}段（だん）までです。決（き）まった形（かたち）で書（か）いてください。',
  twice:
    '{where}：{value}という名前（なまえ）が2回（かい）あります。同（おな）じ名前（なまえ）は1回（かい）だけです。どちらかを消（け）してください。',
  'too-many-digits':
    '{where}：{value}は数字（すうじ）が多（おお）すぎます。{accepted}個（こ）までです。もう一度（いちど）見（み）てください。',
  'individual-number':
    '{where}：マイナンバー（個人番号（こじんばんごう））のようです。マイナンバーは書（か）かないでください。残（のこ）していません。消（け）してください。',
  'missing-as-of':
    '{where}：書（か）いてありません。書（か）き方（かた）：{accepted}。いつのことか、日（ひ）を書（か）いてください。',
};
