import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../Due.js';
import { useTerm } from '../useTerm.js';
import './record.css';

/** One link of a chain, as it is stored. */
export interface RecordLink {
  seq: number;
  event: Record<string, unknown>;
  previous: string | null;
  hash: string;
  /** Real time. */
  recordedAt: string;
  requestId: string | null;
}

/** Links of a chain with their hashes, and whether all of them are whole. */
export function RecordLinks({ links, isWhole }: { links: readonly RecordLink[]; isWhole: boolean }) {
  const { t } = useTranslation('frame');
  const term = useTerm();
  return (
    <>
      <Alert
        type={isWhole ? 'success' : 'error'}
        showIcon
        title={t(isWhole ? 'record.whole' : 'record.broken', { count: links.length })}
      />
      <ol className="record">
        {links.map(({ seq, event, previous, hash, recordedAt, requestId }) => (
          <li key={seq}>
            <details>
              <summary>
                <span className="record-seq figures">{seq}</span>{' '}
                {term('event', typeof event['type'] === 'string' ? event['type'] : '')}{' '}
                <span className="quiet small">
                  {t('record.at')} <Moment at={recordedAt} />
                </span>{' '}
                <code>{hash.slice(0, 16)}</code>
              </summary>
              <dl>
                <dt>{t('record.hash')}</dt>
                <dd>
                  <code>{hash}</code>
                </dd>
                <dt>{t('record.previous')}</dt>
                <dd>
                  <code>{previous ?? '–'}</code>
                </dd>
                {requestId && (
                  <>
                    <dt>{t('record.request')}</dt>
                    <dd>
                      <code>{requestId}</code>
                    </dd>
                  </>
                )}
                <dt>{t('record.event')}</dt>
                <dd>
                  <pre>{JSON.stringify(event, null, 2)}</pre>
                </dd>
              </dl>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
