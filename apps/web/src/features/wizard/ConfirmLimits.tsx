import type { DraftView } from '@duban/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { proposedIn } from './figure-places.js';
import type { ItemDeeds } from './use-deeds.js';

/** Confirms every day that the text says and nobody has decided about, after saying what it means. */
export function ConfirmLimits({ draft, deeds }: { draft: DraftView; deeds: ItemDeeds }) {
  const { t } = useTranslation('wizard');
  const { modal } = App.useApp();
  const proposed = draft.items.filter(({ dropped }) => dropped === null).flatMap(proposedIn);
  const count = proposed.length;
  if (draft.status !== 'open' || count === 0) return null;
  const beyond = proposed.filter(({ beyondYear }) => beyondYear).length;
  const askFirst = (): void =>
    void modal.confirm({
      title: t('figures.all.title', { count }),
      content: (
        <>
          <p>{t('figures.all.why')}</p>
          {beyond > 0 && <p>{t('figures.all.beyond', { count: beyond })}</p>}
        </>
      ),
      okText: t('atOnce.confirm'),
      cancelText: t('atOnce.cancel'),
      onOk: () => deeds.decide({ type: 'confirmTimeLimits' }),
    });
  return (
    <Button size="small" onClick={askFirst}>
      {t('figures.all.word', { count })}
    </Button>
  );
}
