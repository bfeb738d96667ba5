import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LedgerRow } from '@duban/contracts';
import { Due } from '../../parts/Due.js';
import { Light, Mark, StatusMark, useLightReason } from '../../parts/Light.js';
import { taskPath } from '../../parts/task-path.js';
import { useAside } from '../../parts/useAside.js';
import { useTerm } from '../../parts/useTerm.js';
import { dayOf } from '../../time/days.js';

export const columnNames = [
  'number',
  'title',
  'lead',
  'coordinating',
  'due',
  'status',
  'light',
  'missed',
  'lastReport',
  'section',
  'level',
  'told',
  'pending',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Shown unless somebody chose otherwise: as on the paper ledger. */
export const usualColumns: readonly ColumnName[] = columnNames.slice(0, 9);

export interface Column {
  name: ColumnName;
  label: string;
  /** Pixels that it takes at least, and its share of what is left over. */
  least: number;
  grow?: number;
  isFigure?: boolean;
  render: (row: LedgerRow) => ReactNode;
  /** As it stands in a downloaded table. */
  text: (row: LedgerRow) => string;
}

type Unlabelled = Omit<Column, 'label'>;

/** The columns of the ledger, with words in the reader's language. */
export function useColumns(): readonly Column[] {
  const { t } = useTranslation('ledger');
  const standing = useStandingColumns();
  const pending = usePendingColumns();
  const all = [...taskColumns, ...standing, ...pending];
  return columnNames.flatMap((name) =>
    all.filter((column) => column.name === name).map((column) => ({ ...column, label: t(`column.${name}`) })),
  );
}

const namesOf = ({ coordinating }: LedgerRow): string => coordinating.map(({ name }) => name).join('、');

const taskColumns: readonly Unlabelled[] = [
  { name: 'number', least: 52, render: ({ number }) => number, text: ({ number }) => number ?? '' },
  {
    name: 'title',
    least: 180,
    grow: 2,
    render: (row) => (
      <Link to={taskPath(row.task)} tabIndex={-1} title={row.title}>
        {row.title}
      </Link>
    ),
    text: ({ title }) => title,
  },
  { name: 'lead', least: 124, grow: 1, render: ({ lead }) => lead?.name, text: ({ lead }) => lead?.name ?? '' },
  {
    name: 'coordinating',
    least: 132,
    grow: 1.2,
    render: (row) => (
      <span className="quiet" title={namesOf(row)}>
        {namesOf(row)}
      </span>
    ),
    text: namesOf,
  },
];

/** How a task stands. */
function useStandingColumns(): Unlabelled[] {
  const term = useTerm();
  const lightReason = useLightReason();
  const aside = useAside();
  const dueText = ({ nextDue }: LedgerRow): string => (nextDue ? `${nextDue.dueOn} ${term('kind', nextDue.kind)}` : '');
  return [
    {
      name: 'due',
      least: 164,
      render: ({ nextDue }) =>
        nextDue && (
          <>
            <Due dueOn={nextDue.dueOn} />
            <br />
            <span className="small quiet">{term('kind', nextDue.kind)}</span>
          </>
        ),
      text: dueText,
    },
    {
      name: 'status',
      least: 84,
      render: ({ status, closedAs }) => <StatusMark status={status} closedAs={closedAs} />,
      text: ({ status, closedAs }) => (closedAs ? term('closing', closedAs) : term('status', status)),
    },
    {
      name: 'light',
      least: 148,
      render: ({ light }) => <Light light={light} />,
      text: ({ light }) => aside(term('colour', light.colour), lightReason(light)),
    },
    {
      name: 'lastReport',
      least: 112,
      render: ({ lastReportAt }) => lastReportAt && <Due dueOn={dayOf(lastReportAt)} isDone />,
      text: ({ lastReportAt }) => (lastReportAt ? dayOf(lastReportAt) : ''),
    },
    {
      name: 'section',
      least: 150,
      render: ({ sectionPath }) => <span className="quiet">{sectionPath.join(' › ')}</span>,
      text: ({ sectionPath }) => sectionPath.join(' › '),
    },
    {
      name: 'level',
      least: 64,
      isFigure: true,
      render: ({ level }) => (level > 0 ? level : ''),
      text: ({ level }) => (level > 0 ? String(level) : ''),
    },
    {
      name: 'told',
      least: 72,
      isFigure: true,
      render: ({ told }) => (told > 0 ? told : ''),
      text: ({ told }) => (told > 0 ? String(told) : ''),
    },
  ];
}

/** What is late and what waits for a decision. */
function usePendingColumns(): Unlabelled[] {
  const { t } = useTranslation('ledger');
  const missedText = ({ missed: { lead, others, exempted } }: LedgerRow): string =>
    [
      lead > 0 && t('missedLead', { count: lead }),
      others > 0 && t('missedOthers', { count: others }),
      exempted > 0 && t('missedExempted', { count: exempted }),
    ]
      .filter(Boolean)
      .join(' ');
  const pendingText = ({ openExtension, openCloseOut }: LedgerRow): string =>
    [openExtension && t('openExtension'), openCloseOut && t('openCloseOut')].filter(Boolean).join(' ');
  return [
    {
      name: 'missed',
      least: 108,
      render: (row) =>
        missedText(row) && <span className={row.missed.lead > 0 ? 'due-late' : ''}>{missedText(row)}</span>,
      text: missedText,
    },
    {
      name: 'pending',
      least: 124,
      render: (row) => pendingText(row) && <Mark tone="blue">{pendingText(row)}</Mark>,
      text: pendingText,
    },
  ];
}
