import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRow } from './ledger-filter.js';
import type { Line } from './ledger-lines.js';
import type { Column } from './useColumns.js';
import { useLinesInView } from './useLinesInView.js';
import { useMoves } from './useMoves.js';
import { offsetsOf } from './window.js';

const ROW = 56;
const HEADING = 36;
const HEAD = 38;

export interface ListProps {
  lines: readonly Line<FoundRow>[];
  columns: readonly Column[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], isChosen: boolean) => void;
  /** What the list shows: where it changes the list begins at its top. */
  shows: string;
}

/** The ledger as a table of any length: only the lines in view are drawn. */
export function LedgerGrid({ lines, columns, chosen, onChoose, shows }: ListProps) {
  const { t } = useTranslation('ledger');
  const list = useRef<HTMLDivElement>(null);
  const offsets = useMemo(() => offsetsOf(lines.map((line) => ('row' in line ? ROW : HEADING))), [lines]);
  const { first, end } = useLinesInView(list, offsets, false);
  const { active, setActive, onKeyDown } = useMoves({
    list,
    lines,
    offsets,
    covered: HEAD,
    onToggle: ({ task }) => onChoose([task.id], !chosen.has(task.id)),
  });
  useEffect(() => {
    if (list.current) list.current.scrollTop = 0;
  }, [shows]);
  const activeLine = active >= first && active < end ? lines[active] : undefined;
  const { template, least } = useMemo(() => widthsOf(columns), [columns]);
  return (
    <div
      ref={list}
      className="ledger-scroll"
      role="grid"
      tabIndex={0}
      aria-label={t('title')}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={activeLine && lineId(activeLine)}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="ledger-head" style={{ minWidth: least, height: HEAD }}>
        <Head lines={lines} columns={columns} template={template} chosen={chosen} onChoose={onChoose} />
      </div>
      <div role="rowgroup" className="ledger-body" style={{ height: offsets.at(-1), minWidth: least }}>
        {lines.slice(first, end).map((line, place) => {
          const index = first + place;
          const top = offsets[index] ?? 0;
          if ('heading' in line) return <Heading key={line.id} {...line} index={index} top={top} />;
          return (
            <Row
              key={line.row.task.id}
              row={line.row}
              index={index}
              top={top}
              columns={columns}
              template={template}
              isActive={index === active}
              isChosen={chosen.has(line.row.task.id)}
              onChoose={onChoose}
              onActive={setActive}
            />
          );
        })}
      </div>
    </div>
  );
}

const CHOICE = 36;

/** The columns as a grid has them, and how narrow they may become before the list scrolls sideways. */
const widthsOf = (columns: readonly Column[]) => ({
  template: `${CHOICE}px ${columns.map(({ least, grow }) => (grow ? `minmax(${least}px, ${grow}fr)` : `${least}px`)).join(' ')}`,
  least: columns.reduce((sum, { least }) => sum + least, CHOICE),
});

type HeadProps = Omit<ListProps, 'shows'> & { template: string };

function Head({ lines, columns, template, chosen, onChoose }: HeadProps) {
  const { t } = useTranslation('ledger');
  const ids = useMemo(() => lines.flatMap((line) => ('row' in line ? [line.row.task.id] : [])), [lines]);
  const areAllChosen = ids.length > 0 && ids.every((id) => chosen.has(id));
  return (
    <div role="row" className="ledger-line" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      <div role="columnheader" className="ledger-cell">
        <input
          type="checkbox"
          aria-label={t('chooseAll')}
          checked={areAllChosen}
          onChange={() => onChoose(ids, !areAllChosen)}
        />
      </div>
      {columns.map(({ name, label, isFigure }) => (
        <div key={name} role="columnheader" className={isFigure ? 'ledger-cell ledger-figure' : 'ledger-cell'}>
          {label}
        </div>
      ))}
    </div>
  );
}

function Heading({ id, heading, count, index, top }: { id: string; heading: string; count: number } & Place) {
  return (
    <div id={id} role="row" className="ledger-heading" aria-rowindex={index + 2} style={{ top, height: HEADING }}>
      <div role="gridcell">
        {heading} <span className="quiet small">{count}</span>
      </div>
    </div>
  );
}

interface Place {
  index: number;
  top: number;
}

interface RowProps extends Place {
  row: FoundRow;
  columns: readonly Column[];
  template: string;
  isActive: boolean;
  isChosen: boolean;
  onChoose: ListProps['onChoose'];
  onActive: (id: string) => void;
}

/** One task; drawn again only where something of it changed. The keyboard moves by the grid around it. */
const Row = memo(function Row(props: RowProps) {
  const { row, index, top, columns, template, isActive, isChosen, onChoose, onActive } = props;
  const { t } = useTranslation('ledger');
  const { id } = row.task;
  return (
    <div
      id={lineId({ row })}
      role="row"
      className={`ledger-line ledger-row${isActive ? ' ledger-active' : ''}${isChosen ? ' ledger-chosen' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      style={{ top, height: ROW, gridTemplateColumns: template }}
      onMouseDown={() => onActive(id)}
    >
      <div role="gridcell" className="ledger-cell">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('choose', { title: row.title })}
          checked={isChosen}
          onChange={() => onChoose([id], !isChosen)}
        />
      </div>
      {columns.map(({ name, render, isFigure }) => (
        <div key={name} role="gridcell" className={isFigure ? 'ledger-cell ledger-figure' : 'ledger-cell'}>
          <div className="ledger-clamp">{render(row)}</div>
        </div>
      ))}
    </div>
  );
});

const lineId = (line: Line<FoundRow>): string => ('row' in line ? `task-${line.row.task.id}` : line.id);
