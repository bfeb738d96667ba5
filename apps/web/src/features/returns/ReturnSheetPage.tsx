import type { ReturnView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { isProblem } from '../../client/problem.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { ReturnSheet } from './ReturnSheet.js';

/** 本期填报: one sheet, of the day in the address. */
export default function ReturnSheetPage() {
  const { t } = useTranslation('returns');
  const { dueOn = '' } = useParams();
  const sheet = useAsk('return.read', { params: { dueOn } });
  if (isProblem(sheet.error, 'not-found'))
    return (
      <Page title={t('title')}>
        <Panel>
          <Nothing>
            {t('noSheet')}{' '}
            <Link className="returns-inline" to="/returns">
              {t('allSheets')}
            </Link>
          </Nothing>
        </Panel>
      </Page>
    );
  if (sheet.data === undefined)
    return (
      <Page title={t('title')}>
        <Panel>
          <Asked query={sheet}>{() => null}</Asked>
        </Panel>
      </Page>
    );
  return <ReturnSheet key={dueOn} view={sheet.data as ReturnView} />;
}
