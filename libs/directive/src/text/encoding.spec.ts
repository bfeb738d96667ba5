import { describe, expect, test } from 'vitest';
import { DirectiveUnreadable } from '../directive-unreadable.js';
import { decodeText } from './encoding.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const codeOf = (bytes: Uint8Array): string => {
  try {
    decodeText(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof DirectiveUnreadable)) throw error;
    expect(error.message).toMatch(/^[A-Z].*\.$/);
    return error.code;
  }
};

describe('decodeText', () => {
  test('reads UTF-8 and drops a byte order mark', () => {
    expect(decodeText(utf8('一、总则\n'))).toEqual({ text: '一、总则\n', encoding: 'utf-8' });
    expect(decodeText(utf8('\ufeff一、总则'))).toEqual({ text: '一、总则', encoding: 'utf-8' });
  });

  test('reads GB18030, four-byte characters included', () => {
    const bytes = new Uint8Array([0xd6, 0xd0, 0xce, 0xc4, 0x81, 0x39, 0xef, 0x30]);
    expect(decodeText(bytes)).toEqual({ text: '中文㐁', encoding: 'gb18030' });
  });

  test('refuses UTF-16 and UTF-32 by their marks, and UTF-16 without one', () => {
    expect(codeOf(new Uint8Array([0xff, 0xfe, 0x2d, 0x4e]))).toBe('unreadable-encoding');
    expect(codeOf(new Uint8Array([0xfe, 0xff, 0x4e, 0x2d]))).toBe('unreadable-encoding');
    expect(codeOf(new Uint8Array([0, 0, 0xfe, 0xff, 0, 0, 0x4e, 0x2d]))).toBe('unreadable-encoding');
    expect(codeOf(new Uint8Array([0x31, 0, 0x2e, 0, 0x32, 0]))).toBe('not-text');
  });

  test('refuses bytes of no encoding, binary data and NUL', () => {
    expect(codeOf(new Uint8Array([0xc3, 0x28, 0xff, 0x20]))).toBe('unreadable-encoding');
    expect(codeOf(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0]))).toBe('not-text');
    expect(codeOf(utf8('一、总则\u0000'))).toBe('not-text');
  });

  test('refuses what a code page of another language makes of GB18030', () => {
    expect(codeOf(new Uint8Array([0xa2, 0xab, 0xaa, 0xa1]))).toBe('unreadable-encoding');
  });

  test('refuses an empty document', () => {
    expect(codeOf(new Uint8Array())).toBe('empty-document');
    expect(codeOf(utf8('\ufeff \r\n\u3000'))).toBe('empty-document');
  });
});
