/**
 * Do two names mean the same? The one place that says so: people write a name as their card, a receipt or a file has it,
 * and a name decides only whether two records are about the same.
 */

/** Forms of company that Unicode writes as one sign, which NFKC opens into a bracket. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\(株\)/gu, '株式会社'],
  [/\(有\)/gu, '有限会社'],
  [/\(合\)/gu, '合資会社'],
  [/\(同\)/gu, '合同会社'],
  [/\(社\)/gu, '社団法人'],
  [/\(財\)/gu, '財団法人'],
  [/\(学\)/gu, '学校法人'],
];

const folded = new Map<string, string>();
/** Names kept folded; a name is folded again when they are too many. */
const mostKept = 10_000;

/** A name as it is compared: width, case, blanks and the sign for the form of company make no difference. */
export function foldedName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  let text = name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
  for (const [sign, form] of forms) text = text.replaceAll(sign, form);
  if (folded.size >= mostKept) folded.clear();
  folded.set(name, text);
  return text;
}

export const isSameName = (one: number | string, other: number | string): boolean =>
  one === other || foldedName(String(one)) === foldedName(String(other));
