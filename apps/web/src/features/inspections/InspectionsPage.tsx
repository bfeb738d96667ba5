import type { InspectionRow, OperationAnswer } from '@duban/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ask } from '../../client/ask.js';
import { useNow, useRole } from '../../client/session.js';
import { Asked } from '../../parts/Asked.js';
import { CARDS } from '../../parts/cards.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { useColumns } from './columns.js';
import { ProposeForm } from './ProposeForm.js';
import { YearPlan } from './YearPlan.js';
import './inspections.css';

/** The states of the procedure, as a list is narrowed by them. */
const phases = {
  preparing: ['proposed', 'approved', 'planned'],
  field: ['notified', 'covert', 'inField'],
  concluding: ['concluded', 'issued', 'fedBack'],
  ended: ['closed', 'terminated'],
} as const satisfies Record<string, readonly InspectionRow['status'][]>;
type Phase = keyof typeof phases;

const kinds = ['comprehensive', 'special', 'incident', 'daily', 'clue'] as const;

const PAGE = 100;

/** 督查: what is inspected and how far it is; a unit sees those of which it is an object. */
export default function InspectionsPage() {
  const { t } = useTranslation(['inspections', 'frame']);
  const navigate = useNavigate();
  const [isProposing, setProposing] = useState(false);
  const isUnit = useIsUnit();
  const { filters, narrow } = useFilters();
  const [first] = useInspections(filters).data?.pages ?? [];
  return (
    <Page
      title={t('pages.inspections', { ns: 'frame' })}
      under={t(isUnit ? 'underObject' : 'under')}
      actions={
        first?.mayPropose && (
          <Button type="primary" onClick={() => setProposing(true)}>
            {t('propose')}
          </Button>
        )
      }
    >
      <Panel>
        {!isUnit && <ViewBar filters={filters} onNarrow={narrow} />}
        {filters.planYear !== null && !isUnit ? (
          <YearPlan year={filters.planYear} />
        ) : (
          <InspectionList filters={filters} onNarrow={narrow} />
        )}
      </Panel>
      {isProposing && first && (
        <ProposeForm
          topics={first.topics}
          basisNeeded={first.basisNeeded}
          onClose={() => setProposing(false)}
          onProposed={({ year, id }) => void navigate(`/inspections/${year}/${id}`)}
        />
      )}
    </Page>
  );
}

/** The list, or the plan of a year. */
function ViewBar({ filters: { planYear }, onNarrow }: FilterBarProps) {
  const { t } = useTranslation('inspections');
  const now = useNow();
  if (now === undefined) return null;
  const thisYear = Number(now.slice(0, 4));
  return (
    <div className="inspections-filters">
      <Segmented<'list' | 'plan'>
        aria-label={t('view.label')}
        value={planYear === null ? 'list' : 'plan'}
        onChange={(view) => onNarrow('planYear', view === 'plan' ? String(thisYear) : undefined)}
        options={(['list', 'plan'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      {planYear !== null && (
        <Select<number>
          aria-label={t('yearPlan.year')}
          value={planYear}
          onChange={(year) => onNarrow('planYear', String(year))}
          options={[thisYear + 1, thisYear, thisYear - 1].map((year) => ({
            value: year,
            label: t('yearPlan.of', { year }),
          }))}
        />
      )}
    </div>
  );
}

/** One after the other, the latest first. */
function InspectionList({ filters, onNarrow }: FilterBarProps) {
  const { t } = useTranslation('frame');
  const list = useInspections(filters);
  return (
    <>
      <FilterBar filters={filters} onNarrow={onNarrow} />
      <Asked query={list}>
        {({ pages }) => (
          <InspectionTable
            rows={pages.flatMap((page) => page.rows as InspectionRow[])}
            isNarrowed={filters.phase !== null || filters.kind !== null}
          />
        )}
      </Asked>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function useIsUnit(): boolean {
  const role = useRole();
  return role === 'unitHead' || role === 'unitLiaison';
}

interface Filters {
  phase: Phase | null;
  kind: string | null;
  /** Whose plan is shown in place of the list. */
  planYear: number | null;
}

/** How the list is narrowed: kept in the address. */
function useFilters(): { filters: Filters; narrow: (name: keyof Filters, value: string | undefined) => void } {
  const [search, setSearch] = useSearchParams();
  const phase = search.get('phase');
  const narrow = (name: string, value: string | undefined): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const planYear = Number(search.get('planYear'));
  const filters = {
    phase: isPhase(phase) ? phase : null,
    kind: search.get('kind'),
    planYear: Number.isInteger(planYear) && planYear > 0 ? planYear : null,
  };
  return { filters, narrow };
}

interface FilterBarProps {
  filters: Filters;
  onNarrow: (name: keyof Filters, value: string | undefined) => void;
}

function FilterBar({ filters: { phase, kind }, onNarrow }: FilterBarProps) {
  const { t } = useTranslation('inspections');
  return (
    <div className="inspections-filters">
      <Select
        allowClear
        aria-label={t('filter.phase')}
        placeholder={t('filter.all')}
        value={phase}
        onChange={(value?: Phase | null) => onNarrow('phase', value ?? undefined)}
        options={Object.keys(phases).map((value) => ({ value, label: t(`phase.${value as Phase}`) }))}
      />
      <Select
        allowClear
        aria-label={t('filter.kind')}
        placeholder={t('filter.allKinds')}
        value={kind}
        onChange={(value?: string | null) => onNarrow('kind', value ?? undefined)}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
    </div>
  );
}

function InspectionTable({ rows, isNarrowed }: { rows: InspectionRow[]; isNarrowed: boolean }) {
  const { t } = useTranslation('inspections');
  const columns = useColumns();
  const isUnit = useIsUnit();
  if (rows.length === 0) return <Nothing>{t(isNarrowed ? 'noneFiltered' : isUnit ? 'noneObject' : 'none')}</Nothing>;
  return (
    <Table<InspectionRow>
      className={CARDS}
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 820 }}
    />
  );
}

const isPhase = (text: string | null): text is Phase => text !== null && text in phases;

/** The list, page after page as they are asked for. */
const useInspections = ({ phase, kind }: Filters) =>
  useInfiniteQuery({
    queryKey: ['inspections.list', phase, kind, 'pages'],
    queryFn: ({ pageParam, signal }): Promise<OperationAnswer<'inspections.list'>> =>
      ask('inspections.list', { query: { ...queryOf(phase, kind), limit: PAGE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

const queryOf = (phase: Phase | null, kind: string | null) => ({
  status: phase === null ? undefined : phases[phase].join(','),
  kind: kind ?? undefined,
});
