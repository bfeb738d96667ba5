import type { OperationAnswer } from '@duban/contracts';
import { DatePicker, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGive } from '../../client/use-give.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { FaultText } from '../../parts/FaultText.js';
import { TextDifference } from '../../parts/TextDifference.js';
import { useTerm } from '../../parts/useTerm.js';
import { dateOfDayjs, dayjsOf } from '../../time/days.js';

type Found = OperationAnswer<'directive.content'>;

interface AmendProps {
  params: { year: number; id: string };
  onClose: () => void;
}

interface Typed {
  title: string;
  issuer: string;
  issuedOn: ReturnType<typeof dayjsOf>;
  titles: { title: string; text: string }[];
}

/** 修改文件: the words of a directive and of its items; units and numbers stay as they are. */
export function AmendForm({ params, onClose }: AmendProps) {
  const content = useAsk('directive.content', { params });
  return <Asked query={content}>{(found) => <Amend params={params} found={found} onClose={onClose} />}</Asked>;
}

function Amend({ params, found, onClose }: AmendProps & { found: Found }) {
  const { t } = useTranslation(['directives', 'frame']);
  const term = useTerm();
  const [form] = Form.useForm<Typed>();
  const give = useGive();
  const [fault, setFault] = useState<unknown>();
  // What the form was filled with: another amendment takes nothing away of what was typed.
  const [base, setBase] = useState(found);
  const target = { kind: 'directive', ...params } as const;
  const isStale = found.version !== base.version;
  const amend = async ({ title, issuer, issuedOn, titles }: Typed): Promise<void> => {
    const items = found.content.items.map((item, index) => ({ ...item, ...titles[index] }));
    const content = { ...found.content, title, issuer, issuedOn: dateOfDayjs(issuedOn), items };
    setFault(undefined);
    try {
      await give.mutateAsync({
        commands: [{ type: 'directive.amend', target, expectedVersion: base.version, content }],
      });
      onClose();
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Modal
      open
      width={760}
      title={term('command', 'directive.amend')}
      okText={t(isStale ? 'amend.overwrite' : 'save', { ns: isStale ? 'directives' : 'frame' })}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={give.isPending}
      onOk={() => (isStale ? setBase(found) : form.submit())}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="quiet">{t('amend.what')}</p>
      <FaultText error={fault} />
      {isStale && (
        <div role="alert">
          <p>{t('amend.stale')}</p>
          <TextDifference before={base.content.title} after={found.content.title} />
        </div>
      )}
      <Form<Typed>
        form={form}
        layout="vertical"
        onFinish={(typed) => void amend(typed)}
        initialValues={{
          title: base.content.title,
          issuer: base.content.issuer,
          issuedOn: dayjsOf(base.content.issuedOn),
          titles: base.content.items.map(({ title, text }) => ({ title, text })),
        }}
      >
        <Fields content={base.content} />
      </Form>
    </Modal>
  );
}

function Fields({ content }: { content: Found['content'] }) {
  const { t } = useTranslation('directives');
  const required = useRequired();
  return (
    <>
      <Form.Item label={t('number')}>
        <span>{content.number}</span>
      </Form.Item>
      <Form.Item name="title" label={t('title')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="issuer" label={t('issuer')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="issuedOn" label={t('issuedOn')}>
        <DatePicker />
      </Form.Item>
      <ItemFields content={content} />
    </>
  );
}

function ItemFields({ content }: { content: Found['content'] }) {
  const { t } = useTranslation('directives');
  const required = useRequired();
  return (
    <Form.List name="titles">
      {(fields) => (
        <details className="directives-items">
          <summary>{t('amend.items', { count: fields.length })}</summary>
          {fields.map(({ key, name }) => (
            <fieldset key={key}>
              <legend>{t('amend.item', { number: content.items[name]?.number ?? name + 1 })}</legend>
              <Form.Item name={[name, 'title']} label={t('item.title')} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[name, 'text']} label={t('item.text')} rules={required}>
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
              </Form.Item>
            </fieldset>
          ))}
        </details>
      )}
    </Form.List>
  );
}

function useRequired() {
  const { t } = useTranslation('directives');
  return [{ required: true, whitespace: true, message: t('amend.missing') }];
}
