import { parseDirective } from '@duban/directive';
import { expect, test } from 'vitest';
import { UsageFault } from '../failure.js';
import { identityOf } from './document-identity.js';

const task = '1.修路。\n责任单位:市交通运输局\n';
const bare = parseDirective(task);

test('the text says who it is; options come before it', () => {
  const parsed = parseDirective(
    `云川市人民政府关于重点事项的通知\n云政〔2031〕3号\n${task}云川市人民政府\n2031年2月14日\n`,
  );
  expect(identityOf(parsed, {})).toMatchObject({ number: '云政〔2031〕3号', year: 2031, issuedOn: '2031-02-14' });
  expect(identityOf(parsed, { number: '云政〔2032〕1号', issuer: '某局' })).toMatchObject({
    number: '云政〔2032〕1号',
    year: 2032,
    issuer: '某局',
  });
});

test('what is nowhere said is asked for by the name of its option', () => {
  expect(() => identityOf(bare, {})).toThrow(UsageFault);
  expect(() => identityOf(bare, {})).toThrow('--number');
  expect(() => identityOf(bare, { number: '第三号' })).toThrow('--year');
  expect(identityOf(bare, { number: '云政〔2031〕3号' })).toMatchObject({
    year: 2031,
    issuer: null,
    title: '云政〔2031〕3号',
  });
  expect(identityOf(bare, { number: '第三号', year: 2031 })).toMatchObject({ year: 2031 });
});
