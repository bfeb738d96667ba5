/** A notice of our own invention: four tasks, one of them named for a group alone; its year has no holiday table. */
export const notice = `云川市人民政府关于做好2031年度重点事项的通知
云政〔2031〕3号

各县(市、区)人民政府,市人民政府各部门:
现将今年的重点事项及分工印发给你们,请认真落实。有关单位每月25日前报送进展,12月25日前报送全年情况。

一、民生实事
1.改造老旧供水管网三十公里,年底前通水。
责任单位:市水务局、市住房建设局、市财政局
2.新增公办幼儿园学位两千个。
责任单位:市教育局、各县(市、区)政府
3.各地办好一件群众身边的实事。
责任单位:各县(市、区)政府

二、产业发展
4.建成云川软件园一期。
责任单位:市工业信息化局、云川投资有限公司等

云川市人民政府
2031年2月14日
`;

/** The same with another coordinating unit in its first task and a fifth task. */
export const amendedNotice = notice
  .replace('市住房建设局、市财政局', '市住房建设局、市审计局')
  .replace('\n云川市人民政府\n2031', '5.完成全市路灯节能改造。\n责任单位:市城市管理局\n\n云川市人民政府\n2031');

/** The same without the lines that give its number and its date. */
export const bareNotice = notice.replace('云政〔2031〕3号\n', '').replace('\n云川市人民政府\n2031年2月14日', '');

/** Sentences without a single task. */
export const proseNotice = `云川市人民政府关于天气转凉的提示\n\n近日气温下降,请注意保暖。\n`;

/** Characters as GB18030 writes them: Node decodes this encoding only, so its table is turned round. */
export function inGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(character).length === 1 && !bytesOf.has(character)) bytesOf.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const point = character.codePointAt(0) ?? 0;
      const bytes = point < 0x80 ? [point] : bytesOf.get(character);
      if (!bytes) throw new Error(`${character} has no two bytes in GB18030.`);
      return bytes;
    }),
  );
}

/** Text as UTF-16 with its mark of byte order. */
export const inUtf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
