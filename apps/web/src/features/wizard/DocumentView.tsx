import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '@duban/contracts';
import type { Stretch } from '../../parts/document/marked-lines.js';
import { figureAt, isWithin } from './figure-places.js';
import { Legend } from './Legend.js';
import { type MarkedLine, markedLines, type Segment } from './printed-marks.js';
import { useOrigins } from './use-origins.js';

interface DocumentViewProps {
  text: string;
  draft: DraftView;
  /** The item that is pointed at or worked on. */
  shown: string | undefined;
  active: string | undefined;
  /** The place of the time limit or target that is pointed at. */
  figure: number | undefined;
}

/** The document with everything that was recognised in it; each piece of an item leads to the item. */
export function DocumentView({ text, draft, shown, active, figure }: DocumentViewProps) {
  const { t } = useTranslation('wizard');
  const { ofLine } = useOrigins();
  const lines = useMemo(() => markedLines(text, draft), [text, draft]);
  const numberOf = useMemo(() => new Map(draft.items.map(({ id, number, title }) => [id, number ?? title])), [draft]);
  const pointed = figureAt(draft.items, figure);
  const isPointed = (line: MarkedLine): boolean =>
    pointed !== undefined && line.segments.some(({ start }) => isWithin(pointed, start));
  return (
    <div className="wizard-document document-side document-text">
      <Legend />
      <article className="wizard-paper" aria-label={t('document')} lang="zh-CN">
        {lines.map((line, index) => (
          <Line
            key={line.start}
            line={line}
            origin={ofLine(index + 1)}
            shown={shown !== undefined && line.items.includes(shown) ? shown : undefined}
            active={active !== undefined && line.items.includes(active) ? active : undefined}
            from={isPointed(line) ? pointed?.start : undefined}
            to={isPointed(line) ? pointed?.end : undefined}
            numberOf={numberOf}
          />
        ))}
      </article>
    </div>
  );
}

interface LineProps {
  line: MarkedLine;
  /** Where it stands in the file. */
  origin: string;
  shown: string | undefined;
  active: string | undefined;
  /** Where the time limit or target that is pointed at begins and ends. */
  from: number | undefined;
  to: number | undefined;
  numberOf: ReadonlyMap<string, string>;
}

const Line = memo(function Line({ line, origin, shown, active, from, to, numberOf }: LineProps) {
  const figure: Stretch | undefined = from === undefined || to === undefined ? undefined : { start: from, end: to };
  return (
    <p data-at={line.start}>
      {line.segments.map((segment) => (
        <Piece
          key={segment.start}
          segment={segment}
          isShown={shown !== undefined && segment.items.includes(shown)}
          isActive={active !== undefined && segment.items.includes(active)}
          isFigure={figure !== undefined && isWithin(figure, segment.start)}
          numberOf={numberOf}
          origin={origin}
        />
      ))}
    </p>
  );
});

function Piece({
  segment: { text, start, kinds, begins, items },
  isShown,
  isActive,
  isFigure,
  numberOf,
  origin,
}: { segment: Segment; isShown: boolean; isActive: boolean; isFigure: boolean } & Pick<
  LineProps,
  'numberOf' | 'origin'
>) {
  const { t } = useTranslation('wizard');
  const [item] = items;
  if (kinds.length === 0) return <>{text}</>;
  const states = [isShown ? 'wizard-shown' : '', isFigure ? 'wizard-figure-shown' : ''];
  const className = [...kinds.map((kind) => `wizard-mark-${kind}`), ...states.filter((state) => state !== '')].join(
    ' ',
  );
  if (kinds.includes('number') && item !== undefined)
    return (
      <button
        type="button"
        className={className}
        data-item={item}
        title={origin}
        tabIndex={isActive ? 0 : -1}
        aria-label={t('goToTask', { number: numberOf.get(item) ?? text })}
      >
        {text}
      </button>
    );
  const label = labels.find((kind) => begins.includes(kind));
  return (
    <span
      className={className}
      data-item={item}
      data-figure={kinds.includes('timeLimit') || kinds.includes('target') ? start : undefined}
      data-label={label && t(`label.${label}`)}
      title={[...kinds.map((kind) => t(`mark.${kind}`)), origin].join(' · ')}
    >
      {text}
    </span>
  );
}

/** Kinds that carry a small word of their own, so that none is told by colour or line alone. */
const labels = [
  'documentNumber',
  'documentTitle',
  'issuer',
  'issuedOn',
  'reporting',
  'timeLimit',
  'target',
  'lead',
  'coordinating',
  'group',
  'doubt',
] as const;
