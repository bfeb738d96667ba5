import type { DirectiveView } from '@duban/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useDeed } from '../../parts/useDeed.js';
import { useTerm } from '../../parts/useTerm.js';
import { AmendForm } from './AmendForm.js';

interface DeedsProps {
  params: { year: number; id: string };
  view: DirectiveView;
}

/** What the reader's post may do with the directive. */
export function DirectiveDeeds({ params, view }: DeedsProps) {
  const { t } = useTranslation(['directives', 'frame']);
  const term = useTerm();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { deed, isDoing } = useDeed();
  const [isAmending, setAmending] = useState(false);
  const { allowed, byStatus, regime } = view;
  const target = { kind: 'directive', ...params } as const;
  const close = (): void => {
    const open = openTasks(byStatus);
    const link = `/tasks?directive=${params.id}&status=${Object.keys(byStatus).filter(isOpen).join(',')}`;
    if (open > 0) {
      // The dialog stands outside of the pages, where a link would lead nowhere.
      void modal.confirm({
        title: t('close.notYet', { count: open }),
        okText: t('close.showOpen'),
        cancelText: t('close', { ns: 'frame' }),
        onOk: () => void navigate(link),
      });
      return;
    }
    void modal.confirm({
      title: term('command', 'directive.close'),
      content: t('close.what', { completed: byStatus.completed ?? 0, withdrawn: byStatus.withdrawn ?? 0 }),
      okText: term('command', 'directive.close'),
      cancelText: t('cancel', { ns: 'frame' }),
      onOk: () => deed([{ type: 'directive.close', target }]),
    });
  };
  return (
    <>
      {allowed.includes('directive.applyRegime') && regime && (
        <Link to={`/admin/regimes/${regime.code}`}>
          <Button>{term('command', 'directive.applyRegime')}</Button>
        </Link>
      )}
      {allowed.includes('directive.amend') && (
        <Button onClick={() => setAmending(true)}>{term('command', 'directive.amend')}</Button>
      )}
      {allowed.includes('directive.close') && (
        <Button loading={isDoing} onClick={close}>
          {term('command', 'directive.close')}
        </Button>
      )}
      {isAmending && <AmendForm params={params} onClose={() => setAmending(false)} />}
    </>
  );
}

const isOpen = (status: string): boolean => status !== 'completed' && status !== 'withdrawn';

const openTasks = (byStatus: DirectiveView['byStatus']): number =>
  Object.entries(byStatus).reduce((sum, [status, count]) => (isOpen(status) ? sum + count : sum), 0);
