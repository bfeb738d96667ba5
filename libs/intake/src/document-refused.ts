/** Why a file is not read: the code, which is stable, and what to do, in both languages. */
export const refusalSentences = {
  'not-a-document': {
    en: 'This is no document that can be read: choose a .txt, .md, .html, .docx, .xlsx or .pdf file.',
    zh: '无法识别这种文件:请选择 .txt、.md、.html、.docx、.xlsx 或 .pdf 文件。',
  },
  'old-format': {
    en: 'This is a document of an older Office or of WPS: open it there, save it as .docx or .xlsx and choose that file.',
    zh: '这是旧版 Office 或 WPS 格式的文件:请用原软件打开,另存为 .docx 或 .xlsx 后再上传。',
  },
  encrypted: {
    en: 'This file is protected by a password: open it, save it without one and choose that file.',
    zh: '文件设有密码:请打开后取消密码,另存一份再上传。',
  },
  'no-text-layer': {
    en: 'This file holds pictures of pages and no text: recognise its text (OCR) first, or take the electronic original.',
    zh: '文件是扫描件,只有图片没有文字:请先做文字识别(OCR),或使用电子原件。',
  },
  empty: {
    en: 'There is no text in this file: choose the file that holds the notice.',
    zh: '文件中没有文字:请选择含有通知正文的文件。',
  },
  'unreadable-encoding': {
    en: 'The text is neither in UTF-8 nor in GB18030, or in several encodings at once: save it as plain text in UTF-8.',
    zh: '文本既不是 UTF-8 也不是 GB18030 编码,或混用了多种编码:请另存为 UTF-8 纯文本。',
  },
  broken: {
    en: 'The file is damaged or incomplete: open it in its own program, save it anew, or fetch it once more.',
    zh: '文件已损坏或不完整:请用原软件打开后重新保存,或重新下载。',
  },
  'zip-bomb': {
    en: 'Unpacked, this file is far larger than a document is: open it in its own program and save it anew.',
    zh: '文件解压后异常庞大,不像正常文档:请用原软件打开后重新保存。',
  },
  'too-large': {
    en: 'The file is larger than a notice is: leave out pictures and annexes that name no tasks.',
    zh: '文件过大:请删去图片和不含任务的附件后再上传。',
  },
  'too-many-pages': {
    en: 'The document has too many pages: keep those that name tasks.',
    zh: '文档页数过多:请只保留含有任务的页面。',
  },
  'took-too-long': {
    en: 'Reading the file took too long: save it anew, or paste its text.',
    zh: '文件读取超时:请重新保存后再试,或直接粘贴文字。',
  },
} as const;

/** The stable code of a refusal. */
export type RefusalCode = keyof typeof refusalSentences;

/** A file that is not read; the message is a sentence in English that says what to do. */
export class DocumentRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    options?: ErrorOptions,
  ) {
    super(refusalSentences[code].en, options);
    this.name = 'DocumentRefused';
  }
}
