import { App, Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTerm } from '../../parts/useTerm.js';
import { type Deed, verbOfSeveral } from './batch.js';
import type { SectionName } from './place.js';

interface BatchBarProps {
  section: SectionName;
  /** What is chosen, and all that could be. */
  picked: readonly Deed[];
  all: readonly Deed[];
  isDoing: boolean;
  onChooseAll: (isChosen: boolean) => void;
  onGive: (deeds: readonly Deed[]) => void;
}

/** Does the same with several rows: those that are chosen, else, where nobody must look first, all that are listed. */
export function BatchBar({ section, picked, all, isDoing, onChooseAll, onGive }: BatchBarProps) {
  const { t } = useTranslation('desk');
  const term = useTerm();
  const { modal } = App.useApp();
  const verb = verbOfSeveral(section);
  const deeds = picked.length > 0 ? picked : all;
  const isWhole = picked.length === 0;
  const ask = (): void =>
    void modal.confirm({
      title: t(`${verb}.asked`, { count: deeds.length }),
      content: t(`${verb}.means`),
      icon: null,
      okText: t('confirm', { ns: 'frame' }),
      cancelText: t('cancel', { ns: 'frame' }),
      onOk: () => onGive(deeds),
    });
  return (
    <div className="desk-batch">
      <Checkbox
        checked={picked.length === all.length}
        indeterminate={picked.length > 0 && picked.length < all.length}
        onChange={({ target }) => onChooseAll(target.checked)}
      >
        {t('chooseAll')}
        <span className="only-read"> {term('section', section)}</span>
      </Checkbox>
      {/* A signature is given to what was chosen, never to whatever happens to be listed. */}
      <Button size="small" loading={isDoing} disabled={isWhole && verb === 'sign'} onClick={ask}>
        {isWhole && verb !== 'sign'
          ? t(`${verb}.all`, { count: all.length })
          : t(`${verb}.some`, { count: picked.length })}
      </Button>
    </div>
  );
}
