/** A residence card drawn by us, of a person who does not exist: where on it the answer stands. */
import type { Say } from './words.ts';

type Line = { readonly label: string; readonly value: string; readonly x?: number };

/** The lines of the front, from above; each with what is printed in it. */
const lines: readonly (readonly Line[])[] = [
  [{ label: '氏名', value: 'SAMPLE LINH' }],
  [
    { label: '生年月日', value: '1995年12月25日' },
    { label: '性別', value: '女', x: 188 },
  ],
  [{ label: '住居地', value: 'あおば市みなみ町1-2-3' }],
  [{ label: '在留資格', value: '技術・人文知識・国際業務' }],
  [
    { label: '在留期間', value: '3年' },
    { label: '（満了日）', value: '2028年11月29日', x: 132 },
  ],
  [{ label: '許可年月日', value: '2025年11月20日' }],
  [{ label: 'このカードは', value: '2028年11月29日まで有効' }],
];

/** What is asked, and what stands for it on the card; `chip`: newer cards print it no longer. */
export const placeOf: Readonly<Record<string, { readonly label: string; readonly chip?: true }>> = {
  birthDate: { label: '生年月日' },
  status: { label: '在留資格' },
  periodOfStay: { label: '在留期間', chip: true },
  stayFrom: { label: '許可年月日', chip: true },
  stayUntil: { label: '（満了日）' },
  newStayUntil: { label: '（満了日）' },
  cardValidUntil: { label: 'このカードは' },
};

const top = 56;
const step = 27;

/** Nothing where the answer does not stand on the card. */
export function CardPicture({ fact, say }: { readonly fact: string; readonly say: Say }) {
  const place = placeOf[fact];
  if (place === undefined) return null;
  return (
    <details class="card-picture">
      <summary>{say('card.show')}</summary>
      <svg viewBox="0 0 340 240" role="img" aria-label={say('card.picture', { label: place.label })} lang="ja">
        <rect x="1" y="1" width="338" height="238" rx="12" class="face" />
        <text x="18" y="28" class="title">
          在留カード
        </text>
        <rect x="256" y="46" width="66" height="88" class="photo" />
        {lines.map((line, i) =>
          line.map((it) => <Printed {...it} y={top + i * step} asked={it.label === place.label} />),
        )}
      </svg>
      <p class="help">
        {say('card.invented')} {place.chip && say('card.chip')}
      </p>
    </details>
  );
}

function Printed({ label, value, x = 18, y, asked }: Line & { readonly y: number; readonly asked: boolean }) {
  const from = x + label.length * 12 + 6;
  const wide = [...value].reduce((sum, it) => sum + (it.charCodeAt(0) < 256 ? 7.5 : 13), 0);
  return (
    <>
      {asked && <rect x={x - 8} y={y - 18} width={from + wide - x + 16} height="26" rx="5" class="asked" />}
      <text x={x} y={y} class="label">
        {label}
      </text>
      <text x={from} y={y}>
        {value}
      </text>
    </>
  );
}
