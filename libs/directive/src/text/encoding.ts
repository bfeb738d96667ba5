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
  if (!decoded) throw unreadable('neither in UTF-8 nor in GB18030');
  refuseWhatIsNotText(decoded);
  return decoded;
}

function refuseOtherEncodings(bytes: Uint8Array): void {
  const [first, second, third, fourth] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const utf32 = first === 0 && second === 0 && third === 0xfe && fourth === 0xff;
  if (utf16 || utf32) throw unreadable('in UTF-16 or UTF-32');
}

function decodeStrictly(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

function refuseWhatIsNotText({ text, encoding }: DecodedText): void {
  if (hasControls(text)) {
    throw new DirectiveUnreadable(
      'not-text',
      'The file holds control characters, so it is not plain text in UTF-8: open it in its own program and save it as that.',
    );
  }
  // GB18030 can decode nearly any bytes; characters for private use show that it was something else.
  if (encoding === 'gb18030' && /[\ue000-\uf8ff]/.test(text)) throw unreadable('neither in UTF-8 nor in GB18030');
  if (!/\S/.test(text)) {
    throw new DirectiveUnreadable('empty-document', 'The file is empty: choose the file that holds the notice.');
  }
}

/** Whether a control character other than tab and line breaks is in the text. */
function hasControls(text: string): boolean {
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) return true;
  }
  return false;
}

function unreadable(what: string): DirectiveUnreadable {
  return new DirectiveUnreadable(
    'unreadable-encoding',
    `The file is ${what}: save it as plain text in UTF-8 and try again.`,
  );
}
