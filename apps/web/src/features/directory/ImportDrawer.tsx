import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import type { DirectoryImport } from '@duban/contracts';
import { Alert, Button, Drawer, Table } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, ask } from '../../client/ask.js';
import { isProblem } from '../../client/problem.js';
import { Fault } from '../../parts/Asked.js';
import { Mark } from '../../parts/Light.js';
import { useSave } from '../../parts/useSave.js';
import './directory.css';

/** Opens the import of units, posts and people from a table. */
export function ImportButton() {
  const { t } = useTranslation('directory');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>
        {t('import.title')}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('import.title')} size={640} destroyOnHidden>
        <ImportSteps onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

/** Template, file, what would become of each row; then it is taken, all or nothing. */
function ImportSteps({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('directory');
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState<DirectoryImport>();
  const [fault, setFault] = useState<unknown>();
  const [isTrying, setTrying] = useState(false);
  const taking = useSave('directory.import');
  const attempt = (chosen: File): void => {
    setFile(chosen);
    setTried(undefined);
    setFault(undefined);
    setTrying(true);
    ask('directory.import', { query: { dryRun: 'true' }, body: formOf(chosen) })
      .then(setTried, setFault)
      .finally(() => setTrying(false));
  };
  const take = (): void => {
    if (file) void taking.save({ query: { dryRun: 'false' }, body: formOf(file) }, { said: t('import.done'), onDone });
  };
  return (
    <div className="directory-form">
      <p>{t('import.hint')}</p>
      <div className="directory-buttons directory-start">
        <Button icon={<DownloadOutlined />} href={addressOf('directory.template', {})} download>
          {t('import.template')}
        </Button>
        <Button icon={<UploadOutlined />} loading={isTrying} onClick={() => input.current?.click()}>
          {t(file ? 'import.another' : 'import.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={t('import.choose')}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) attempt(chosen);
            // The same file, corrected, can be chosen again.
            target.value = '';
          }}
        />
      </div>
      {file && <p className="quiet">{file.name}</p>}
      {fault !== undefined && <Refused fault={fault} />}
      {tried && (
        <>
          <Tried tried={tried} />
          <TakeButton tried={tried} isTaking={taking.isSaving} onTake={take} />
        </>
      )}
    </div>
  );
}

/** Why a file was not read, and which one would be. */
function Refused({ fault }: { fault: unknown }) {
  const { t } = useTranslation('directory');
  if (isProblem(fault, 'unsupported-type'))
    return <Alert type="error" showIcon role="alert" title={t('import.noTable')} />;
  if (isProblem(fault, 'too-large')) return <Alert type="error" showIcon role="alert" title={t('import.tooLarge')} />;
  return <Fault error={fault} />;
}

function TakeButton({ tried, isTaking, onTake }: { tried: DirectoryImport; isTaking: boolean; onTake: () => void }) {
  const { t } = useTranslation('directory');
  const isRefused = tried.faults.length > 0 || tried.rows.length === 0;
  return (
    <div className="directory-buttons">
      <Button type="primary" disabled={isRefused} loading={isTaking} onClick={onTake}>
        {t('import.take', { count: tried.rows.length })}
      </Button>
    </div>
  );
}

function Tried({ tried }: { tried: DirectoryImport }) {
  const { t } = useTranslation('directory');
  const { faults, rows } = tried;
  if (faults.length > 0)
    return (
      <>
        <Alert type="error" showIcon role="alert" title={t('import.faults', { count: faults.length })} />
        <Table<DirectoryImport['faults'][number]>
          size="small"
          scroll={{ x: 'max-content' }}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          rowKey={(row) => JSON.stringify(row)}
          dataSource={faults}
          columns={[
            { title: t('import.sheet'), dataIndex: 'sheet' },
            { title: t('import.row'), dataIndex: 'row', align: 'end' },
            { title: t('import.column'), render: (_, { column }) => column ?? '–' },
            { title: t('import.fault'), dataIndex: 'message', className: 'directory-wrap' },
          ]}
        />
      </>
    );
  if (rows.length === 0) return <Alert type="info" showIcon role="status" title={t('import.nothing')} />;
  return (
    <>
      <Alert type="success" showIcon role="status" title={t('import.fine')} />
      <Totals tried={tried} />
      <Table<DirectoryImport['rows'][number]>
        size="small"
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        rowKey={({ sheet, row, name }) => `${sheet} ${row} ${name}`}
        dataSource={rows}
        columns={[
          { title: t('import.sheet'), dataIndex: 'sheet' },
          { title: t('import.row'), dataIndex: 'row', align: 'end' },
          { title: t('import.name'), dataIndex: 'name' },
          {
            title: t('import.outcome'),
            render: (_, { outcome }) => (
              <Mark tone={outcome === 'made' ? 'green' : 'yellow'}>{t(`import.${outcome}`)}</Mark>
            ),
          },
        ]}
      />
    </>
  );
}

function Totals({ tried }: { tried: DirectoryImport }) {
  const { t } = useTranslation('directory');
  return (
    <ul className="directory-list">
      {(['made', 'changed', 'left'] as const).map((outcome) => (
        <li key={outcome}>{t(`import.totals.${outcome}`, tried[outcome])}</li>
      ))}
    </ul>
  );
}
