import type { ProblemPhrase } from './problems-en.ts';

/** 入力の問題についての説明文（日本語）。 */
export const problemsJa: Readonly<Record<ProblemPhrase, string>> = {
  'where.entry': '{label}の{number}件目',
  'where.field': '{place}の「{field}」',
  'where.from': '始まり',
  'where.until': '終わり',
  'where.value': '値',
  'where.asOf': '事実の基準日（asOf）',
  'where.situation': '入力全体',
  'where.facts': '回答（facts）',
  'where.dontKnow': '「分からない」とした項目（dontKnow）',
  'where.declined': '「答えたくない」とした項目（declined）',
  'where.notApplicable': '「当てはまらない」とした項目（notApplicable）',
  'where.notYet': '「まだない」とした項目（notYet）',
  'where.completeFor': '一覧に漏れがない期間（completeFor）',
  'where.closedWorld': '書いていないものは「なし」とするか（closedWorld）',
  'where.note': 'メモ（note）',
  'where.complete': '{label}の一覧に漏れがない期間',
  'where.answered': '{label}（「{value}」）',
  'where.none': '該当しない',
  'where.never': '一度もない',
  quoted: '「{value}」',
  'quoted.none': '記入された内容',
  'label-and-code': '{label}（{code}）',
  'accepted.boolean': '「はい」又は「いいえ」（ファイルでは true 又は false）',
  'accepted.integer': '{min}から{max}までの整数',
  'accepted.integer.any': '整数',
  'accepted.yen': '{min}円から{max}円までの整数（数字のみ）',
  'accepted.date': '2026-11-24のような日付',
  'accepted.month': '2026-11のような月',
  'accepted.name': '80文字以内の短い名前',
  'accepted.note': '500文字までの文章',
  'accepted.list': '記録の一覧',
  'accepted.object': 'JSON のオブジェクト',
  'accepted.names': '項目名の一覧',
  'accepted.periods': 'true、又は from と until のある期間',
  'accepted.not-yet': 'まだ来ていない可能性のある日の項目',
  'accepted.more': '{list}、ほか{count}件',
  'not-an-object': '{where}：{value}を読み取れません。使える形：{accepted}。この形で書いてください。',
  'unknown-key':
    '{where}：{value}という部分はありません。使えるもの：{accepted}。名前を直すか、その部分を削除してください。',
  'unknown-fact':
    '{where}：{value}という項目はありません。最も近いもの：{accepted}。名前を直すか、その項目を削除してください。',
  'unknown-field':
    '{where}：記録に{value}という欄はありません。使えるもの：{accepted}。名前を直すか、その欄を削除してください。',
  'wrong-type': '{where}：{value}はここでは使えません。使える形：{accepted}。この形で書いてください。',
  'not-an-integer': '{where}：{value}は整数ではありません。使える値：{accepted}。小数点以下を除いてください。',
  negative: '{where}：{value}は0より小さい値です。使える値：{accepted}。数字を確認してください。',
  'out-of-range': '{where}：{value}は小さすぎるか、大きすぎます。使える値：{accepted}。数字を確認してください。',
  'bad-date': '{where}：{value}は日付の形になっていません。使える形：{accepted}。この形で書いてください。',
  'two-ways': '{where}：{value}は、{readings}のどれとも読めます。使える形：{accepted}。この形で書いてください。',
  'impossible-date': '{where}：{value}という日はありません。使える形：{accepted}。月と日を確認してください。',
  'future-date':
    '{where}：{value}は、事実の基準日である{accepted}より後です。使える日：基準日以前。年を確認してください。',
  'past-date':
    '{where}：{value}は、事実の基準日である{accepted}より前です。使える日：基準日以後。年を確認してください。',
  'not-a-choice': '{where}：{value}は選択肢にありません。使えるもの：{accepted}。この中から選んでください。',
  'not-a-choice.near':
    '{where}：{value}は選択肢にありません。最も近いもの：{near}。使えるもの：{accepted}。この中から選んでください。',
  'half-filled': '{where}：まだ空欄です。使える形：{accepted}。記入するか、その記録を削除してください。',
  'end-before-start':
    '{where}：{value}は、始まりの{accepted}より後ではありません。当てはまらなくなった最初の日を書いてください。',
  'back-before-left':
    '{where}：{value}は、出国した日の{accepted}より前です。使える形：その日以後の日付。両方の日を確認してください。',
  overlap:
    '{where}：{accepted}件目と期間が重なっています。使える形：重ならない期間。一方の終わりを次の始まりに合わせてください。',
  'history-order': '{where}：日付が順番になっていません。使える日：{accepted}より後。古い順に並べてください。',
  contradiction: '{where}：{value}に2通りの回答があります。使える形：回答は1つ。一方を削除してください。',
  contradicts:
    '{where}：ほかの回答と食い違っています：{beside}。使える形：互いに食い違わない回答。どちらかを訂正してください。',
  'too-many': '{where}：件数が多すぎます。使える件数：{accepted}件まで。必要な記録だけを残してください。',
  'too-long': '{where}：{value}は長すぎます。使える長さ：{accepted}文字まで。短い名前を書いてください。',
  'unseen-letters': '{where}：見えない文字、又は並びを逆にする文字が入っています。貼り付けずに、入力し直してください。',
  'not-a-list': '{where}：{value}は一覧ではないため、漏れがないとは言えません。削除してください。',
  'too-deep':
    '{where}：一覧や記録の入れ子が深すぎます。使える深さ：{accepted}段まで。決められた書式のとおりに書いてください。',
  twice: '{where}：{value}という名前が2回あります。使える形：同じ名前は1回。一方を削除してください。',
  'too-many-digits': '{where}：{value}は桁数が多すぎます。使える桁数：{accepted}桁まで。数字を確認してください。',
  'individual-number':
    '{where}：個人番号（マイナンバー）のように見えます。個人番号は受け付けず、保存もしていません。削除してください。',
  'missing-as-of': '{where}：記入がありません。使える形：{accepted}。事実の基準となる日を書いてください。',
};
