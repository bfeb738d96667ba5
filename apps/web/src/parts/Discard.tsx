import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { readAnew } from '../client/use-ask.js';
import { useFaultText } from './FaultText.js';

interface DiscardProps {
  /** What it is called: the button's name for who cannot see its row. */
  label: string;
  /** The question, and what follows from it. */
  title: string;
  why: string;
  word: string;
  done: string;
  discard: () => Promise<unknown>;
}

/** Throws something away for good, after a question; what stands on the page is read again. */
export function Discard({ label, title, why, word, done, discard }: DiscardProps) {
  const { t } = useTranslation('frame');
  const { modal, message } = App.useApp();
  const faultText = useFaultText();
  const queries = useQueryClient();
  const onOk = async (): Promise<void> => {
    try {
      await discard();
      void message.success(done);
    } catch (error) {
      void message.error(faultText(error));
    } finally {
      void readAnew(queries);
    }
  };
  return (
    <Button
      size="small"
      type="text"
      danger
      aria-label={label}
      onClick={() =>
        void modal.confirm({
          title,
          content: why,
          okText: word,
          okButtonProps: { danger: true },
          cancelText: t('cancel'),
          onOk,
        })
      }
    >
      {word}
    </Button>
  );
}
