import type { OperationAnswer } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Panel } from '../../parts/Page.js';
import { useDeed } from '../../parts/useDeed.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';

type Directive = OperationAnswer<'directives.list'>['rows'][number];
type Difference = OperationAnswer<'regime.difference'>;

/** What the saved tables change for tasks that run: nothing of it happens by itself. */
export function RunningTasks({ year }: { year: number }) {
  const { t } = useTranslation('admin');
  const query = useAsk('directives.list', { query: { status: 'issued', year, limit: 100 } });
  return (
    <Panel title={t('holidays.running')}>
      <p className="quiet small">{t('holidays.runningHint')}</p>
      <Asked query={query}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <p className="quiet">{t('holidays.noDirective')}</p>}
            {rows.map((directive) => (
              <DirectiveAnew key={directive.id} directive={directive} />
            ))}
          </>
        )}
      </Asked>
    </Panel>
  );
}

function DirectiveAnew({ directive }: { directive: Directive }) {
  const { t } = useTranslation('admin');
  const params = { year: directive.year ?? 0, id: directive.id ?? '' };
  const query = useQuery({
    queryKey: ['regime.difference', { params, regime: null }],
    queryFn: ({ signal }) => ask('regime.difference', { params, body: {} }, { signal }),
  });
  return (
    <section className="holidays-directive" aria-label={directive.title}>
      <h3>
        {directive.number} {directive.title}
      </h3>
      <Asked query={query}>
        {(difference) =>
          touchedIn(difference).length === 0 ? (
            <p className="quiet">{t('holidays.asPlanned')}</p>
          ) : (
            <Anew difference={difference} />
          )
        }
      </Asked>
    </section>
  );
}

const touchedIn = ({ tasks }: Difference) => tasks.filter(({ made, moved, dropped }) => made + moved + dropped > 0);

function Anew({ difference }: { difference: Difference }) {
  const { t } = useTranslation(['admin', 'frame']);
  const { modal } = App.useApp();
  const { deed, isDoing } = useDeed();
  const touched = touchedIn(difference);
  const counts = { ...difference.totals, tasks: touched.length };
  const replan = (): void => {
    modal.confirm({
      title: t('holidays.replanAsk'),
      content: t('holidays.replanText', counts),
      okText: t('holidays.replan'),
      cancelText: t('frame:cancel'),
      onOk: () => deed(touched.map(({ task }) => ({ type: 'task.replan', target: task }))),
    });
  };
  return (
    <>
      <p>{t('holidays.wouldChange', counts)}</p>
      <Changes difference={difference} />
      <Button loading={isDoing} onClick={replan}>
        {t('holidays.replan')}
      </Button>
    </>
  );
}

function Changes({ difference: { changes } }: { difference: Difference }) {
  const { t } = useTranslation('admin');
  const term = useTerm();
  const period = usePeriod();
  const language = useLanguage();
  const day = (date: string | null): string => (date === null ? '–' : dayText(date, language, date));
  return (
    <ul className="holidays-changes">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>
          {t(change.from === change.to ? 'holidays.sameDay' : 'holidays.change', {
            what: `${period(change.period)} ${term('kind', change.kind)}`,
            from: day(change.from),
            to: day(change.to),
            count: change.count,
          })}
        </li>
      ))}
    </ul>
  );
}
