import type { DeskView } from '@duban/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page } from '../../parts/Page.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { ComingNext, HelpLink } from './ComingNext.js';
import { DeskSection } from './DeskSection.js';
import { DeskSummary } from './DeskSummary.js';
import './desk.css';

/** The most rows of a section at first, and when more are asked for. */
const AT_FIRST = 20;
const AT_MOST = 100;

/** 我的待办: everything that waits for the post that speaks, in the order of the days. */
export default function DeskPage() {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  const { post, person } = useSession();
  const [limit, setLimit] = useState(AT_FIRST);
  const desk = useAsk('desk.read', { query: { limit } }, { keepsPrevious: true });
  const who = post ? `${post.unit?.name ?? ''} ${post.title} ${person.name}`.trim() : person.name;
  const under = desk.data ? `${dayText(dayOf(desk.data.now), language)} · ${who}` : who;
  return (
    <Page title={t('pages.desk')} under={under}>
      <Asked query={desk}>
        {(view) => <Desk view={view} {...(limit < AT_MOST ? { onMore: () => setLimit(AT_MOST) } : {})} />}
      </Asked>
    </Page>
  );
}

function Desk({ view, onMore }: { view: DeskView; onMore?: () => void }) {
  const { t } = useTranslation('desk');
  const term = useTerm();
  const waiting = view.sections.filter(({ total }) => total > 0);
  const empty = view.sections.filter(({ total }) => total === 0);
  return (
    <>
      {view.summary && <DeskSummary summary={view.summary} />}
      {waiting.length > 1 && (
        <nav className="desk-sections" aria-label={t('sections')}>
          {waiting.map(({ section, total }) => (
            <a key={section} href={`#desk-${section}`} className="desk-jump">
              {term('section', section)} <strong className="figures">{total}</strong>
            </a>
          ))}
        </nav>
      )}
      {waiting.map((section) => (
        <DeskSection key={section.section} section={section} now={view.now} {...(onMore ? { onMore } : {})} />
      ))}
      {waiting.length === 0 && view.sections.length > 0 && <Nothing>{t('nothingWaits')}</Nothing>}
      {view.role === null && <Nothing>{t('noPost')}</Nothing>}
      <footer className="desk-foot quiet">
        {waiting.length > 0 && empty.length > 0 && (
          <p>
            {t('emptySections', { sections: empty.map(({ section }) => term('section', section)).join(t('comma')) })}
          </p>
        )}
        <ComingNext next={view.next} />
        <HelpLink role={view.role} />
      </footer>
    </>
  );
}
