import type { OperationAnswer } from '@duban/contracts';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTell } from '../../client/use-ask.js';
import { useFaultText } from '../../parts/FaultText.js';
import { useTerm } from '../../parts/useTerm.js';

type Entered = OperationAnswer<'clue.create'>;
type Handlers = OperationAnswer<'clues.list'>['handlers'];

const sources = ['12345', 'internetPlusSupervision', 'letter', 'visit', 'media', 'other'] as const;

interface Typed {
  source: (typeof sources)[number];
  title: string;
  text: string;
  handler?: string;
  name?: string;
  phone?: string;
  address?: string;
  more?: string;
}

/** Enters a clue. Who gave it is typed apart, and sealed on the server before anything is kept. */
export function EnterClue({ handlers, onEntered }: { handlers: Handlers; onEntered: (entered: Entered) => void }) {
  const { t } = useTranslation('clues');
  const term = useTerm();
  const faultText = useFaultText();
  const [form] = Form.useForm<Typed>();
  const create = useTell('clue.create');
  const enter = ({ name, phone, address, more, ...clue }: Typed): void => {
    const reporter = name && { name, ...(phone && { phone }), ...(address && { address }), ...(more && { more }) };
    create.mutate({ body: { ...clue, ...(reporter && { reporter }) } }, { onSuccess: onEntered });
  };
  const required = { required: true, message: t('fillIn') };
  return (
    <Form form={form} layout="vertical" onFinish={enter} initialValues={{ source: '12345' }} style={{ maxWidth: 720 }}>
      <Form.Item name="source" label={t('source')}>
        <Select options={sources.map((value) => ({ value, label: term('clueSource', value) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('title')} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="text" label={t('text')} extra={t('textHint')} rules={[required]}>
        <Input.TextArea rows={5} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="handler" label={t('handler')} extra={t('handlerHint')}>
        <Select
          allowClear
          options={handlers.map(({ post, title, person, hasKey }) => ({
            value: post,
            label: `${title} ${person ?? ''}${hasKey ? '' : t('withoutKey')}`,
          }))}
        />
      </Form.Item>
      <fieldset className="clue-sealed">
        <legend>{t('sealedPart')}</legend>
        <p className="quiet small">{t('sealedHint')}</p>
        {(['name', 'phone', 'address', 'more'] as const).map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={t(`reporter.${field}`)}
            dependencies={field === 'name' ? ['phone', 'address', 'more'] : []}
            rules={field === 'name' ? [nameRule(t('nameMissing'))] : []}
          >
            <Input autoComplete="off" maxLength={200} />
          </Form.Item>
        ))}
      </fieldset>
      {create.isError && (
        <Alert type="error" showIcon role="alert" title={faultText(create.error)} style={{ margin: '16px 0' }} />
      )}
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

/** Whoever leaves a number or an address has a name: otherwise they would be lost without a word. */
const nameRule =
  (message: string) =>
  ({ getFieldValue }: { getFieldValue: (field: string) => unknown }) => ({
    validator: (_: unknown, value?: string) =>
      !value && ['phone', 'address', 'more'].some((field) => getFieldValue(field))
        ? Promise.reject(new Error(message))
        : Promise.resolve(),
  });
