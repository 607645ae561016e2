/** The 40 organisations of the invented town. None exists. */
import type { OrganisationKind } from '#parties';

export type TownOrganisation = {
  readonly key: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly romaji: string;
};

const row = (key: string, kind: OrganisationKind, name: string, romaji: string): TownOrganisation => ({
  key,
  kind,
  name,
  romaji,
});

export const organisations: readonly TownOrganisation[] = [
  row('o01', 'installation', 'あおば市共生基盤', 'Aoba City Shinrai'),
  row('o02', 'employer', 'みどり精機株式会社', 'Midori Precision'),
  row('o03', 'employer', '株式会社ひかりソフト', 'Hikari Soft'),
  row('o04', 'employer', 'あおば食品株式会社', 'Aoba Foods'),
  row('o05', 'employer', 'かえで建設株式会社', 'Kaede Construction'),
  row('o06', 'employer', '社会福祉法人さくら苑', 'Sakura-en Care'),
  row('o07', 'employer', 'もみじ農園', 'Momiji Farm'),
  row('o08', 'employer', 'ホテルあおば', 'Hotel Aoba'),
  row('o09', 'employer', '株式会社つばき物流', 'Tsubaki Logistics'),
  row('o10', 'employer', '有限会社すみれ縫製', 'Sumire Sewing'),
  row('o11', 'employer', '株式会社なぎさ水産', 'Nagisa Fisheries'),
  row('o12', 'employer', '学校法人あおば大学', 'Aoba University'),
  row('o13', 'employer', 'カレーの店ヒマール', 'Curry House Himal'),
  row('o14', 'support-organisation', '登録支援機関きずな', 'Kizuna Support'),
  row('o15', 'support-organisation', '登録支援機関はしわたし', 'Hashiwatashi Support'),
  row('o16', 'supervising-body', 'あおば事業協同組合', 'Aoba Business Cooperative'),
  row('o17', 'supervising-body', 'はまなす協同組合', 'Hamanasu Cooperative'),
  row('o18', 'school', 'あおば日本語学校', 'Aoba Japanese Language School'),
  row('o19', 'school', 'あおば市立みなみ小学校', 'Minami Primary School'),
  row('o20', 'school', 'あおば工業専門学校', 'Aoba Technical College'),
  row('o21', 'municipality', 'あおば市', 'Aoba City'),
  row('o22', 'municipality', 'しらゆり町', 'Shirayuri Town'),
  row('o23', 'immigration-bureau', 'あおば出入国在留管理局（架空）', 'Aoba Regional Immigration Bureau (invented)'),
  row('o24', 'tax-office', 'あおば税務署', 'Aoba Tax Office'),
  row('o25', 'pension-office', 'あおば年金事務所', 'Aoba Pension Office'),
  row('o26', 'health-insurer', 'あおば健康保険組合', 'Aoba Health Insurance Society'),
  row('o27', 'bank', 'あおば銀行', 'Aoba Bank'),
  row('o28', 'bank', 'しらゆり信用金庫', 'Shirayuri Shinkin'),
  row('o29', 'insurer', 'ほしぞら生命保険', 'Hoshizora Life'),
  row('o30', 'landlord', 'ひだまり不動産', 'Hidamari Estate'),
  row('o31', 'landlord', 'あおば住宅公社', 'Aoba Housing Corporation'),
  row('o32', 'law-office', '行政書士かわせみ事務所', 'Kawasemi Gyoseishoshi Office'),
  row('o33', 'law-office', 'みなと法律事務所', 'Minato Law Office'),
  row('o34', 'law-office', '行政書士つばめ事務所', 'Tsubame Gyoseishoshi Office'),
  row('o35', 'npo', 'NPO法人となりの会', 'Tonari no Kai'),
  row('o36', 'npo', '外国人女性の家ゆりかご', "Yurikago Women's House"),
  row('o37', 'npo', 'あおば日本語ひろば', 'Aoba Nihongo Hiroba'),
  row('o38', 'oversight-body', '在留行政監理委員会（架空）', 'Residence Oversight Board (invented)'),
  row('o39', 'research-body', '共生政策研究所', 'Coexistence Policy Institute'),
  row('o40', 'immigration-bureau', 'あおば出入国在留管理局しらゆり出張所（架空）', 'Shirayuri Branch (invented)'),
];
