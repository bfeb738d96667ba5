import type { OperationAnswer } from '@duban/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';

type Overlaps = OperationAnswer<'inspection.overlaps'>['rows'];

interface ShownOverlapsProps {
  objects?: readonly string[] | undefined;
  topics?: readonly string[] | undefined;
  from?: string | undefined;
  until?: string | undefined;
  /** The inspection that is planned, where it is there already. */
  except?: string;
}

/** What is planned or intended already of these objects, on these topics, in these days; nothing until all are typed. */
export function ShownOverlaps({ objects = [], topics = [], from = '', until = '', except }: ShownOverlapsProps) {
  const { t } = useTranslation('inspections');
  const isAsked = objects.length > 0 && topics.length > 0 && from !== '' && from <= until;
  const body = { units: [...objects], topics: [...topics], from, until, ...(except === undefined ? {} : { except }) };
  const { data } = useAsk('inspection.overlaps', { body }, { enabled: isAsked, keepsPrevious: true });
  if (!isAsked || !data) return null;
  if (data.rows.length === 0) return <p className="quiet small inspections-warning">{t('overlap.none')}</p>;
  return <OverlapAlert rows={data.rows} />;
}

function OverlapAlert({ rows }: { rows: Overlaps }) {
  const { t } = useTranslation('inspections');
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="inspections-warning"
      title={t('overlap.title', { count: rows.length })}
      description={
        <>
          <p>{t('overlap.what')}</p>
          <ul className="inspections-overlaps">
            {rows.map(({ id, title, authorityUnit, units, topics, from, until, isIntended }) => (
              <li key={id}>
                {t(isIntended ? 'overlap.intended' : 'overlap.row', {
                  title,
                  by: authorityUnit?.name ?? t('government'),
                  units: units.map(({ name }) => name).join('、'),
                  topics: topics.map((topic) => topic.title).join('、'),
                  days: t('days', { from, until }),
                })}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
