/** Tables as RFC 4180 text that spreadsheets open as it is meant: UTF-8 said by a mark, and no cell that is a formula. */

/** What a spreadsheet would reckon instead of showing (OWASP: CSV injection). */
const formula = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const shown = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
};

export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((it) => `${it.map(cell).join(',')}\r\n`).join('')}`;
