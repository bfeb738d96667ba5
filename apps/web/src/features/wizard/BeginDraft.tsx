import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { BringDocument } from '../../parts/document/BringDocument.js';
import { Panel } from '../../parts/Page.js';
import { pasteDraft, toDraft, uploadDraft } from './use-begin.js';

/** A document is brought, and becomes a draft. */
export function BeginDraft() {
  const { t } = useTranslation('wizard');
  const navigate = useNavigate();
  return (
    <Panel title={t('begin.title')}>
      <BringDocument upload={uploadDraft} paste={pasteDraft} onBegun={toDraft(navigate)} />
    </Panel>
  );
}
