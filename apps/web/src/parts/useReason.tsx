import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface ReasonAsked {
  title: string;
  label: string;
}

/** Asks for a reason before something is done that needs one; resolves to nothing where it was called off. */
export function useReason(): (asked: ReasonAsked) => Promise<string | undefined> {
  const { t } = useTranslation('frame');
  const { modal } = App.useApp();
  return ({ title, label }) =>
    new Promise((resolve) => {
      let typed = '';
      modal.confirm({
        title,
        icon: null,
        content: (
          <label>
            {label}
            <Input.TextArea autoFocus rows={3} maxLength={2_000} onChange={({ target }) => (typed = target.value)} />
          </label>
        ),
        okText: t('confirm'),
        cancelText: t('cancel'),
        // Rejected, it stays open.
        onOk: () => (typed.trim() === '' ? Promise.reject(new Error('empty')) : resolve(typed.trim())),
        onCancel: () => resolve(undefined),
      });
    });
}
