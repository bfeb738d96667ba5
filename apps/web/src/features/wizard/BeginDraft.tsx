import { InboxOutlined } from '@ant-design/icons';
import { Button, Input, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { DOCUMENT_KINDS, faultOfFile, type FileFault } from './document-file.js';
import { useBegin } from './use-begin.js';

/** Two ways to begin: a file is dropped or chosen, or the text of the document is pasted. */
export function BeginDraft() {
  const { t } = useTranslation('wizard');
  return (
    <Panel title={t('begin.title')}>
      <div className="wizard-begin">
        <ByFile />
        <ByPaste />
      </div>
    </Panel>
  );
}

function ByFile() {
  const { t } = useTranslation('wizard');
  const { upload, isBusy, fault, share } = useBegin();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<{ name: string; fault: FileFault | 'several' }>();
  const take = (files: readonly File[]): void => {
    const [file, ...more] = files;
    if (!file || isBusy) return;
    const found = more.length > 0 ? 'several' : faultOfFile(file);
    setRefused(found && { name: file.name, fault: found });
    if (!found) void upload(file);
  };
  return (
    <div
      className={`wizard-drop${isOver ? ' wizard-drop-over' : ''}`}
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
      <InboxOutlined className="wizard-drop-sign" aria-hidden />
      <p>{t('begin.drop')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={DOCUMENT_KINDS}
        aria-label={t('begin.choose')}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button loading={isBusy} onClick={() => input.current?.click()}>
        {t(isBusy ? 'begin.reading' : 'begin.choose')}
      </Button>
      {share !== undefined && (
        <div role="status">
          <span className="small">{t(share < 1 ? 'begin.sending' : 'begin.extracting')}</span>
          <Progress percent={Math.round(share * 100)} status="active" size="small" showInfo={share < 1} />
        </div>
      )}
      <p className="quiet small">{t('begin.kinds')}</p>
      {refused && <p role="alert">{t(`begin.refused.${refused.fault}`, { name: refused.name })}</p>}
      {!refused && fault !== '' && <p role="alert">{fault}</p>}
    </div>
  );
}

function ByPaste() {
  const { t } = useTranslation('wizard');
  const { paste, isBusy, fault } = useBegin();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  return (
    <form
      className="wizard-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void paste(name.trim() || firstLineOf(text), text);
      }}
    >
      <label>
        {t('begin.text')}
        <Input.TextArea
          rows={6}
          value={text}
          placeholder={t('begin.placeholder')}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className="wizard-pair">
        <Input
          aria-label={t('begin.name')}
          placeholder={text.trim() === '' ? t('begin.name') : firstLineOf(text)}
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={text.trim() === ''}>
          {t('begin.read')}
        </Button>
      </div>
      {fault !== '' && <p role="alert">{fault}</p>}
    </form>
  );
}

const firstLineOf = (text: string): string => text.trim().split('\n', 1)[0]?.trim().slice(0, 60) ?? '';
