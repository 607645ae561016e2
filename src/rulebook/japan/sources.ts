/** Acts, orders, guidelines and pages several chapters cite. `read` is the day the text was last read. */
import type { Source } from '#rules';

const read = '2026-11-23';
const eGov = (id: string): string => `https://laws.e-gov.go.jp/law/${id}`;
const agency = (path: string): string => `https://www.moj.go.jp/isa/${path}`;

export const sharedSources: readonly Source[] = [
  {
    id: 'icrra',
    ja: '出入国管理及び難民認定法',
    en: 'Immigration Control and Refugee Recognition Act',
    link: eGov('326CO0000000319'),
    read,
  },
  {
    id: 'icrra-reg',
    ja: '出入国管理及び難民認定法施行規則',
    en: 'Enforcement Regulation of the Immigration Act',
    link: eGov('356M50000010054'),
    read,
  },
  { id: 'civil-code', ja: '民法', en: 'Civil Code', link: eGov('129AC0000000089'), read },
  {
    id: 'closing-days',
    ja: '行政機関の休日に関する法律',
    en: 'Act on Holidays of Administrative Organs',
    link: eGov('363AC0000000091'),
    read,
  },
  {
    id: 'labour-policy',
    ja: '労働施策の総合的な推進並びに労働者の雇用の安定及び職業生活の充実等に関する法律',
    en: 'Labour Policy Act',
    link: eGov('341AC0000000132'),
    read,
  },
  {
    id: 'hsp-ordinance',
    ja: '高度専門職省令（平成26年法務省令第37号）',
    en: 'Ordinance on Highly Skilled Professionals (MOJ Ordinance 37 of 2014)',
    link: eGov('426M60000010037'),
    read,
  },
  {
    id: 'hsp-table',
    ja: '高度人材ポイント計算表（出入国在留管理庁）',
    en: 'Points table of the Immigration Services Agency',
    link: agency('content/930001657.pdf'),
    read,
  },
  {
    id: 'j-skip-ordinance',
    ja: '特別高度人材省令（令和5年法務省令第25号）',
    en: 'Ordinance on Special Highly Skilled Professionals (MOJ Ordinance 25 of 2023)',
    link: eGov('505M60000010025'),
    read,
  },
  {
    id: 'pr-guideline',
    ja: '永住許可に関するガイドライン',
    en: 'Guideline on permission for permanent residence',
    link: agency('applications/resources/nyukan_nyukan50.html'),
    read,
  },
  {
    id: 'pr-page',
    ja: '永住許可申請（出入国在留管理庁）',
    en: 'Application for permanent residence, Immigration Services Agency',
    link: agency('applications/procedures/16-4.html'),
    read,
  },
  {
    id: 'extension-guideline',
    ja: '在留資格の変更、在留期間の更新許可のガイドライン',
    en: 'Guideline on change of status and extension of the period of stay',
    link: agency('applications/resources/nyuukokukanri07_00058.html'),
    read,
  },
  {
    id: 'extension-page',
    ja: '在留期間更新許可申請（出入国在留管理庁）',
    en: 'Application for extension, Immigration Services Agency',
    link: agency('applications/procedures/16-3.html'),
    read,
  },
];
