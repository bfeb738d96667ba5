import { describe, expect, test } from 'vitest';
import { docx, p } from '../../../test/support/made-files.js';
import { readDocument } from './index.js';

describe('in a thread of its own', () => {
  test('a document is read, and how far is told', async () => {
    const shares: number[] = [];
    const { kind, text, lines } = await readDocument(docx(p('一、甲').repeat(3_000)), {
      onProgress: (share) => shares.push(share),
    });
    expect(kind).toBe('docx');
    expect(text).toBe('一、甲\n'.repeat(3_000));
    expect(lines).toHaveLength(3_000);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test('a refusal comes over with its code', async () => {
    await expect(readDocument(docx(''))).rejects.toMatchObject({ name: 'DocumentRefused', code: 'empty' });
  });

  test('time and memory that are used up end it', async () => {
    const long = docx(p('甲').repeat(200_000));
    await expect(readDocument(long, { limits: { milliseconds: 1 } })).rejects.toMatchObject({ code: 'took-too-long' });
    await expect(readDocument(long, { limits: { megabytes: 16 } })).rejects.toMatchObject({ code: 'too-large' });
  });

  test('whoever asked may give up', async () => {
    const giving = new AbortController();
    const reading = readDocument(docx(p('甲')), { signal: giving.signal });
    giving.abort(new Error('given up'));
    await expect(reading).rejects.toThrow('given up');
    await expect(readDocument(docx(p('甲')), { signal: giving.signal })).rejects.toThrow('given up');
  });
});

test('a file that is too large is not opened', async () => {
  await expect(readDocument(Buffer.from('甲乙'), { limits: { bytes: 5 } })).rejects.toMatchObject({
    code: 'too-large',
  });
});
