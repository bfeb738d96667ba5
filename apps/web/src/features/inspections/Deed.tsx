import { Alert, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/problem.js';
import { type GivenCommand, refusalsOf, useGive } from '../../client/use-give.js';
import { useFaultText } from '../../parts/FaultText.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useArticle, useLocalRule } from './article.js';

interface DeedProps<Typed extends object> {
  title: string;
  /** What comes of it, in a sentence. */
  what: string;
  /** The commands that are given when the form is sent, in their order; each depends on the one before it. */
  commandsOf: (typed: Typed) => readonly GivenCommand[];
  initialValues?: Partial<Typed>;
  form?: FormInstance<Typed>;
  children?: ReactNode;
  /** What has just been typed. */
  onChange?: (changed: Partial<Typed>) => void;
  onClose: () => void;
  /** After each command that was carried out. */
  onStep?: () => void;
  /** In place of closing it, once all of it was done. */
  onDone?: (typed: Typed) => void;
}

/** A form by which something is done to an inspection: a refusal is told with its article, and what was typed stays. */
export function Deed<Typed extends object>(props: DeedProps<Typed>) {
  const { title, what, commandsOf, initialValues = {}, children, onClose, onStep, onDone, onChange } = props;
  const { t } = useTranslation(['inspections', 'frame']);
  const [ownForm] = Form.useForm<Typed>();
  const form = props.form ?? ownForm;
  const give = useGive();
  const [fault, setFault] = useState<unknown>();
  useReturnedFocus();
  const send = async (typed: Typed): Promise<void> => {
    setFault(undefined);
    try {
      for (const command of commandsOf(typed)) {
        const [refused] = refusalsOf(await give.mutateAsync({ commands: [command] }));
        if (refused) throw refused;
        onStep?.();
      }
      if (onDone) onDone(typed);
      else onClose();
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Modal
      open
      width={640}
      title={title}
      okText={t('submit')}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={give.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="quiet">{what}</p>
      <Form<Typed>
        // Else a field called `content` would share its id with the page's own part of that name.
        name="deed"
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={initialValues}
        {...(onChange ? { onValuesChange: (changed: unknown) => onChange(changed as Partial<Typed>) } : {})}
        onFinish={(typed) => void send(typed)}
      >
        {children}
      </Form>
      <Refused error={fault} />
    </Modal>
  );
}

/** Why it was refused, and which article or rule of the place stands against it. */
function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('inspections');
  const faultText = useFaultText();
  const article = useArticle();
  const localRule = useLocalRule();
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : {};
  const rests = problem.article
    ? article(problem.article)
    : problem.localRule && `${t('article.local')}：${localRule(problem.localRule)}`;
  return (
    <Alert type="error" showIcon role="alert" title={faultText(error)} {...(rests ? { description: rests } : {})} />
  );
}
