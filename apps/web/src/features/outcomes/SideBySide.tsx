import type { OutcomesView } from '@duban/contracts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bring } from '../../parts/document/bring.js';
import { type Side, Sides } from '../../parts/document/Sides.js';
import { ReportPaper } from './ReportPaper.js';
import { RowList } from './RowList.js';

interface SideBySideProps {
  reading: OutcomesView;
  report: string;
  onCorrect: (row: string) => void;
}

/** The report beside the rows: pointing at one shows the other. */
export function SideBySide({ reading, report, onCorrect }: SideBySideProps) {
  const { t } = useTranslation('outcomes');
  const [side, setSide] = useState<Side>('list');
  const [pointed, setPointed] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const find = (selector: string) => place.current?.querySelector<HTMLElement>(selector) ?? null;
  const toReport = (row: string): void => {
    setPointed(row);
    bring(find(`.outcomes-paper [data-items~="${row}"]`), find('.outcomes-paper'));
  };
  const toRow = (row: string, hasFocus: boolean): void => {
    setPointed(row);
    const found = find(`.outcomes-row[data-id="${row}"]`);
    bring(found, find('.outcomes-rows'));
    if (!hasFocus) return;
    setSide('list');
    // Drawn first: on a narrow screen the side was not there.
    requestAnimationFrame(() => found?.querySelector<HTMLElement>('button')?.focus());
  };
  return (
    <Sides
      ref={place}
      className="outcomes-sides"
      label={t('sides')}
      words={{ list: t('rows'), document: t('document') }}
      side={side}
      onTurn={setSide}
    >
      <ReportPaper text={report} reading={reading} pointed={pointed} onPoint={toRow} />
      <RowList reading={reading} pointed={pointed} onPoint={toReport} onCorrect={onCorrect} />
    </Sides>
  );
}
