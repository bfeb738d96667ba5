import type { OperationAnswer, RegimeDifferenceView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { useRole } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { useSave } from '../../parts/useSave.js';
import { Difference } from './Difference.js';
import type { Rules } from './draft.js';

interface ApplyPanelProps {
  code: string;
  rules: Rules;
  /** The rules are not saved: they are compared, but not applied. */
  isDirty: boolean;
  isWrong: boolean;
}

type Directive = OperationAnswer<'directives.list'>['rows'][number];

/** What the rules would change for a directive that has been issued; then they are applied, or taken back. */
export function ApplyPanel({ code, rules, isDirty, isWrong }: ApplyPanelProps) {
  const { t } = useTranslation('regimes');
  const query = useAsk('directives.list', { query: { status: 'issued', limit: 100 } });
  const [chosen, setChosen] = useState<string>();
  return (
    <Panel title={t('apply.title')} id="regimes-apply">
      <Asked query={query}>
        {({ rows }) => {
          const directive = rows.find(({ id }) => id === chosen);
          if (rows.length === 0) return <Nothing>{t('apply.noDirective')}</Nothing>;
          return (
            <>
              <div className="regimes-apply">
                <label htmlFor="regimes-directive">{t('apply.directive')}</label>
                <Select
                  id="regimes-directive"
                  className="regimes-directive"
                  placeholder={t('apply.choose')}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={chosen}
                  onChange={setChosen}
                  options={rows.map(({ id, number, title }) => ({
                    value: id,
                    label: `${number ?? ''} ${title ?? ''}`,
                  }))}
                />
              </div>
              {directive ? (
                <DirectiveDifference
                  key={chosen}
                  directive={directive}
                  code={code}
                  rules={rules}
                  isDirty={isDirty}
                  isWrong={isWrong}
                />
              ) : (
                <p className="quiet">{t('apply.hint')}</p>
              )}
            </>
          );
        }}
      </Asked>
    </Panel>
  );
}

function DirectiveDifference({ directive, code, rules, isDirty, isWrong }: ApplyPanelProps & { directive: Directive }) {
  const { t } = useTranslation('regimes');
  const isAdministrator = useRole() === 'administrator';
  const params = { year: directive.year ?? 0, id: directive.id ?? '' };
  const regime = isDirty ? rules : code;
  const query = useQuery({
    queryKey: ['regime.difference', { params, regime }],
    queryFn: ({ signal }) => ask('regime.difference', { params, body: { regime } }, { signal }),
    enabled: !isWrong,
    retry: false,
  });
  if (isWrong) return <p className="quiet">{t('apply.wrong')}</p>;
  return (
    <Asked query={query}>
      {(difference) => (
        <>
          <p>{t('apply.now', { from: difference.from.title })}</p>
          {isAdministrator && (
            <ApplyActions difference={difference} directive={directive} code={code} isDirty={isDirty} />
          )}
          <Difference difference={difference} />
        </>
      )}
    </Asked>
  );
}

interface ApplyActionsProps {
  difference: RegimeDifferenceView;
  directive: Directive;
  code: string;
  isDirty: boolean;
}

function ApplyActions({ difference, directive, code, isDirty }: ApplyActionsProps) {
  const { t } = useTranslation(['regimes', 'frame']);
  const { modal } = App.useApp();
  const applying = useSave('regime.apply');
  const undoing = useSave('regime.undo');
  const params = { year: directive.year ?? 0, id: directive.id ?? '' };
  const { totals, last } = difference;
  const changes = totals.made + totals.moved + totals.dropped;
  const isSame = difference.from.code === code && changes === 0;
  const apply = (): void => {
    modal.confirm({
      title: t('apply.ask', { title: directive.title }),
      content: t('apply.askText', { ...totals, to: difference.to.title }),
      okText: t('apply.do'),
      cancelText: t('frame:cancel'),
      onOk: () => applying.save({ params, body: { regime: code } }, { said: t('apply.done', { ...totals }) }),
    });
  };
  const undo = (): void => {
    modal.confirm({
      title: t('apply.undoAsk'),
      content: t('apply.undoText', { regime: last?.before.title }),
      okText: t('apply.undo'),
      cancelText: t('frame:cancel'),
      onOk: () => undoing.save({ params }, { said: t('apply.undone') }),
    });
  };
  return (
    <div className="regimes-apply">
      <Button type="primary" disabled={isDirty || isSame} loading={applying.isSaving} onClick={apply}>
        {t('apply.do')}
      </Button>
      {isDirty && <span className="quiet">{t('apply.saveFirst')}</span>}
      {isSame && <span className="quiet">{t('apply.same')}</span>}
      {last && (
        <span className="regimes-undo">
          <span>
            {t('apply.last', { from: last.before.title })} <Moment at={last.at} />
          </span>
          <Button disabled={last.hasFired} loading={undoing.isSaving} onClick={undo}>
            {t('apply.undo')}
          </Button>
          <span className="quiet">
            {last.hasFired && t('apply.tooLate')}
            {!last.hasFired && last.undoUntil && (
              <>
                {t('apply.undoUntil')} <Moment at={last.undoUntil} />
              </>
            )}
          </span>
        </span>
      )}
    </div>
  );
}
