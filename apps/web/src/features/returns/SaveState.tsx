import type { ReturnView } from '@duban/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { isDirty } from './sheet-store.js';
import { type Sheet, useCount } from './useSheet.js';

/** Whether the server has what is on the screen, and the way back from a paste. */
export function SaveState({ view: { rows }, sheet: { store, save } }: { view: ReturnView; sheet: Sheet }) {
  const { t } = useTranslation('returns');
  const { message } = App.useApp();
  const reports = new Set(rows.filter(({ commands }) => commands.includes('report.draft')).map(({ member }) => member));
  const unsaved = useCount(store, () => store.dirty.filter((member) => reports.has(member)).length);
  const sending = useCount(store, () => rows.filter(({ member }) => store.line(member)?.sending).length);
  const local = useCount(
    store,
    () => rows.filter((row) => row.commands.includes('subReport.submit') && isKeptHere(row.member)).length,
  );
  const undoable = useCount(store, () => (store.canUndo ? 1 : 0));
  return (
    <span className="returns-saved" aria-live="polite">
      {sending > 0 ? (
        <Mark tone="blue">{t('saving')}</Mark>
      ) : unsaved > 0 ? (
        <Mark tone="yellow">{t('unsavedCount', { count: unsaved })}</Mark>
      ) : (
        reports.size > 0 && <Mark tone="green">{t('allSaved')}</Mark>
      )}
      {local > 0 && <Mark tone="grey">{t('keptHereCount', { count: local })}</Mark>}
      {unsaved > 0 && (
        <Button size="small" onClick={() => void save()}>
          {t('saveNow')}
        </Button>
      )}
      {undoable > 0 && (
        <Button
          size="small"
          onClick={() => {
            store.undo();
            void message.info(t('undone'));
          }}
        >
          {t('undo')}
        </Button>
      )}
    </span>
  );

  function isKeptHere(member: string): boolean {
    const line = store.line(member);
    return line !== undefined && isDirty(line);
  }
}
