import type { enterEn } from './enter-en.ts';

export const enterEasy: Readonly<Record<keyof typeof enterEn, string>> = {
  'errors.individual':
    'マイナンバーのような番号（ばんごう）がありました。取（と）りました。のこしていません。ここに書（か）かないでください。',
  'me.tell': '書（か）く',
  'home.record': 'わたしの記録（きろく）',
  'home.record.text': 'あなたのこと、書類（しょるい）、日（ひ）をのこします。だれが見（み）たかわかります。',
  'home.record.link': 'わたしの記録（きろく）へ',
  'result.keep': 'この答（こた）えをわたしの記録（きろく）にのこす',
  'signIn.new': 'わたしの記録（きろく）を作（つく）る',
  'signIn.passkey': 'パスキーで入（はい）る',
  'signIn.passkey.failed':
    'パスキーが使（つか）えませんでした。もう一度（いちど）するか、ほかの方法（ほうほう）で入（はい）ってください。',
  'signIn.with': '{name}で入（はい）る',
  'signIn.with.failed':
    'ほかのサービスで、あなたのことが確認（かくにん）できませんでした。もう一度（いちど）してください。',
  'signIn.with.unknown':
    'このアカウントの記録（きろく）はまだありません。先（さき）にほかの方法（ほうほう）で入（はい）って、「アカウント」のページで足（た）してください。',
  'signIn.code.title': '回復（かいふく）コードで入（はい）る',
  'signIn.code': '回復（かいふく）コード',
  'signIn.code.send': 'このコードを使（つか）う',
  'signIn.code.wrong':
    'コードがちがいます。または、もう使（つか）いました。コードの形（かたち）：bcdfg-hjkmn-pqrst-vwxzb',
  'signIn.tries': '何回（なんかい）もまちがえました。15分（ふん）待（ま）ってください。',
  'signIn.tries.text': 'みんなの記録（きろく）を守（まも）るためです。なくなったものはありません。',
  'prove.before': 'たのむことは大事（だいじ）なことです。先（さき）に、あなただと見（み）せてください。',
  'prove.elsewhere': 'わたしだと見（み）せる（新（あたら）しいタブ）',
  'again.text':
    '送（おく）ったものはこのページにあります。先（さき）に入（はい）って、もう一度（いちど）送（おく）ってください。',
  'again.elsewhere': '入（はい）る（新（あたら）しいタブ）',
  'prove.again': 'できました。もう一度（いちど）送（おく）る',
  'new.sign-up.title': '記録（きろく）を作（つく）る',
  'new.sign-up.lead':
    '名前（なまえ）を一（ひと）つ書（か）いてください。ほかは後（あと）でいいです。書（か）かなくてもいいです。',
  'new.first-run.title': 'はじめの準備（じゅんび）',
  'new.first-run.lead':
    'はじめの管理者（かんりしゃ）を作（つく）ります。このリンクは一回（いっかい）だけ使（つか）えます。',
  'new.join.title': 'しょうたいされました',
  'new.join.lead':
    'はたらく人（ひと）のアカウントを作（つく）ります。このリンクは一回（いっかい）だけ使（つか）えます。',
  'new.send': '進（すす）む',
  'names.organisation': 'ここを動（うご）かす組織（そしき）の名前（なまえ）',
  'names.given': 'パスポートの名前（なまえ）（名（な）。一（ひと）つだけの人（ひと）はその名前（なまえ））',
  'names.family': 'パスポートの名字（みょうじ）（ある人（ひと））',
  'names.kanji': '漢字（かんじ）の名前（なまえ）（ある人（ひと））',
  'names.katakana': 'カタカナの名前（なまえ）（ある人（ひと））',
  'names.alias': '通称（つうしょう）：役所（やくしょ）に出（だ）した、ふだんの名前（なまえ）（ある人（ひと））',
  'names.title': 'わたしの名前（なまえ）',
  'names.order': '名前（なまえ）を言（い）うとき、どちらが先（さき）ですか',
  'names.given-family': '名（な）が先（さき）',
  'names.family-given': '名字（みょうじ）が先（さき）',
  'names.sealed': '名前（なまえ）は、あなただけのかぎでしまいます。',
  'names.no.given': 'パスポートの名前（なまえ）を書（か）いてください。',
  'codes.title': 'あなたの回復（かいふく）コード',
  'codes.lead':
    'ほかの方法（ほうほう）で入（はい）れないとき、このコードで入（はい）れます。一（ひと）つは一回（いっかい）だけです。今（いま）だけ見（み）えます。',
  'codes.keep':
    '紙（かみ）に書（か）くか印刷（いんさつ）して、ほかの人（ひと）が見（み）ないところにしまってください。',
  'codes.next': 'しまいました。進（すす）む',
  'gone.title': 'このリンクはもう使（つか）えません',
  'gone.text': 'もう使（つか）ったか、終（お）わったか、古（ふる）いです。新（あたら）しいリンクをたのんでください。',
  'clients.more': 'もっと見（み）る',
  'administer.no.organisation': '組織（そしき）と役割（やくわり）を選（えら）んでください。',
  'administer.settings': 'ぜんぶの設定（せってい）',
  'administer.language': 'はじめに見（み）せることば',
  'administer.keep': '終（お）わったサインインと使（つか）ったコードをのこす日数（にっすう）',
  'administer.keep.of': '{days}日（にち）',
  'administer.unit': 'グループ（あるとき）',
  'administer.staff': 'ここではたらく人（ひと）',
  'administer.staff.none': 'まだだれもいません。「管理（かんり）」のページでしょうたいしてください。',
  'administer.post.end': '{name}の仕事（しごと）を終（お）わりにする',
  'administer.no.last': 'さいごの管理者（かんりしゃ）です。先（さき）にほかの人（ひと）をしょうたいしてください。',
  'household.link':
    'このリンクを家族（かぞく）にわたしてください。家族（かぞく）が入（はい）って「いいです」と言（い）います。7日（にち）だけ、一回（いっかい）だけ使（つか）えます。',
  'household.end': '家族（かぞく）からはずす：{name}',
  'household.offer': '家族（かぞく）を足（た）す',
  'household.offer.text': '家族（かぞく）の「いいです」がいります。おたがいの書（か）いたことは見（み）えません。',
  'household.called': 'よび名（な）（あなただけが見（み）ます）',
  'household.kind': 'あなたの何（なん）ですか',
  'household.child': '子（こ）どもの記録（きろく）を作（つく）る',
  'household.child.text':
    '18歳（さい）まで、あなたがかわりにします。18歳（さい）からは、子（こ）どもだけの記録（きろく）です。',
  'household.birth': '生（う）まれた日（ひ）',
  'household.child.make': '記録（きろく）を作（つく）る',
  'household.no.called': 'よび名（な）を書（か）いてください。',
  'household.no.birth':
    '18歳（さい）より下（した）の子（こ）どもの、生（う）まれた年（とし）、月（つき）、日（ひ）を書（か）いてください。',
  'family.title': 'あなたを家族（かぞく）に足（た）したい人（ひと）がいます',
  'family.text':
    'あなたは、その人（ひと）の：{kind}。「いいです」と言（い）うと、家族（かぞく）のページに名前（なまえ）が出（で）ます。書（か）いたことは見（み）えません。',
  'family.agree': 'いいです',
  'merge.title': 'わたしの記録（きろく）が二（ふた）つある',
  'merge.text':
    'まちがえて二（ふた）つ作（つく）ったときは、もう一（ひと）つの記録（きろく）で回復（かいふく）コードを作（つく）って、ここに書（か）いてください。一（ひと）つになります。あとで分（わ）けることもできます。',
  'merge.code': 'もう一（ひと）つの記録（きろく）の回復（かいふく）コード',
  'merge.send': '一（ひと）つにする',
  'merge.split': 'もう一度（いちど）分（わ）ける（{number}）',
  'merge.no': 'コードがちがいます。または、もう使（つか）いました。または、この記録（きろく）のコードです。',
  'account.passkeys': 'パスキー',
  'account.passkeys.none':
    'パスキーはまだありません。あると、スマホやパソコンの指（ゆび）や顔（かお）で入（はい）れます。',
  'account.passkeys.add': 'ここにパスキーを作（つく）る',
  'account.passkeys.script':
    'パスキーを作（つく）るには、JavaScriptがいります。回復（かいふく）コードはなくても使（つか）えます。',
  'account.passkey.line': '{name}（{day}）',
  'account.passkey.end': 'パスキーを消（け）す：{name}',
  'account.identities': 'ほかのアカウント',
  'account.identities.lead': 'ほかのサービスのアカウントで、ここに入（はい）れます。',
  'account.identities.add': '{name}を足（た）す',
  'account.codes': '回復（かいふく）コード',
  'account.codes.left': '{count}個（こ）あります。',
  'account.codes.new': '新（あたら）しいコードを作（つく）る（古（ふる）いコードは終（お）わり）',
};
