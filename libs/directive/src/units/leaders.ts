import { bracketsIn } from '../text/brackets.js';
import { type Span, spansOfWords, type Stretch, trimmed } from '../text/stretch.js';

/** The people named behind a label such as 责任领导, each with the office in brackets behind the name. */
export function leadersIn(text: string, { start, end }: Stretch): Span[][] {
  const { closeOf } = bracketsIn(text, start, end);
  const people: Span[][] = [];
  let from = start;
  for (let offset = start; offset <= end; offset += 1) {
    offset = closeOf.get(offset) ?? offset;
    if (offset < end && !'、，,;；。'.includes(text[offset] ?? '')) continue;
    const person = trimmed(text, from, Math.min(offset, end));
    if (person.end > person.start) people.push(spansOfWords(text, person));
    from = offset + 1;
  }
  return people;
}
