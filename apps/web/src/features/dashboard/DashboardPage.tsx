import type { DashboardView } from '@duban/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { useLanguage } from '../../parts/useTerm.js';
import { momentText } from '../../time/days.js';
import { BehindDrawer } from './BehindDrawer.js';
import { type Bars, type Behind, tableOf } from './figure.js';
import { FigurePanel } from './FigurePanel.js';
import { LazyBars } from './LazyBars.js';
import { Now } from './Now.js';
import { Punctuality } from './Punctuality.js';
import { Scopes, useScope } from './Scopes.js';
import { Standings } from './Standings.js';
import { type Scope, useFigures } from './useFigures.js';
import './dashboard.css';

/** 驾驶舱: how the whole stands, each number with the list behind it. */
export default function DashboardPage() {
  const { t } = useTranslation(['dashboard', 'frame']);
  const language = useLanguage();
  const asked = useScope();
  const query = useAsk('dashboard.read', { query: asked }, { keepsPrevious: true });
  const year = asked.year ?? query.data?.year;
  return (
    <Page
      title={t('pages.dashboard', { ns: 'frame' })}
      under={query.data && t('under', { now: momentText(query.data.now, language) })}
      actions={year !== undefined && <Scopes {...asked} year={year} />}
    >
      <Asked query={query}>
        {(view) =>
          view.months.length === 0 ? <NothingYet /> : <Figures view={view} scope={{ ...asked, year: view.year }} />
        }
      </Asked>
    </Page>
  );
}

function NothingYet() {
  const { t } = useTranslation('dashboard');
  return (
    <Panel>
      <Nothing>
        {t('none')} <Link to="/directives">{t('toDirectives')}</Link>
      </Nothing>
    </Panel>
  );
}

function Figures({ view, scope }: { view: DashboardView; scope: Scope }) {
  const { t } = useTranslation('dashboard');
  const figures = useFigures(view, scope);
  const [behind, setBehind] = useState<Behind>();
  const file = (name: string): string => `${name}-${view.today}`;
  const common = { onOpen: setBehind, file };
  return (
    <>
      <Now view={view} scope={scope} onOpen={setBehind} />
      <div className="dashboard-grid">
        <Standings byStatus={figures.byStatus} byLight={figures.byLight} {...common} />
        <BarsPanel name="days" bars={figures.days} {...common} />
        <BarsPanel name="slips" bars={figures.slips} {...common} />
        <BarsPanel name="load" bars={figures.load} isHorizontal {...common} />
      </div>
      <Punctuality view={view} reportsOf={figures.reportsOf} monthName={figures.monthName} {...common} />
      {behind && <BehindDrawer behind={behind} onClose={() => setBehind(undefined)} />}
      <p className="quiet small">{t('live')}</p>
    </>
  );
}

interface BarsPanelProps {
  name: 'days' | 'slips' | 'load';
  bars: Bars;
  isHorizontal?: boolean;
  file: (name: string) => string;
  onOpen: (behind: Behind) => void;
}

function BarsPanel({ name, bars, isHorizontal = false, file, onOpen }: BarsPanelProps) {
  const { t } = useTranslation('dashboard');
  const title = t(`panel.${name}`);
  return (
    <FigurePanel
      title={title}
      note={t(`note.${name}`)}
      table={tableOf(bars, t('sum'))}
      file={file(title)}
      onOpen={onOpen}
      chart={<LazyBars bars={bars} label={title} isHorizontal={isHorizontal} onOpen={onOpen} />}
    />
  );
}
