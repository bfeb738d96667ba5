import { markerAt } from '../blocks/marker.js';
import type { Stretch } from '../text/stretch.js';
import type { Chapter } from './chapters.js';
import { type Sentence, sentencesOf } from './sentences.js';

/** A topic: the sentence that names it, without its full stop (null where none does), and the sentences under it. */
export interface Topic {
  topic: Stretch | null;
  sentences: Sentence[];
}

/** A section of a chapter: its heading as printed, and its topics. */
export interface Section {
  heading: Stretch;
  topics: Topic[];
}

/** A chapter's sections, and the sentences in front of the first. */
export interface OutlinedChapter {
  intro: Sentence[];
  sections: Section[];
}

/**
 * The sections of a chapter: the outermost numbering inside it, whose heading is its line or, where the text runs on,
 * its first sentence. A chapter without numbers is one section under its own heading. A short sentence without figures
 * at the head of a paragraph names a topic.
 */
export function outlineOfChapter(plain: string, chapter: Chapter): OutlinedChapter {
  const ranks = chapter.lines.map((line) => markerAt(plain, line.start, line.end)?.rank ?? Infinity);
  const rank = ranks.reduce((least, own) => (own < least ? own : least), Infinity);
  if (rank === Infinity)
    return { intro: [], sections: [{ heading: chapter.heading, topics: topicsOf(plain, chapter.lines) }] };
  let intro: Sentence[] = [];
  const sections: Section[] = [];
  let body: Stretch[] = [];
  const closeSection = () => {
    const section = sections.at(-1);
    if (section)
      section.topics = topicsOf(plain, speaks(plain, section.heading, body) ? [section.heading, ...body] : body);
    else intro = topicsOf(plain, body).flatMap(sentencesWithTopic(plain));
    body = [];
  };
  chapter.lines.forEach((line, index) => {
    if (ranks[index] !== rank) {
      body.push(line);
      return;
    }
    closeSection();
    const { heading, rest } = headingOf(plain, line);
    sections.push({ heading, topics: [] });
    if (rest) body.push(rest);
  });
  closeSection();
  return { intro, sections };
}

/** A line that is one sentence is the heading; else its first sentence is, and the rest is text. */
function headingOf(plain: string, line: Stretch): { heading: Stretch; rest?: Stretch } {
  const [first, second] = sentencesOf(plain, line);
  return first && second
    ? { heading: { start: line.start, end: first.end }, rest: { start: second.start, end: line.end } }
    : { heading: line };
}

/** A heading with nothing under it, or with a figure or a time, says something of its own. */
function speaks(plain: string, heading: Stretch, body: readonly Stretch[]): boolean {
  const from = markerAt(plain, heading.start, heading.end)?.contentStart ?? heading.start;
  return body.length === 0 || /\d|[年月季]|尽[快早]|早日/.test(plain.slice(from, heading.end));
}

function topicsOf(plain: string, lines: readonly Stretch[]): Topic[] {
  const topics: Topic[] = [];
  for (const line of lines) {
    const contentStart = markerAt(plain, line.start, line.end)?.contentStart ?? line.start;
    const sentences = sentencesOf(plain, { start: contentStart, end: line.end });
    const [first, ...others] = sentences;
    if (!first) continue;
    const named = isTopicSentence(plain, first);
    topics.push(named ? { topic: withoutFullStop(plain, first), sentences: others } : { topic: null, sentences });
  }
  return topics;
}

/** A paragraph's first sentence names its topic when it is short, one clause, and promises no figure. */
function isTopicSentence(plain: string, sentence: Sentence): boolean {
  const words = plain.slice(sentence.start, sentence.end);
  return sentence.clauses.length === 1 && words.length <= 32 && !/\d|[年月]/.test(words);
}

function withoutFullStop(plain: string, { start, end }: Stretch): Stretch {
  return { start, end: /[。!?]/.test(plain[end - 1] ?? '') ? end - 1 : end };
}

/** In front of the sections there are no topics: the sentence is one like the others. */
function sentencesWithTopic(plain: string): (topic: Topic) => Sentence[] {
  return ({ topic, sentences }) => (topic ? [...sentencesOf(plain, topic), ...sentences] : sentences);
}
