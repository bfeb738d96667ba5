import { App, Input } from 'antd';
import { createRef, type Ref, useId, useImperativeHandle, useState } from 'react';
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
      const field = createRef<Typed>();
      modal.confirm({
        title,
        icon: null,
        focusable: { autoFocusButton: null },
        content: <ReasonField ref={field} label={label} />,
        okText: t('confirm'),
        cancelText: t('cancel'),
        // Empty, it stays open and says what is missing.
        onOk: (close: () => void) => {
          const reason = field.current?.read();
          if (!reason) return;
          resolve(reason);
          close();
        },
        onCancel: () => resolve(undefined),
      });
    });
}

interface Typed {
  /** What was typed; where that is nothing, the field says so. */
  read: () => string;
}

function ReasonField({ label, ref }: { label: string; ref: Ref<Typed> }) {
  const { t } = useTranslation('frame');
  const id = useId();
  const [text, setText] = useState('');
  const [isRead, setRead] = useState(false);
  const reason = text.trim();
  const isMissing = isRead && reason === '';
  useImperativeHandle(ref, () => ({
    read: () => {
      setRead(true);
      return reason;
    },
  }));
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={3}
        maxLength={2_000}
        value={text}
        status={isMissing ? 'error' : ''}
        aria-invalid={isMissing}
        aria-describedby={`${id}-missing`}
        onChange={({ target }) => setText(target.value)}
      />
      <p id={`${id}-missing`} role="alert" className="reason-missing small">
        {isMissing && t('reasonMissing')}
      </p>
    </>
  );
}
