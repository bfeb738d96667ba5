/** A line that belongs to the page, not to the directive: page numbers, addresses, credits of an editor. */
export function isPageFurniture(line: string): boolean {
  return line.length <= 200 && furniture.some((form) => form.test(line));
}

/** A line that announces excerpts or the full text of a document that is quoted whole. */
export function isReprintCue(line: string): boolean {
  return /^(?:其中提到|全文如下|详情如下|内容如下|原文如下|正文如下|通知如下|具体内容如下)[:：]?$/.test(line);
}

/** A line of the head of a document and nothing else: its number, its date, …文件. */
export function isHeadLine(line: string): boolean {
  return isDateLine(line) || (line.length <= 40 && headLines.some((form) => form.test(line)));
}

/** A line that is a date and nothing else (成文日期). */
export function isDateLine(line: string): boolean {
  return line.length <= 24 && /^(?:[\d０-９]{4}|[〇○零一二三四五六七八九]{4})\s?年.{1,3}月.{1,3}日$/.test(line);
}

/** A line that is the name of a government or its office and nothing else, as in a head or a sign-off. */
export function isBodyLine(line: string): boolean {
  return (
    line.length <= 40 &&
    /^[\u4e00-\u9fff“”]+(?:人民政府|政府办公室|办公室|办公厅|委员会|领导小组|国务院|厅|局)$/.test(line)
  );
}

const headLines = [
  /^[\u4e00-\u9fff]{2,}文件$/,
  /^[(（]?(?:[\u4e00-\u9fff]{2,}文件)?[\u4e00-\u9fff]{1,8}\s?[〔[［(（【]\d{4}[〕\]］)）】]\s?第?\d{1,4}号[)）]?$/,
];

const furniture = [
  /^[—–－_\-.·\s]*\d{1,4}[—–－_\-.·\s]*$/,
  /^第\s?\d{1,4}\s?页/,
  /https?:\/\//i,
  /^(?:责编|责任编辑|编辑|审核|总监|来源|作者|记者|校对|打印|关闭|分享|上一篇|下一篇|相关链接|本文地址|版权)/,
  /^[\p{P}\p{S}\s]+$/u,
];
