import type { LeaderView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Page } from '../../parts/Page.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { CoordinationPart } from './CoordinationPart.js';
import { InstructionsPart } from './InstructionsPart.js';
import { OrderForm } from './OrderForm.js';
import { type Subject, subjectFrom } from './order.js';
import { SilentPart } from './SilentPart.js';
import { SlippingPart } from './SlippingPart.js';
import './leader.css';
import './leader-print.css';

/** 领导专页: one sheet of what needs a leader, with orders given on the spot. */
export default function LeaderPage() {
  const { t } = useTranslation('leader');
  const language = useLanguage();
  const { government, post, person } = useSession();
  const [search, setSearch] = useSearchParams();
  const [free, setFree] = useState<Subject | null>(null);
  const view = useAsk('leader.read', { query: { limit: 100 } });
  const subject = free ?? subjectFrom(search.get('task'));
  const close = (): void => {
    setFree(null);
    if (search.has('task')) setSearch({}, { replace: true });
  };
  const day = view.data ? dayText(dayOf(view.data.now), language) : '';
  return (
    <Page
      title={t('pages.leader', { ns: 'frame' })}
      under={[government.name, `${post?.title ?? ''} ${person.name}`.trim(), day].filter(Boolean).join(' · ')}
      actions={
        <>
          <Button type="primary" onClick={() => setFree({ task: null, unit: null })}>
            {t('order')}
          </Button>
          <Button onClick={() => window.print()}>{t('print')}</Button>
          <Link to="/help/leaderInCharge">{t('help')}</Link>
        </>
      }
    >
      <Asked query={view}>
        {(data) => (
          <>
            <Parts view={data} onOrder={setFree} />
            {subject && <OrderForm key={keyOf(subject)} view={data} subject={subject} onClose={close} />}
          </>
        )}
      </Asked>
    </Page>
  );
}

const keyOf = ({ task, unit }: Subject): string => task?.id ?? unit ?? 'free';

function Parts({ view, onOrder }: { view: LeaderView; onOrder: (subject: Subject) => void }) {
  return (
    <div className="leader">
      <CoordinationPart view={view} onOrder={onOrder} />
      <SlippingPart view={view} onOrder={onOrder} />
      <SilentPart view={view} onOrder={onOrder} />
      <InstructionsPart view={view} />
    </div>
  );
}
