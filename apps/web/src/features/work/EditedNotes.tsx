import { Alert, Button } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edited } from '../../parts/useEdited.js';

interface EditedNotesProps<Draft> {
  edited: Edited<Draft>;
  /** What somebody else has saved meanwhile, beside what is typed. */
  difference?: ReactNode;
}

/** What a form has to say of itself: typed text that stands here again, and what somebody else has saved meanwhile. */
export function EditedNotes<Draft>({ edited, difference }: EditedNotesProps<Draft>) {
  const { t } = useTranslation('work');
  if (edited.newer !== null)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('newer.title')}
        description={
          <>
            <p>{t('newer.means')}</p>
            {difference}
            <div className="work-row">
              <Button size="small" onClick={edited.keepTyped}>
                {t('newer.keep')}
              </Button>
              <Button size="small" onClick={edited.takeNewer}>
                {t('newer.take')}
              </Button>
            </div>
          </>
        }
      />
    );
  if (edited.isRestored)
    return (
      <Alert
        type="info"
        showIcon
        title={t('restored.title')}
        action={
          <Button size="small" onClick={edited.takeNewer}>
            {t('restored.drop')}
          </Button>
        }
      />
    );
  return null;
}
