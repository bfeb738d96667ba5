import type { InspectionRow } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { Asked } from '../../parts/Asked.js';
import { CARDS } from '../../parts/cards.js';
import { Nothing } from '../../parts/Nothing.js';
import { everyPage } from './choices.js';
import { useColumns } from './columns.js';
import { monthsOfPlan, type PlanMonth } from './year-plan.js';

const PAGE = 200;

/** 年度督查计划: the inspections of a year, planned or only intended, by the month in which they begin. */
export function YearPlan({ year }: { year: number }) {
  const { t } = useTranslation('inspections');
  const columns = useColumns();
  const monthName = useMonthName();
  const plan = useQuery({
    queryKey: ['inspections.list', 'plan', year],
    queryFn: async () =>
      (await everyPage((cursor) =>
        ask('inspections.list', { query: { planYear: year, limit: PAGE, cursor } }),
      )) as InspectionRow[],
  });
  return (
    <Asked query={plan}>
      {(rows) =>
        rows.length === 0 ? (
          <Nothing>{t('yearPlan.none', { year })}</Nothing>
        ) : (
          monthsOfPlan(rows, year).map(({ month, rows: ofMonth }) => (
            <section key={month} className="inspections-month">
              <h3>
                {monthName(month)} <span className="quiet small">{t('yearPlan.count', { count: ofMonth.length })}</span>
              </h3>
              <Table<InspectionRow>
                className={CARDS}
                size="small"
                rowKey="id"
                columns={columns}
                dataSource={ofMonth}
                pagination={false}
                tableLayout="fixed"
                scroll={{ x: 1000 }}
              />
            </section>
          ))
        )
      }
    </Asked>
  );
}

function useMonthName(): (month: PlanMonth) => string {
  const { t } = useTranslation('inspections');
  return (month) => (typeof month === 'number' ? t(`yearPlan.month.${month as 1}`) : t(`yearPlan.${month}`));
}
