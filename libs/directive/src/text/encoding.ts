import { DirectiveUnreadable } from '../directive-unreadable.js';

/** The text of a file and the encoding that it was in. */
export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'gb18030';
}

/**
 * Decodes a file: UTF-8 strictly (a byte order mark is dropped), else GB18030 strictly.
 * Throws `DirectiveUnreadable` for anything else, for what is not text, and for what holds no visible character.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  refuseOtherEncodings(bytes);
  const decoded = decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030');
  if (!decoded) {
    throw new DirectiveUnreadable(
      'unreadable-encoding',
      'The file is neither UTF-8 nor GB18030: save it as plain text in UTF-8 and try again.',
    );
  }
  refuseWhatIsNotText(decoded.text);
  return decoded;
}

function refuseOtherEncodings(bytes: Uint8Array): void {
  const [first, second, third, fourth] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const utf32 = first === 0 && second === 0 && third === 0xfe && fourth === 0xff;
  if (utf16 || utf32) {
    throw new DirectiveUnreadable(
      'unreadable-encoding',
      'The file is in UTF-16 or UTF-32: save it as plain text in UTF-8 and try again.',
    );
  }
}

function decodeStrictly(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

function refuseWhatIsNotText(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) {
    throw new DirectiveUnreadable(
      'not-text',
      'The file holds control characters, so it is not plain text: open it in its own program and save it as plain text in UTF-8.',
    );
  }
  if (!/\S/.test(text)) {
    throw new DirectiveUnreadable('empty-document', 'The file is empty: choose the file that holds the notice.');
  }
}
