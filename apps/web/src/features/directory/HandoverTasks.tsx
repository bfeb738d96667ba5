import type { UnitView } from '@duban/contracts';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { useSave } from '../../parts/useSave.js';

/** 移交在办任务: what an ended unit still has in hand, counted, and one button for each unit that may take it over. */
export function HandoverTasks({ unit }: { unit: UnitView }) {
  const { t } = useTranslation('directory');
  const { modal, message } = App.useApp();
  const { data } = useAsk('unit.handOverPreview', { params: { id: unit.id } });
  const { save, isSaving } = useSave('unit.handOver');
  if (!data || data.tasks === 0 || data.successors.length === 0) return null;
  const handOver = (successor: { id: string; name: string }): void => {
    void modal.confirm({
      title: t('succession.confirm', { from: unit.name, to: successor.name }),
      content: t('succession.what', { ...data }),
      okText: t('succession.do'),
      cancelText: t('succession.cancel'),
      onOk: () =>
        save(
          { params: { id: unit.id }, body: { successor: successor.id } },
          { onDone: (answer) => void message.success(t('succession.done', { ...answer })) },
        ),
    });
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={t('succession.open', { ...data })}
      description={
        <div className="directory-buttons">
          {data.successors.map((successor) => (
            <Button key={successor.id} loading={isSaving} onClick={() => handOver(successor)}>
              {t('succession.to', { unit: successor.name })}
            </Button>
          ))}
        </div>
      }
    />
  );
}
