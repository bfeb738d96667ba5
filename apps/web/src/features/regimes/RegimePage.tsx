import type { RegimeView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useNow, useRole } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked, Fault } from '../../parts/Asked.js';
import { Mark } from '../../parts/Light.js';
import { Page } from '../../parts/Page.js';
import { dayOf } from '../../time/days.js';
import { ApplyPanel } from './ApplyPanel.js';
import { partsThatDiffer, type Rules, withValueAt } from './draft.js';
import { EditingProvider } from './fields.js';
import { LadderPanel } from './LadderPanel.js';
import { RegimeActions } from './RegimeActions.js';
import { RegimeCalendar } from './RegimeCalendar.js';
import { RegimeForm } from './RegimeForm.js';
import { ChangedByOthers } from './ChangedByOthers.js';
import { useYearPreview } from './useYearPreview.js';
import './regimes.css';

/** One regime: its rules on the left, the whole year that they make on the right, what they would change below. */
export default function RegimePage() {
  const { t } = useTranslation('frame');
  const { code = '' } = useParams();
  const query = useAsk('regime.read', { params: { code } });
  const now = useNow();
  if (!query.data || now === undefined) {
    return (
      <Page title={t('pages.regimes')}>
        <Asked query={query}>{() => null}</Asked>
      </Page>
    );
  }
  return <RegimeEditor key={code} view={query.data as RegimeView} thisYear={Number(dayOf(now).slice(0, 4))} />;
}

function RegimeEditor({ view, thisYear }: { view: RegimeView; thisYear: number }) {
  const { t } = useTranslation('regimes');
  const isReadOnly = useRole() !== 'administrator';
  const [search] = useSearchParams();
  // What is edited stays on what was seen, also when somebody else saves meanwhile.
  const [seen, setSeen] = useState(view);
  const [edited, setEdited] = useState<Rules>();
  const [year, setYear] = useState(thisYear);
  const rules = edited ?? view.rules;
  const isDirty = edited !== undefined && partsThatDiffer(edited, seen.rules).length > 0;
  const live = useYearPreview(rules, year);
  const isWrong = live.faults.size > 0;
  const set = (pointer: string, value: unknown): void => {
    if (edited === undefined) setSeen(view);
    setEdited((before) => withValueAt(before ?? view.rules, pointer, value));
  };
  return (
    <Page
      title={view.title}
      under={<Standing view={view} />}
      actions={
        <>
          <Button href="#regimes-apply">{t('apply.title')}</Button>
          {!isReadOnly && (
            <RegimeActions
              view={view}
              version={seen.version}
              rules={rules}
              isDirty={isDirty}
              isWrong={isWrong}
              asksName={search.has('new')}
              onForget={() => setEdited(undefined)}
            />
          )}
        </>
      }
    >
      {isDirty && seen.version !== view.version && (
        <ChangedByOthers
          seen={seen.rules}
          latest={view.rules}
          onKeep={() => setSeen(view)}
          onTake={() => setEdited(undefined)}
        />
      )}
      {isReadOnly && <p className="quiet">{t('readOnly')}</p>}
      {Boolean(live.error) && <Fault error={live.error} />}
      <div className="regimes-sides">
        <EditingProvider value={{ rules, set, faults: live.faults, isReadOnly }}>
          <RegimeForm />
        </EditingProvider>
        <div className="regimes-right">
          <RegimeCalendar {...live} year={year} onYear={setYear} isWrong={isWrong} />
        </div>
      </div>
      <LadderPanel code={view.code} rules={rules} isDirty={isDirty} isWrong={isWrong} />
      <ApplyPanel code={view.code} rules={rules} isDirty={isDirty} isWrong={isWrong} />
    </Page>
  );
}

function Standing({ view }: { view: RegimeView }) {
  const { t } = useTranslation('regimes');
  return (
    <span>
      {view.code} · <Mark tone={view.basis === 'own' ? 'blue' : 'grey'}>{t(`basis.${view.basis}`)}</Mark> ·{' '}
      {t('uses', { count: view.directives })}
      {view.basis === 'program' && ` · ${t('ofProgram')}`}
    </span>
  );
}
