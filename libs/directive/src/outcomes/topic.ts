import type { Sentence } from '../prose/sentences.js';
import type { StatedResult } from './outcome.js';

/**
 * A short sentence of one clause, without figures, that names no single thing and calls nothing done: it says what the
 * following ones are about.
 */
export function isTopic(plain: string, sentence: Sentence): boolean {
  const words = plain.slice(sentence.start, Math.min(sentence.end, sentence.start + 29));
  return (
    sentence.clauses.length === 1 &&
    words.length <= 28 &&
    !/\d|[“《]|项目|工程/.test(words) &&
    stageOf(words) !== 'done'
  );
}

/** How far a clause says something has come; the first that fits decides. Undefined where it does not say. */
export function stageOf(words: string): StatedResult['stage'] | undefined {
  if (ongoing.test(words)) return 'ongoing';
  if (done.test(words)) return 'done';
  return changed.test(words) ? 'changed' : undefined;
}

const ongoing =
  /进展顺利|(?:有序|加快|加速|稳步|扎实|持续|深入|全力|纵深)推进|正在|即将|有望|启动(?!仪式)|开工建设|谋划|前期工作|筹备|推进中|在建/;
const done =
  /建成|投用|投入(?:使用|运营|运行)|投产|竣工|完工|通车|贯通|全?覆盖|挂牌|开业|成立|获批|入选|命名|(?:圆满|全面|全部|如期|高质量|基本|编制)完成|完成$|完成[^,]{2,16}(?:改革|任务|剥离|移交|改造|编制|建设)|通过验收|清零|下水|落地$/;
const changed = /稳步|持续|明显|显著|不断|有效|进一步|逐步/;
