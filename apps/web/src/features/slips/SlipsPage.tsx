import { useTranslation } from 'react-i18next';
import { useRole } from '../../client/session.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { MissedPanel } from './MissedPanel.js';
import { SlipsPanel } from './SlipsPanel.js';
import './slips.css';

/** Slips to issue, and what is missed, to urge: of the inspectorate. */
export default function SlipsPage() {
  const { t } = useTranslation('review');
  const role = useRole();
  const isInspectorate = role === 'supervisor' || role === 'chiefSupervisor';
  return (
    <Page title={t('slips.title')} under={t('slips.under')}>
      {isInspectorate ? (
        <>
          <SlipsPanel />
          <MissedPanel />
        </>
      ) : (
        <Panel>
          <Nothing>{t('slips.notYours')}</Nothing>
        </Panel>
      )}
    </Page>
  );
}
