import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import type { ReturnDifference, ReturnView } from '@duban/contracts';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, ask } from '../../client/ask.js';
import { ProblemError } from '../../client/problem.js';
import { useFaultText } from '../../parts/FaultText.js';
import type { Sheet } from './useSheet.js';
import { WorkbookDifference } from './WorkbookDifference.js';

/** The sheet as .xlsx: to be filled off line, and held against the sheet when it comes back. */
export function Workbook({ view, sheet }: { view: ReturnView; sheet: Sheet }) {
  const { t } = useTranslation('returns');
  const { modal } = App.useApp();
  const faultText = useFaultText();
  const file = useRef<HTMLInputElement>(null);
  const [difference, setDifference] = useState<ReturnDifference>();
  const [isReading, setReading] = useState(false);
  const params = { dueOn: view.dueOn };
  const compare = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setReading(true);
    try {
      // What is typed is part of what the file is held against.
      await sheet.save();
      const body = new FormData();
      body.append('file', chosen);
      setDifference(await ask('return.compare', { params, body }));
    } catch (error) {
      const said = error instanceof ProblemError ? error.problem.issues?.[0]?.message : undefined;
      modal.error({ title: t('fileRefused'), content: said ?? faultText(error) });
    } finally {
      setReading(false);
    }
  };
  return (
    <span className="returns-workbook">
      <Button size="small" icon={<DownloadOutlined />} href={addressOf('return.download', { params })} download>
        {t('download')}
      </Button>
      <Button size="small" icon={<UploadOutlined />} loading={isReading} onClick={() => file.current?.click()}>
        {t('upload')}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={t('upload')}
        onChange={({ target }) => {
          void compare(target.files?.[0]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      {difference && (
        <WorkbookDifference difference={difference} store={sheet.store} onClose={() => setDifference(undefined)} />
      )}
    </span>
  );
}
