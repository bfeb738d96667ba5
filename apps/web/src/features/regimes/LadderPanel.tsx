import type { OperationAnswer } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { useRole } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import type { Rules } from './draft.js';
import { LadderTrial } from './LadderTrial.js';

interface LadderPanelProps {
  code: string;
  rules: Rules;
  isDirty: boolean;
  isWrong: boolean;
}

type Directive = OperationAnswer<'directives.list'>['rows'][number];

/** What is tried: a directive's year, and the rules by their code or as they are typed. */
interface Trial {
  params: { year: number; id: string };
  regime: string | Rules;
}

/** The ladder, as it is typed, tried on what was really late under a directive: for those who may. */
export function LadderPanel(props: LadderPanelProps) {
  const role = useRole();
  return role === 'administrator' || role === 'chiefSupervisor' ? <Choosing {...props} /> : null;
}

function Choosing(props: LadderPanelProps) {
  const { t } = useTranslation('regimes');
  const query = useAsk('directives.list', { query: { status: 'issued,closed', limit: 100 } });
  return (
    <Panel title={t('trial.title')} id="regimes-ladder">
      <Asked query={query}>
        {({ rows }) =>
          rows.length === 0 ? <Nothing>{t('trial.noDirective')}</Nothing> : <Trying {...props} directives={rows} />
        }
      </Asked>
    </Panel>
  );
}

function Trying({
  code,
  rules,
  isDirty,
  isWrong,
  directives,
}: LadderPanelProps & { directives: readonly Directive[] }) {
  const { t } = useTranslation('regimes');
  const [chosen, setChosen] = useState<string>();
  const [trial, setTrial] = useState<Trial>();
  const directive = directives.find(({ id }) => id === chosen);
  const regime = isDirty ? rules : code;
  const isBehind = trial !== undefined && (trial.params.id !== chosen || trial.regime !== regime);
  const run = (): void => {
    if (directive) setTrial({ params: { year: directive.year ?? 0, id: directive.id ?? '' }, regime });
  };
  return (
    <>
      <p className="quiet">{t('trial.hint')}</p>
      <div className="regimes-apply">
        <label htmlFor="regimes-trial-directive">{t('trial.directive')}</label>
        <Select
          id="regimes-trial-directive"
          className="regimes-directive"
          placeholder={t('trial.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen}
          onChange={setChosen}
          options={directives.map(({ id, number, title }) => ({ value: id, label: `${number ?? ''} ${title ?? ''}` }))}
        />
        <Button disabled={!directive || isWrong} onClick={run}>
          {t('trial.do')}
        </Button>
        {isWrong && <span className="quiet">{t('trial.wrong')}</span>}
        {isBehind && !isWrong && <span className="quiet">{t('trial.behind')}</span>}
      </div>
      {trial && <Tried trial={trial} />}
    </>
  );
}

function Tried({ trial: { params, regime } }: { trial: Trial }) {
  const query = useQuery({
    queryKey: ['regime.simulateLadder', { params, regime }],
    queryFn: ({ signal }) => ask('regime.simulateLadder', { params, body: { regime } }, { signal }),
    retry: false,
  });
  return <Asked query={query}>{(view) => <LadderTrial view={view} />}</Asked>;
}
