import type { TaskView } from '@duban/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { Field } from '../../parts/report/ReportFields.js';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import type { MemberOf } from './matter.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';

const REPLY = 'slip.reply';

/** 陈述申辩: what the unit says to a slip that it was told of, once. */
export function SlipReplyForm({ task, slip }: { task: TaskView; slip: MemberOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isMeant, isDoing } = useActs(task);
  const { typed, type, putAway } = useEdited({
    place: usePlace('slipReply', slip.id),
    version: slip.version,
    saved: { text: '' },
    textOf: JSON.stringify,
  });
  const [isTried, setTried] = useState(false);
  const text = typed.text.trim();
  const fault = isTried && text === '' ? t('slip.missing') : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (text === '' || !(await isMeant(REPLY))) return;
    if (await give([{ type: REPLY, target: task.task, member: slip.id, text }])) putAway();
  };
  return (
    <Panel title={term('command', REPLY)}>
      <div className="work-form">
        <Field label={t('slip.text')} isNeeded fault={fault}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={typed.text}
              status={fault ? 'error' : ''}
              maxLength={2_000}
              autoSize={{ minRows: 4, maxRows: 14 }}
              onChange={({ target }) => type({ text: target.value })}
            />
          )}
        </Field>
        <p className="quiet small">{t('slip.sure')}</p>
        <div>
          <Button type="primary" disabled={isDoing} onClick={() => void send()}>
            {term('command', REPLY)}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
