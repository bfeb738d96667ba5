import type { OutcomesView } from '@duban/contracts';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { type Judgement, numberOf, type Row, type Verdict, verdicts, verdictTones } from './reading.js';
import type { Correcting } from './use-correcting.js';

interface CorrectRowProps {
  row: Row;
  results: OutcomesView['results'];
  correcting: Correcting;
  onClose: () => void;
}

type MarkName = Judgement['marks'][number];

const markNames = [
  'forecast',
  'partialPeriod',
  'sameScope',
  'differentMeasure',
  'stockForFlow',
  'denominatorConflict',
  'severalValues',
  'dateUnverifiable',
] as const satisfies MarkName[];

const NONE = 'none';
const STAYS = 'stays';

/** Another verdict on a row, with the words of the report that answer it, and the reason, which must be given. */
export function CorrectRow({ row, results, correcting, onClose }: CorrectRowProps) {
  const { t } = useTranslation(['outcomes', 'frame']);
  useReturnedFocus();
  const [typed, setTyped] = useState<Typed>({
    verdict: row.verdict,
    marks: row.marks,
    answer: row.outcome ? STAYS : NONE,
    reason: '',
  });
  const [isRead, setRead] = useState(false);
  const reason = typed.reason.trim().replaceAll(/\s+/g, ' ');
  const save = async (): Promise<void> => {
    setRead(true);
    if (reason === '') return;
    const { verdict, marks, answer } = typed;
    const isDone = await correcting.correct({ row: row.id, verdict, marks, reason, ...outcomeOf(answer, results) });
    if (isDone) onClose();
  };
  return (
    <Modal
      open
      title={t('correctRow', { number: numberOf(row) })}
      okText={t('confirm', { ns: 'frame' })}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={correcting.isSaving}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="outcomes-form">
        <p className="text">{row.text}</p>
        <p className="outcomes-marks">
          <span className="quiet">{t('correction.before')}</span>
          <Mark tone={verdictTones[row.verdict]}>{t(`verdict.${row.verdict}`)}</Mark>
          <span className="quiet">{t('correction.after')}</span>
          <Mark tone={verdictTones[typed.verdict]}>{t(`verdict.${typed.verdict}`)}</Mark>
        </p>
        <Choices row={row} results={results} typed={typed} onType={(more) => setTyped({ ...typed, ...more })} />
        <Reason
          value={typed.reason}
          isMissing={isRead && reason === ''}
          onType={(words) => setTyped({ ...typed, reason: words })}
        />
      </div>
    </Modal>
  );
}

/** What is typed so far; `answer` is where a result begins, or one of the two words. */
interface Typed {
  verdict: Verdict;
  marks: MarkName[];
  answer: string;
  reason: string;
}

interface ChoicesProps extends Pick<CorrectRowProps, 'row' | 'results'> {
  typed: Typed;
  onType: (more: Partial<Typed>) => void;
}

function Choices({ row, results, typed: { verdict, marks, answer }, onType }: ChoicesProps) {
  const { t } = useTranslation('outcomes');
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}-verdict`}>{t('correction.verdict')}</label>
      <Select<Verdict>
        id={`${id}-verdict`}
        autoFocus
        value={verdict}
        onChange={(next) => onType({ verdict: next })}
        options={verdicts.map((each) => ({ value: each, label: t(`verdict.${each}`) }))}
      />
      <label htmlFor={`${id}-marks`}>{t('correction.marks')}</label>
      <Select<MarkName[]>
        id={`${id}-marks`}
        mode="multiple"
        placeholder={t('correction.noMarks')}
        value={marks}
        onChange={(next) => onType({ marks: next })}
        options={markNames.map((each) => ({ value: each, label: t(`markWord.${each}`) }))}
      />
      <label htmlFor={`${id}-outcome`}>{t('correction.outcome')}</label>
      <Select<string>
        id={`${id}-outcome`}
        showSearch={{ optionFilterProp: 'label' }}
        value={answer}
        onChange={(next) => onType({ answer: next })}
        options={[
          { value: NONE, label: t('correction.none') },
          ...(row.outcome ? [{ value: STAYS, label: row.outcome.quote }] : []),
          ...results.map(({ start, quote }) => ({ value: String(start), label: quote })),
        ]}
      />
    </>
  );
}

interface ReasonProps {
  value: string;
  isMissing: boolean;
  onType: (words: string) => void;
}

function Reason({ value, isMissing, onType }: ReasonProps) {
  const { t } = useTranslation('outcomes');
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('correction.reason')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={500}
        value={value}
        status={isMissing ? 'error' : ''}
        aria-invalid={isMissing}
        aria-describedby={`${id}-missing`}
        onChange={({ target }) => onType(target.value)}
      />
      <p id={`${id}-missing`} role="alert" className="reason-missing small">
        {isMissing && t('correction.reasonMissing')}
      </p>
    </>
  );
}

/** The words that were chosen to answer the row; nothing is said where they stay. */
function outcomeOf(answer: string, results: OutcomesView['results']) {
  if (answer === STAYS) return {};
  const chosen = results.find(({ start }) => String(start) === answer);
  return { outcome: chosen ? { start: chosen.start, end: chosen.end } : null };
}
