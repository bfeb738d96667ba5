import type { OperationAnswer } from '@duban/contracts';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { ProblemError } from '../../client/problem.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Panel } from '../../parts/Page.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';
import { type EditedTable, lineOf } from './table-edit.js';

type Reading = OperationAnswer<'holiday.save'>;

interface NoticeReaderProps {
  year: number;
  /** What was read goes onto the calendar; nothing is saved by it. */
  onRead: (table: EditedTable) => void;
}

/** Reads the days from the notice as it was published; what cannot be read for certain is named by its line. */
export function NoticeReader({ year, onRead }: NoticeReaderProps) {
  const { t } = useTranslation('admin');
  const [text, setText] = useState('');
  const [reading, setReading] = useState<Reading>();
  const [fault, setFault] = useState<unknown>();
  const [isReading, setIsReading] = useState(false);
  const read = (): void => {
    setIsReading(true);
    setFault(undefined);
    setReading(undefined);
    ask('holiday.save', { params: { year }, query: { dryRun: 'true' }, body: { text } })
      .then((answer) => {
        setReading(answer);
        onRead(answer.table);
      }, setFault)
      .finally(() => setIsReading(false));
  };
  return (
    <Panel title={t('holidays.notice')}>
      <label className="holidays-notice">
        {t('holidays.noticeHint')}
        <Input.TextArea
          rows={5}
          value={text}
          maxLength={20_000}
          placeholder={t('holidays.noticeExample')}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className="holidays-buttons">
        <Button disabled={text.trim() === ''} loading={isReading} onClick={read}>
          {t('holidays.read')}
        </Button>
      </div>
      {fault !== undefined && <Unread fault={fault} text={text} />}
      {reading && <Read reading={reading} />}
    </Panel>
  );
}

function Unread({ fault, text }: { fault: unknown; text: string }) {
  const { t } = useTranslation('admin');
  const faultText = useFaultText();
  const issues = (fault instanceof ProblemError && fault.problem.issues) || [];
  const lines = text.split(/\r\n|\n|\r/);
  const numbers = [...new Set(issues.flatMap(({ message }) => lineOf(message) ?? []))];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={numbers.length > 0 ? t('holidays.unread') : faultText(fault)}
      description={
        <ul className="holidays-changes">
          {numbers.map((line) => (
            <li key={line}>{t('holidays.line', { line, text: lines[line - 1] ?? '' })}</li>
          ))}
        </ul>
      }
    />
  );
}

function Read({ reading: { elsewhere, leftOut } }: { reading: Reading }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t('holidays.readDone')}
      description={
        elsewhere.length + leftOut.length > 0 && (
          <ul className="holidays-changes">
            {elsewhere.map(({ day, is }) => (
              <li key={day}>{t(`holidays.elsewhere.${is}`, { day: dayText(day, language) })}</li>
            ))}
            {leftOut.map(({ line, text }) => (
              <li key={`${line} ${text}`}>{t('holidays.leftOut', { line, text })}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
