import { isDateLine } from '../blocks/page-furniture.js';
import type { Stretch } from '../text/stretch.js';
import type { Item } from './item.js';

/** Whether an item is a title with its unit list in the same line, so that its words may follow. */
export function isTitled(text: string, item: Item): boolean {
  const [title, list, more] = item.pieces;
  if (!item.marker || title?.kind !== 'text' || list?.kind !== 'units' || more) return false;
  const words = text.slice(title.at.start, Math.min(title.at.end, title.at.start + 61));
  const sameLine = !/[\r\n]/.test(text.slice(title.at.end, list.at.start));
  return words.length <= 60 && !/[。；;！]/.test(words) && sameLine;
}

/**
 * How many of the lines behind a titled item are its words: all where another item follows; at the end of the document,
 * if items are printed so in it, those in front of a date, an order to all units or an appendix.
 */
export function takesBody(
  text: string,
  lines: readonly { at: Stretch }[],
  printedSo: boolean,
  followed: boolean,
): number {
  if (!printedSo) return 0;
  const end = lines.findIndex(
    ({ at }) =>
      closes.test(text.slice(at.start, Math.min(at.end, at.start + 40))) || isDateLine(text.slice(at.start, at.end)),
  );
  if (followed) return end < 0 ? lines.length : end;
  return Math.min(end < 0 ? lines.length : end, 1);
}

const closes =
  /^(?:附件|附[:：]|注[:：]|备注|说明|抄送|联系人|(?:各|全市|全省|全县|全区)[^。；]{0,12}(?:要|应|须)|本(?:通知|方案|计划|意见)|现将|第[一二三四五六七八九十]+部分)/;
