import { InboxOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_KINDS, faultOfFile, type FileFault } from './document-file.js';
import { SendingProgress } from './SendingProgress.js';
import { useSending } from './use-sending.js';
import './document.css';

interface BringDocumentProps {
  upload: (file: File, onShare: (share: number) => void, signal: AbortSignal) => Promise<{ id: string }>;
  paste: (name: string, text: string) => Promise<{ id: string }>;
  /** What the document was begun as. */
  onBegun: (id: string) => void;
  /** Whether it may be sent yet: what else is asked for has been said. */
  isReady?: boolean;
}

/** Two ways to bring a document: a file is dropped or chosen, or its text is pasted. */
export function BringDocument({ isReady = true, ...ways }: BringDocumentProps) {
  return (
    <div className="document-begin">
      <ByFile {...ways} isReady={isReady} />
      <ByPaste {...ways} isReady={isReady} />
    </div>
  );
}

function ByFile({ upload, onBegun, isReady }: Required<BringDocumentProps>) {
  const { t } = useTranslation('document');
  const { send, isBusy, fault, share, callOff } = useSending(onBegun);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<{ name: string; fault: FileFault | 'several' }>();
  const take = (files: readonly File[]): void => {
    const [file, ...more] = files;
    if (!file || isBusy || !isReady) return;
    const found = more.length > 0 ? 'several' : faultOfFile(file);
    setRefused(found && { name: file.name, fault: found });
    if (!found) void send((onShare, signal) => upload(file, onShare, signal));
  };
  return (
    <div
      className={`document-drop${isOver ? ' document-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <InboxOutlined className="document-drop-sign" aria-hidden />
      <p>{t('drop')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={DOCUMENT_KINDS}
        aria-label={t('choose')}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button loading={isBusy} disabled={!isReady} onClick={() => input.current?.click()}>
        {t(isBusy ? 'reading' : 'choose')}
      </Button>
      {share !== undefined && <SendingProgress share={share} onCallOff={callOff} />}
      <p className="quiet small">{t('kinds')}</p>
      {refused && <p role="alert">{t(`refused.${refused.fault}`, { name: refused.name })}</p>}
      {!refused && fault !== '' && <p role="alert">{fault}</p>}
    </div>
  );
}

function ByPaste({ paste, onBegun, isReady }: Required<BringDocumentProps>) {
  const { t } = useTranslation('document');
  const { send, isBusy, fault } = useSending(onBegun);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  return (
    <form
      className="document-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void send(() => paste(name.trim() || firstLineOf(text), text));
      }}
    >
      <label>
        {t('text')}
        <Input.TextArea
          rows={6}
          value={text}
          placeholder={t('placeholder')}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className="document-pair">
        <Input
          aria-label={t('name')}
          placeholder={text.trim() === '' ? t('name') : firstLineOf(text)}
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady || text.trim() === ''}>
          {t('read')}
        </Button>
      </div>
      {fault !== '' && <p role="alert">{fault}</p>}
    </form>
  );
}

const firstLineOf = (text: string): string => text.trim().split('\n', 1)[0]?.trim().slice(0, 60) ?? '';
