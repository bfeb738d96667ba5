import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Panel } from '../../parts/Page.js';
import { useBegin } from './use-begin.js';

const steps = ['read', 'check', 'issue'] as const;

/** What will happen, for whoever is here for the first time; in a demonstration with an invented notice to try it with. */
export function FirstNotice() {
  const { t } = useTranslation('wizard');
  const about = useAsk('about.read', {}).data;
  const { paste, isBusy, fault } = useBegin();
  const year = about?.now.slice(0, 4);
  const month = Number(about?.now.slice(5, 7));
  return (
    <Panel title={t('first.title')}>
      <ol className="wizard-first">
        {steps.map((step, index) => (
          <li key={step}>
            <span className="wizard-first-number figures">{index + 1}</span>
            <strong>{t(`first.${step}.word`)}</strong>
            <span className="quiet">{t(`first.${step}.why`)}</span>
          </li>
        ))}
      </ol>
      <div className="wizard-deeds">
        {about?.mode === 'demo' && (
          <Button
            loading={isBusy}
            onClick={() => void paste(t('first.exampleName'), t('first.example', { year, month }))}
          >
            {t('first.try')}
          </Button>
        )}
        <Link to="/help/issuingClerk">{t('first.help')}</Link>
      </div>
      {fault !== '' && <p role="alert">{fault}</p>}
    </Panel>
  );
}
