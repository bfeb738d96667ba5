import type { OutcomesView } from '@duban/contracts';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { linesWithMarks, type MarkedLine, type Segment } from '../../parts/document/marked-lines.js';
import { type ReportMark, reportMarks } from './reading.js';
import { usePointing } from './use-pointing.js';

interface ReportPaperProps {
  text: string;
  reading: OutcomesView;
  pointed: string | undefined;
  /** A row whose words somebody points at, or chooses. */
  onPoint: (row: string, isChosen: boolean) => void;
}

/** The report with everything that answers a row marked by its verdict. */
export function ReportPaper({ text, reading, pointed, onPoint }: ReportPaperProps) {
  const { t } = useTranslation('outcomes');
  const lines = useMemo(() => linesWithMarks(text, reportMarks(reading)), [text, reading]);
  const paper = usePointing(onPoint);
  return (
    <article
      ref={paper}
      className="outcomes-paper document-side document-text no-print"
      aria-label={t('document')}
      lang="zh-CN"
      // Whoever scrolls by the keyboard comes here too.
      tabIndex={0}
    >
      {lines.map((line) => (
        <Line
          key={line.start}
          line={line}
          pointed={pointed !== undefined && line.items.includes(pointed) ? pointed : undefined}
        />
      ))}
    </article>
  );
}

const Line = memo(function Line({ line, pointed }: { line: MarkedLine<ReportMark>; pointed: string | undefined }) {
  return (
    <p>
      {line.segments.map((segment) => (
        <Piece
          key={segment.start}
          segment={segment}
          isPointed={pointed !== undefined && segment.items.includes(pointed)}
        />
      ))}
    </p>
  );
});

function Piece({
  segment: { text, kinds, items, begins },
  isPointed,
}: {
  segment: Segment<ReportMark>;
  isPointed: boolean;
}) {
  const { t } = useTranslation('outcomes');
  if (kinds.length === 0) return <>{text}</>;
  const verdict = kinds.find((kind) => kind !== 'figure' && kind !== 'loose');
  const word = (kind: ReportMark): string => {
    if (kind === 'figure') return '';
    return kind === 'loose' ? t('loose') : t(`verdict.${kind}`);
  };
  const label = begins.find((kind) => kind !== 'figure' && kind !== 'loose');
  const classes = [...kinds.map((kind) => `outcomes-mark-${kind}`), isPointed ? 'outcomes-pointed' : ''];
  return (
    <span
      className={classes.join(' ').trim()}
      {...(items.length > 0 ? { 'data-items': items.join(' ') } : {})}
      {...(label ? { 'data-word': word(label) } : {})}
      title={word(verdict ?? kinds[0] ?? 'loose')}
    >
      {text}
    </span>
  );
}
