import type { OutcomesView } from '@duban/contracts';
import { Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const [side, setSide] = useState<'rows' | 'document'>('rows');
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
    setSide('rows');
    // Drawn first: on a narrow screen the side was not there.
    requestAnimationFrame(() => found?.querySelector<HTMLElement>('button')?.focus());
  };
  return (
    <div className={`outcomes-sides outcomes-side-${side}`} ref={place}>
      <Segmented<'rows' | 'document'>
        className="outcomes-switch no-print"
        block
        aria-label={t('sides')}
        value={side}
        onChange={setSide}
        options={[
          { value: 'rows', label: t('rows') },
          { value: 'document', label: t('document') },
        ]}
      />
      <ReportPaper text={report} reading={reading} pointed={pointed} onPoint={toRow} />
      <RowList reading={reading} pointed={pointed} onPoint={toReport} onCorrect={onCorrect} />
    </div>
  );
}

/** Only the side itself is scrolled; what is in view stays where it is. */
function bring(element: HTMLElement | null, side: HTMLElement | null): void {
  if (!element || !side || side.offsetParent === null) return;
  const inner = element.getBoundingClientRect();
  const outer = side.getBoundingClientRect();
  if (inner.top >= outer.top && inner.top < outer.bottom - 48) return;
  side.scrollTop += inner.top - outer.top - Math.min(96, outer.height / 4);
}
