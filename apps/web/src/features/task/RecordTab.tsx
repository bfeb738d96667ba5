import { useTranslation } from 'react-i18next';
import { Fault } from '../../parts/Asked.js';
import { RecordLinks } from '../../parts/record/RecordLinks.js';
import { Panel } from '../../parts/Page.js';
import { MorePages } from './MorePages.js';
import { usePages } from './usePages.js';
import type { TabProps } from './tab.js';

/** The chain of the task as it is stored, hashed again while it is read. */
export default function RecordTab({ place, standing }: TabProps) {
  const { t } = useTranslation('task');
  const pages = usePages('task.record', place);
  if (pages.isError) return <Fault error={pages.error} onAgain={() => void pages.refetch()} />;
  const links = pages.rows.filter(({ seq }) => standing.seq === null || seq <= standing.seq);
  return (
    <Panel title={t('record.title')}>
      {links.length > 0 && <RecordLinks links={links} isWhole={pages.isWhole} />}
      <MorePages pages={pages} />
    </Panel>
  );
}
