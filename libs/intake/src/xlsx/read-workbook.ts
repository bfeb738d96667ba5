import type { Package } from '../package/open-package.js';
import { readXml } from '../package/read-xml.js';

/** What a workbook says of its sheets. */
export interface Workbook {
  /** Those that are shown, in their order; `relation` is the id by which the workbook names the part. */
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  /** How many are hidden. */
  readonly hidden: number;
  /** Days count from 1904, as once on the Macintosh. */
  readonly from1904: boolean;
}

/** Throws `DocumentRefused`. */
export async function readWorkbook(pack: Package, part: string): Promise<Workbook> {
  const sheets: { name: string; relation: string }[] = [];
  let hidden = 0;
  let from1904 = false;
  await readXml(pack.read(part), {
    open(element, attribute) {
      if (element === 's:workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (element !== 's:sheet') return;
      if ((attribute('state') ?? 'visible') === 'visible')
        sheets.push({ name: attribute('name') ?? '', relation: attribute('id') ?? '' });
      else hidden += 1;
    },
    close() {},
  });
  return { sheets, hidden, from1904 };
}
