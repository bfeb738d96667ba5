import type { RegimeView } from '@duban/contracts';
import { App, Button, Input, Modal } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ProblemError } from '../../client/problem.js';
import { useSave } from '../../parts/useSave.js';
import type { Rules } from './draft.js';

interface RegimeActionsProps {
  view: RegimeView;
  /** That was seen when the edit began. */
  version: number | null;
  rules: Rules;
  isDirty: boolean;
  isWrong: boolean;
  /** Whether a new code is asked for at once. */
  asksName: boolean;
  onForget: () => void;
}

/** Save, save under a new code, give up what was typed, delete. */
export function RegimeActions({ view, version, rules, isDirty, isWrong, asksName, onForget }: RegimeActionsProps) {
  const { t } = useTranslation(['regimes', 'frame']);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const saving = useSave('regime.save');
  const deleting = useSave('regime.delete');
  const [isNaming, setNaming] = useState(asksName);
  const isOwn = view.basis === 'own';
  const remove = (): void => {
    modal.confirm({
      title: t('deleteAsk', { title: view.title }),
      okText: t('delete'),
      cancelText: t('frame:cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        deleting.save(
          { params: { code: view.code } },
          {
            version: view.version,
            said: t('deleted'),
            refused: whyNotDeleted,
            onDone: () => void navigate('/admin/regimes'),
          },
        ),
    });
  };
  const whyNotDeleted = ({ code }: ProblemError) => (code === 'not-in-state' ? t('inUse') : undefined);
  return (
    <>
      {isDirty && <Button onClick={onForget}>{t('forget')}</Button>}
      {isOwn && (
        <Button danger disabled={view.directives > 0} title={view.directives > 0 ? t('inUse') : ''} onClick={remove}>
          {t('delete')}
        </Button>
      )}
      <Button type={isOwn ? 'default' : 'primary'} disabled={isWrong} onClick={() => setNaming(true)}>
        {t('saveAs')}
      </Button>
      {isOwn && (
        <Button
          type="primary"
          disabled={!isDirty || isWrong}
          loading={saving.isSaving}
          onClick={() => void saving.save({ params: { code: view.code }, body: rules }, { version, onDone: onForget })}
        >
          {t('frame:save')}
        </Button>
      )}
      <SaveAs
        isOpen={isNaming}
        rules={rules}
        onClose={() => setNaming(false)}
        onSaved={(code) => {
          onForget();
          void navigate(`/admin/regimes/${code}`);
        }}
      />
    </>
  );
}

interface SaveAsProps {
  isOpen: boolean;
  rules: Rules;
  onClose: () => void;
  onSaved: (code: string) => void;
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The rules under a code and a title of their own. */
function SaveAs({ isOpen, rules, onClose, onSaved }: SaveAsProps) {
  const { t } = useTranslation(['regimes', 'frame']);
  const { save, isSaving } = useSave('regime.save');
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState('');
  const refused = (problem: ProblemError): string | undefined => {
    const taken = problem.code === 'stale' || problem.code === 'already-exists';
    if (taken) setFault(t('codeTaken'));
    return taken ? t('codeTaken') : undefined;
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!CODE.test(code)) return setFault(t('fault.code'));
    const body = { ...rules, code, title: title.trim() };
    void save({ params: { code }, body }, { refused, onDone: () => onSaved(code) });
  };
  return (
    <Modal open={isOpen} onCancel={onClose} title={t('saveAs')} footer={null} destroyOnHidden>
      <form className="regimes-save-as" onSubmit={send}>
        <label>
          {t('title')}
          <Input
            value={title}
            required
            placeholder={rules.title}
            maxLength={200}
            onChange={({ target }) => setTitle(target.value)}
          />
        </label>
        <label>
          {t('code')}
          <Input
            value={code}
            required
            autoFocus
            autoCapitalize="none"
            maxLength={60}
            placeholder="monthly-20"
            status={fault ? 'error' : ''}
            onChange={({ target }) => {
              setCode(target.value);
              setFault('');
            }}
          />
          <span className="quiet small">{t('codeHint')}</span>
          <FaultLine fault={fault} />
        </label>
        <div className="regimes-buttons">
          <Button onClick={onClose}>{t('frame:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isSaving}>
            {t('frame:save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function FaultLine({ fault }: { fault: string }) {
  return fault === '' ? null : (
    <span className="regimes-fault" role="alert">
      {fault}
    </span>
  );
}
