import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import type { OperationAnswer } from '@duban/contracts';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../client/ask.js';
import { upload } from '../client/upload.js';
import { useAsk } from '../client/use-ask.js';
import { FaultText } from './FaultText.js';
import './files.css';

type FileOf = OperationAnswer<'file.upload'>;

interface FilesFieldProps {
  /** Ids of the files. */
  value: readonly string[];
  onChange: (files: string[]) => void;
  /** The task that they are about; null where they are about something else. */
  task: { year: number; id: string } | null;
}

const MOST = 50;

/** Files to go with what is written: several at once, with how far each is; none is ever demanded. */
export function FilesField({ value, onChange, task }: FilesFieldProps) {
  const { t } = useTranslation('report');
  const input = useRef<HTMLInputElement>(null);
  const [coming, setComing] = useState<readonly { name: string; share: number }[]>([]);
  const [fault, setFault] = useState<unknown>();
  const take = async (chosen: readonly File[]): Promise<void> => {
    setFault(undefined);
    const came: string[] = [];
    const fields: Record<string, string> = task ? { taskYear: String(task.year), taskId: task.id } : {};
    for (const file of chosen.slice(0, MOST - value.length)) {
      const show = (share: number): void => setComing([{ name: file.name, share }]);
      show(0);
      try {
        came.push(((await upload('file.upload', file, fields, show)) as FileOf).id);
      } catch (error) {
        setFault(error);
      }
    }
    setComing([]);
    if (came.length > 0) onChange([...value, ...came]);
  };
  return (
    <div className="files">
      <FileList files={value} onRemove={(id) => onChange(value.filter((each) => each !== id))} />
      {coming.map(({ name, share }) => (
        <div key={name} role="status">
          <span className="small">{name}</span>
          <Progress percent={Math.round(share * 100)} size="small" />
        </div>
      ))}
      <FaultText error={fault} />
      <input
        ref={input}
        type="file"
        multiple
        // A form of Ant Design shows what is only `hidden`.
        style={{ display: 'none' }}
        aria-label={t('files.choose')}
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button
        size="small"
        icon={<PaperClipOutlined />}
        disabled={value.length >= MOST}
        loading={coming.length > 0}
        onClick={() => input.current?.click()}
      >
        {t('files.choose')}
      </Button>
      <span className="quiet small">{t('files.limits')}</span>
    </div>
  );
}

/** Files by name, each to be saved. */
export function FileList({ files, onRemove }: { files: readonly string[]; onRemove?: (id: string) => void }) {
  if (files.length === 0) return null;
  return (
    <ul className="files-list">
      {files.map((id) => (
        <FileLine key={id} id={id} {...(onRemove ? { onRemove } : {})} />
      ))}
    </ul>
  );
}

function FileLine({ id, onRemove }: { id: string; onRemove?: (id: string) => void }) {
  const { t } = useTranslation('report');
  const { data: file } = useAsk('file.read', { params: { id } });
  const name = file?.name ?? t('files.unnamed');
  return (
    <li>
      <a href={addressOf('file.download', { params: { id } })} download>
        {name}
      </a>
      {file && <span className="quiet small figures"> {sizeText(file.size)}</span>}
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('files.remove', { name })}
          onClick={() => onRemove(id)}
        />
      )}
    </li>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
