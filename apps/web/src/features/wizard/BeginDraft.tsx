import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { BringDocument } from '../../parts/document/BringDocument.js';
import { Panel } from '../../parts/Page.js';
import { pasteDraft, type ReadingKind, toDraft, uploadDraft } from './use-begin.js';

/** A document is brought, and becomes a draft. */
export function BeginDraft() {
  const { t } = useTranslation('wizard');
  const navigate = useNavigate();
  const [as, setAs] = useState<ReadingKind>();
  return (
    <Panel title={t('begin.title')}>
      <div className="wizard-begin-as">
        <span className="quiet">{t('begin.as')}</span>
        <Segmented<'asItLooks' | 'notice' | 'report'>
          aria-label={t('begin.as')}
          value={as ?? 'asItLooks'}
          onChange={(chosen) => setAs(chosen === 'asItLooks' ? undefined : chosen)}
          options={(['asItLooks', 'notice', 'report'] as const).map((value) => ({
            value,
            label: t(value === 'asItLooks' ? 'begin.asItLooks' : `readAs.${value}`),
          }))}
        />
      </div>
      <BringDocument
        upload={(...sent) => uploadDraft(as, ...sent)}
        paste={(name, text) => pasteDraft(name, text, as)}
        onBegun={toDraft(navigate)}
      />
    </Panel>
  );
}
