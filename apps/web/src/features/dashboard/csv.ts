/** Tells a spreadsheet that the text is UTF-8, without which it shows Chinese as noise. */
const MARK = '\uFEFF';

/** Lines as a file that a spreadsheet opens: quoted where needed, and never read as a formula. */
export const csvOf = (lines: readonly (readonly (string | number)[])[]): string =>
  `${MARK}${lines.map((line) => line.map(fieldOf).join(',')).join('\r\n')}\r\n`;

function fieldOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
