import type { DraftView } from '@duban/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../client/ask.js';

/** Which file the text was taken from, where it is kept, and what was left out of it. */
export function SourceNote({ source }: { source: DraftView['source'] }) {
  const { t } = useTranslation('document');
  if (!source?.file) return null;
  const original = (
    <a href={addressOf('file.download', { params: { id: source.file } })} download>
      {t('source.original')}
    </a>
  );
  if (source.warnings.length === 0)
    return (
      <p className="quiet small">
        {t('source.readFrom', { kind: source.kind })} · {original}
      </p>
    );
  return (
    <Alert
      type="warning"
      showIcon
      title={t('source.readFrom', { kind: source.kind })}
      description={
        <ul>
          {source.warnings.map(({ code, count }) => (
            <li key={code}>{t(`source.warning.${code}`, { count })}</li>
          ))}
        </ul>
      }
      action={original}
    />
  );
}
