import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilesField } from '../../../parts/Files.js';
import { Mark } from '../../../parts/Light.js';
import { FaultLine } from '../../../parts/report/FigureRows.js';
import { emptyEvidence, type EvidenceDraft, type Shows } from './claim-draft.js';

interface EvidenceProps {
  value: readonly EvidenceDraft[];
  onChange: (evidence: EvidenceDraft[]) => void;
  task: { year: number; id: string };
  isWrong: (row: number) => boolean;
}

/** A row for each target and time node of the task, and what the unit adds of its own. */
export function EvidenceRows({ value, onChange, task, isWrong }: EvidenceProps) {
  const { t } = useTranslation('work');
  const change = (row: number, part: Partial<EvidenceDraft>): void =>
    onChange(value.map((each, index) => (index === row ? { ...each, ...part } : each)));
  return (
    <fieldset className="report-part">
      <legend>{t('claim.evidence')}</legend>
      <div className="report-rows">
        {value.map((each, row) => (
          <EvidenceRow
            key={row}
            row={row}
            value={each}
            change={(part) => change(row, part)}
            remove={() => onChange(value.filter((_, index) => index !== row))}
            task={task}
            isWrong={isWrong(row)}
          />
        ))}
        <div>
          <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, emptyEvidence('')])}>
            {t('claim.add')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

interface RowProps {
  row: number;
  value: EvidenceDraft;
  change: (part: Partial<EvidenceDraft>) => void;
  remove: () => void;
  task: { year: number; id: string };
  isWrong: boolean;
}

const shown: readonly Shows[] = ['evidence', 'unfinished', 'unavailable'];

function EvidenceRow({ row, value, change, remove, task, isWrong }: RowProps) {
  const { t } = useTranslation('work');
  const { subject, shows, text, attachments, ask } = value;
  const label = ask ? t('claim.textOf', { subject }) : t('claim.text');
  return (
    <div className="work-evidence" role="group" aria-label={t('claim.row', { row: row + 1 })}>
      {ask ? (
        <Asked value={value} change={change} />
      ) : (
        <div className="report-problem">
          <Input
            value={subject}
            maxLength={500}
            aria-label={t('claim.subject')}
            placeholder={t('claim.subject')}
            onChange={({ target }) => change({ subject: target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('claim.remove', { row: row + 1 })}
            onClick={remove}
          />
        </div>
      )}
      <Input.TextArea
        value={text}
        aria-label={label}
        aria-invalid={isWrong}
        status={isWrong ? 'error' : ''}
        placeholder={t('claim.text')}
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={({ target }) => change({ text: target.value })}
      />
      {isWrong && <FaultLine>{t(`claim.rowMissing.${shows}`)}</FaultLine>}
      {shows === 'evidence' && (
        <FilesField
          value={attachments}
          onChange={(files) => change({ attachments: files })}
          task={{ year: task.year, id: task.id }}
        />
      )}
    </div>
  );
}

/** What the task asks for: it stays, and is answered in one way or another. */
function Asked({ value: { ask, subject, shows, stayed }, change }: Pick<RowProps, 'value' | 'change'>) {
  const { t } = useTranslation('work');
  if (!ask) return null;
  return (
    <>
      <div>
        <span className="quiet small">{t(`claim.of.${ask.of}`)}</span> <strong>{subject}</strong>{' '}
        {ask.dueOn !== null && <span className="quiet small">{t('claim.dueOn', { day: ask.dueOn })}</span>}{' '}
        {stayed && <Mark tone="yellow">{t('claim.stayed')}</Mark>}
      </div>
      <Radio.Group
        aria-label={t('claim.showsOf', { subject })}
        value={shows}
        onChange={({ target }) => change({ shows: target.value as Shows })}
        options={shown.map((each) => ({ value: each, label: t(`claim.shows.${each}`) }))}
      />
    </>
  );
}
