import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { BeginDraft } from './BeginDraft.js';
import { DraftLine } from './DraftLine.js';
import { FirstNotice } from './FirstNotice.js';
import './wizard.css';

const PAGE = 50;
const MOST = 200;

/** Documents on their way to becoming directives, and the way to begin with another. */
export default function DraftsPage() {
  const { t } = useTranslation(['wizard', 'frame']);
  const [status, setStatus] = useState<'open' | 'issued'>('open');
  const [limit, setLimit] = useState(PAGE);
  const drafts = useAsk('drafts.list', { query: { status, limit } }, { keepsPrevious: true });
  const cutOff = useAsk('drafts.list', { query: { status: 'issuing', limit: PAGE } });
  const isFirst = status === 'open' && drafts.data?.rows.length === 0;
  return (
    <Page title={t('pages.drafts', { ns: 'frame' })} under={t('drafts.under')}>
      {isFirst && <FirstNotice />}
      <BeginDraft />
      <Panel
        title={t('drafts.title')}
        extra={
          <Segmented
            size="small"
            aria-label={t('filter.label')}
            value={status}
            onChange={setStatus}
            options={(['open', 'issued'] as const).map((each) => ({ value: each, label: t(`drafts.${each}`) }))}
          />
        }
      >
        <Asked query={drafts}>
          {({ rows, next }) => (
            <>
              {rows.length === 0 && <Nothing>{t(`drafts.nothing.${status}`)}</Nothing>}
              <ul className="wizard-drafts">
                {/* Whose issuing was cut off come first: they wait for it to be done. */}
                {(status === 'open' ? [...(cutOff.data?.rows ?? []), ...rows] : rows).map((row) => (
                  <DraftLine key={row.id} row={row} />
                ))}
              </ul>
              {next !== null && limit < MOST && (
                <Button onClick={() => setLimit(MOST)}>{t('more', { ns: 'frame' })}</Button>
              )}
            </>
          )}
        </Asked>
      </Panel>
    </Page>
  );
}
