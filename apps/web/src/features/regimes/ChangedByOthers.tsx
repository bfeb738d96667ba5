import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type texts from '../../texts/zh/index.js';
import { partsThatDiffer, type Rules } from './draft.js';

type PartName = keyof typeof texts.regimes.partOf;

interface ChangedByOthersProps {
  seen: Rules;
  latest: Rules;
  onKeep: () => void;
  onTake: () => void;
}

/** Somebody else saved the rules meanwhile: says which parts, and lets choose whose hold. */
export function ChangedByOthers({ seen, latest, onKeep, onTake }: ChangedByOthersProps) {
  const { t } = useTranslation('regimes');
  const parts = partsThatDiffer(seen, latest).map((part) => t(`partOf.${part as PartName}`, { defaultValue: part }));
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('changedByOthers', { parts: parts.join(t('comma')) })}
      action={
        <Space wrap>
          <Button size="small" onClick={onKeep}>
            {t('keepMine')}
          </Button>
          <Button size="small" onClick={onTake}>
            {t('takeTheirs')}
          </Button>
        </Space>
      }
    />
  );
}
