import type { TaskView } from '@duban/contracts';
import { Button, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnedFocus } from '../../../parts/useReturnedFocus.js';
import { useTerm } from '../../../parts/useTerm.js';
import type { MemberOf } from '../matter.js';
import type { Acts } from '../useActs.js';
import { claimContentOf, type Closing } from './claim-draft.js';

interface DecideProps {
  acts: Acts;
  task: TaskView;
  member: MemberOf;
}

const manners = ['onSite', 'paper'] as const;

/** The inspectorate's deeds: verify on paper or on site, confirm as what it is, confirm in part. */
export function Decide({ acts, task, member }: DecideProps) {
  const term = useTerm();
  const [open, setOpen] = useState<'confirm' | 'partly' | null>(null);
  const { allowed, id } = member;
  const verify = (manner: (typeof manners)[number]) =>
    void acts.give([{ type: 'closeOut.verify', target: task.task, member: id, manner }]);
  return (
    <>
      {allowed.includes('closeOut.verify') &&
        manners.map((manner) => (
          <Button key={manner} disabled={acts.isDoing} onClick={() => verify(manner)}>
            {term('manner', manner)}
          </Button>
        ))}
      {allowed.includes('closeOut.confirm') && (
        <Button type="primary" disabled={acts.isDoing} onClick={() => setOpen('confirm')}>
          {term('command', 'closeOut.confirm')}
        </Button>
      )}
      {allowed.includes('closeOut.confirmPartly') && (
        <Button disabled={acts.isDoing} onClick={() => setOpen('partly')}>
          {term('command', 'closeOut.confirmPartly')}
        </Button>
      )}
      {open === 'confirm' && <Confirm acts={acts} task={task} member={member} onClose={() => setOpen(null)} />}
      {open === 'partly' && <Partly acts={acts} task={task} member={member} onClose={() => setOpen(null)} />}
    </>
  );
}

interface DialogProps extends DecideProps {
  onClose: () => void;
}

const closings: readonly Closing[] = ['measured', 'continuing', 'unmeasurable'];

/** As what it is confirmed: as claimed, or as less. */
function Confirm({ acts, task, member, onClose }: DialogProps) {
  useReturnedFocus();
  const { t } = useTranslation(['work', 'frame']);
  const term = useTerm();
  const claimed = member.closeOut?.closesAs ?? 'measured';
  const [closesAs, setClosesAs] = useState<Closing>(claimed);
  const offered = closings.filter((each) => each !== 'measured' || claimed === 'measured');
  const confirm = async (): Promise<void> => {
    if (await acts.give([{ type: 'closeOut.confirm', target: task.task, member: member.id, closesAs }])) onClose();
  };
  return (
    <Modal
      open
      title={t('sure', { ns: 'work', deed: term('command', 'closeOut.confirm') })}
      okText={term('command', 'closeOut.confirm')}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={acts.isDoing}
      onOk={() => void confirm()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="quiet">{t('sureFinal', { ns: 'work' })}</p>
      <Radio.Group
        vertical
        aria-label={t('claim.confirmedAs', { ns: 'work' })}
        value={closesAs}
        onChange={({ target }) => setClosesAs(target.value as Closing)}
        options={offered.map((value) => ({ value, label: t(`claim.closing.${value}`, { ns: 'work' }) }))}
      />
      <p className="quiet small">{t(`claim.closingMeans.${closesAs}`, { ns: 'work' })}</p>
    </Modal>
  );
}

interface Typed {
  stays?: number[];
  reason: string;
}

/** What stays open is ticked among the rows of the claim, with the reason. */
function Partly({ acts, task, member, onClose }: DialogProps) {
  useReturnedFocus();
  const { t } = useTranslation(['work', 'frame']);
  const term = useTerm();
  const [form] = Form.useForm<Typed>();
  const rows = claimContentOf(member)?.evidence ?? [];
  const confirm = async ({ stays = [], reason }: Typed): Promise<void> => {
    const command = { type: 'closeOut.confirmPartly', target: task.task, member: member.id } as const;
    if (await acts.give([{ ...command, reason: reason.trim(), stays }])) onClose();
  };
  return (
    <Modal
      open
      title={term('command', 'closeOut.confirmPartly')}
      okText={term('command', 'closeOut.confirmPartly')}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={acts.isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => void confirm(typed)}>
        {rows.length > 0 && (
          <Form.Item
            name="stays"
            label={t('claim.stays', { ns: 'work' })}
            rules={[{ required: true, message: t('claim.staysMissing', { ns: 'work' }) }]}
          >
            <Checkbox.Group options={rows.map(({ subject }, value) => ({ value, label: subject }))} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t('reason', { ns: 'work' })}
          rules={[{ required: true, whitespace: true, message: t('reasonMissing', { ns: 'frame' }) }]}
        >
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
