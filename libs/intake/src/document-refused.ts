/** Why a file is not read: the code, which is stable, and a sentence that says what to do. */
const refusalSentences = {
  'not-a-document': 'This is no document that can be read: choose a .txt, .md, .html, .docx, .xlsx or .pdf file.',
  'old-format':
    'This is a document of an older Office or of WPS: open it there, save it as .docx or .xlsx and choose that file.',
  encrypted: 'This file is protected by a password: open it, save it without one and choose that file.',
  'no-text-layer':
    'This file holds pictures of pages and no text: recognise its text (OCR) first, or take the electronic original.',
  empty: 'There is no text in this file: choose the file that holds the notice.',
  'unreadable-encoding':
    'The text is neither in UTF-8 nor in GB18030, or in several encodings at once: save it as plain text in UTF-8.',
  broken: 'The file is damaged or incomplete: open it in its own program, save it anew, or fetch it once more.',
  'zip-bomb': 'Unpacked, this file is far larger than a document is: open it in its own program and save it anew.',
  'too-large': 'The file is larger than a notice is: leave out pictures and annexes that name no tasks.',
  'too-many-pages': 'The document has too many pages: keep those that name tasks.',
  'took-too-long': 'Reading the file took too long: save it anew, or paste its text.',
} as const;

/** The stable code of a refusal. */
export type RefusalCode = keyof typeof refusalSentences;

/** A file that is not read; the message is a sentence that says what to do. */
export class DocumentRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    options?: ErrorOptions,
  ) {
    super(refusalSentences[code], options);
    this.name = 'DocumentRefused';
  }
}
