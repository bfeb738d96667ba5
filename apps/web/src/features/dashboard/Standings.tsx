import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyBars } from './LazyBars.js';
import { type Bars, type Behind, tableOf } from './figure.js';
import { FigurePanel } from './FigurePanel.js';

interface StandingsProps {
  byStatus: Bars;
  byLight: Bars;
  file: (name: string) => string;
  onOpen: (behind: Behind) => void;
}

type By = 'status' | 'light';

/** Tasks at the end of each month, by status or by light. */
export function Standings({ byStatus, byLight, file, onOpen }: StandingsProps) {
  const { t } = useTranslation('dashboard');
  const [by, setBy] = useState<By>('light');
  const bars = by === 'status' ? byStatus : byLight;
  const title = t('panel.standings');
  return (
    <FigurePanel
      title={title}
      note={t('note.standings')}
      table={tableOf(bars, t('sum'))}
      file={file(`${title}-${t(`by.${by}`)}`)}
      onOpen={onOpen}
      extra={
        <Segmented<By>
          size="small"
          value={by}
          onChange={setBy}
          aria-label={t('by.label')}
          options={[
            { value: 'light', label: t('by.light') },
            { value: 'status', label: t('by.status') },
          ]}
        />
      }
      chart={<LazyBars bars={bars} label={title} onOpen={onOpen} />}
    />
  );
}
