import type { InspectionRow } from '@duban/contracts';
import type { TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cardColumns } from '../../parts/cards.js';
import { InspectionMark } from '../../parts/InspectionMark.js';
import { Mark } from '../../parts/Light.js';

/** What lists of inspections show of each. */
export function useColumns(): TableColumnType<InspectionRow>[] {
  const { t } = useTranslation('inspections');
  return cardColumns<InspectionRow>([
    {
      title: t('column.title'),
      render: (_, { year, id, title }) => <Link to={`/inspections/${year}/${id}`}>{title}</Link>,
    },
    { title: t('column.status'), width: 130, render: (_, { status }) => <InspectionMark status={status} /> },
    { title: t('column.kind'), width: 110, render: (_, { kind }) => t(`kind.${kind}`) },
    { title: t('column.by'), width: 180, render: (_, { authorityUnit }) => authorityUnit?.name ?? t('government') },
    { title: t('column.days'), width: 230, render: (_, row) => <Days row={row} /> },
    {
      title: t('column.objects'),
      width: 80,
      align: 'right',
      render: (_, { objects }) => <span className="figures">{t('objectsCount', { count: objects })}</span>,
    },
  ]);
}

/** Days of the plan, or those that are only intended, which says so. */
function Days({ row: { from, until, isIntended } }: { row: InspectionRow }) {
  const { t } = useTranslation('inspections');
  return (
    <>
      <span className="figures">{from && until ? t('days', { from, until }) : t('noDays')}</span>
      {isIntended && (
        <>
          {' '}
          <Mark tone="grey">{t('intended')}</Mark>
        </>
      )}
    </>
  );
}
