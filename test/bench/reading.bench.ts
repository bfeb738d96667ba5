import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeText, parseDirective } from '@duban/directive';
import { type Figure, median, milliseconds, notMeasured } from './figure.js';
import { root } from './root.js';

const SPEED_GOAL = 2;
/** A hundred times the text may take this many times as long for each character as ten times the text. */
const LINEAR_GOAL = 1.5;
const WARM_UPS = 15;
const ROUNDS = 7;
const COPIES = [1, 10, 100];

/** How fast all documents are read, and whether the time grows as their length does. */
export function benchReading(): Figure[] {
  const texts = documents();
  if (texts.length === 0)
    return [notMeasured('text to tasks', `≥ ${SPEED_GOAL} MB/s`, 'no documents beside the repository (DUBAN_SHARED)')];
  for (let n = 0; n < WARM_UPS; n++) for (const { text } of texts) parseDirective(text);
  return [speed(texts), linearity(texts)];
}

interface Document {
  text: string;
  bytes: number;
}

function documents(): Document[] {
  const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');
  const folders = ['directives', 'corpus'].map((folder) => join(shared, folder)).filter((folder) => existsSync(folder));
  const paths = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return paths
    .filter((path) => path.endsWith('.txt'))
    .map((path) => readFileSync(path))
    .map((bytes) => ({ text: decodeText(bytes).text, bytes: bytes.length }));
}

function speed(texts: readonly Document[]): Figure {
  const bytes = texts.reduce((sum, each) => sum + each.bytes, 0);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const { text } of texts) parseDirective(text);
    return performance.now() - start;
  });
  const figure = bytes / 1_000 / median(times);
  return {
    what: `text to tasks: ${texts.length} documents, after warm-up`,
    figure: `${figure.toFixed(1)} MB/s (${milliseconds(median(times))} for ${Math.round(bytes / 1_024)} kB)`,
    limit: '',
    goal: `≥ ${SPEED_GOAL} MB/s`,
    reached: figure >= SPEED_GOAL,
  };
}

function linearity(texts: readonly Document[]): Figure {
  const times = COPIES.map((copies) => {
    const start = performance.now();
    for (const { text } of texts) parseDirective(repeated(text, copies));
    return performance.now() - start;
  });
  const [, ten = 0, hundred = 0] = times;
  const grown = hundred / (ten * 10);
  return {
    what: `the same documents ${COPIES.map((copies) => `${copies}×`).join(', ')}`,
    figure: `${times.map(milliseconds).join(', ')} (${grown.toFixed(2)} per character from 10× to 100×)`,
    limit: '',
    goal: `≤ ${LINEAR_GOAL}`,
    reached: grown <= LINEAR_GOAL,
  };
}

/** Copies that differ in every sentence, so that none is taken for a repeat of another. */
function repeated(text: string, copies: number): string {
  return Array.from({ length: copies }, (_, copy) => text.replaceAll('。', `第${copy}次。`)).join('\n');
}
