import type { Package } from '../package/open-package.js';
import { readXml } from '../package/read-xml.js';
import { dayOfSerial } from './serial-days.js';

/** What a number in a cell is shown as, by the number of the cell's format. */
export interface NumberFormats {
  shown(value: string, format: number): string;
}

/** Formats of Excel that stand in no file: those of days, and of shares. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%', 10: '0.00%', 14: 'yyyy/m/d', 15: 'yyyy/m/d', 16: 'm/d', 17: 'yyyy/m', 22: 'yyyy/m/d',
  27: 'yyyy/m', 28: 'm/d', 29: 'm/d', 30: 'yyyy/m/d', 31: 'yyyy/m/d', 36: 'yyyy/m', 50: 'yyyy/m', 51: 'm/d',
  52: 'yyyy/m', 53: 'm/d', 54: 'm/d', 55: 'yyyy/m', 56: 'm/d', 57: 'yyyy/m', 58: 'm/d',
}; // prettier-ignore

/** Reads the formats of a workbook. Throws `DocumentRefused`. */
export async function readFormats(pack: Package, part: string | undefined, from1904: boolean): Promise<NumberFormats> {
  const codes = new Map<number, string>();
  const used: number[] = [];
  let inCells = false;
  if (part !== undefined && pack.has(part))
    await readXml(pack.read(part), {
      open(element, attribute) {
        if (element === 's:numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
        else if (element === 's:cellXfs') inCells = true;
        else if (element === 's:xf' && inCells) used.push(Number(attribute('numFmtId') ?? 0));
      },
      close(element) {
        if (element === 's:cellXfs') inCells = false;
      },
    });
  return {
    shown(value, format) {
      const id = used[format] ?? 0;
      return shownAs(value, plainCode(codes.get(id) ?? BUILT_IN[id] ?? ''), from1904);
    },
  };
}

/** A format without what it prints as it is, its colours and what holds for numbers below zero. */
const plainCode = (code: string): string =>
  (code.split(';', 1)[0] ?? '').replace(/"[^"]{0,200}"|\\.|\[[^\]]{0,40}\]|[_*]./g, '').toLowerCase();

function shownAs(value: string, code: string, from1904: boolean): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (/[yd]/.test(code)) return dayShown(number, code, from1904) ?? rounded(number);
  return code.includes('%') ? `${rounded(number * 100)}%` : rounded(number);
}

/** Excel keeps fifteen digits; what stands behind them is noise of the binary number. */
const rounded = (value: number): string => String(Number(value.toPrecision(15)));

/** The day in the words of a notice, with what the format shows of it. */
function dayShown(serial: number, code: string, from1904: boolean): string | undefined {
  const found = dayOfSerial(serial, from1904);
  if (!found) return undefined;
  const { year, month, day } = found;
  return `${code.includes('y') ? `${year}年` : ''}${month}月${code.includes('d') ? `${day}日` : ''}`;
}
