/** Radicals that Unicode maps to no character, or to one of another script than Chinese offices write, each before its own. */
const RADICALS =
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⼾户⾭青⿈黄';

const characters: ReadonlyMap<string, string> = new Map(
  Array.from({ length: RADICALS.length / 2 }, (_, index) => [RADICALS[index * 2] ?? '', RADICALS[index * 2 + 1] ?? '']),
);

/**
 * A text with characters in place of the radicals that look like them: a font draws both alike, and what makes a PDF from
 * it may note the wrong one.
 */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5]/g, (radical) => characters.get(radical) ?? radical.normalize('NFKC'));
