import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import type { MemberOf } from './matter.js';
import { TextForm, useText } from './TextForm.js';

const REPLY = 'slip.reply';

/** 陈述申辩: what the unit says to a slip that it was told of, once. */
export function SlipReplyForm({ task, slip }: { task: TaskView; slip: MemberOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const text = useText({ task, type: REPLY, of: slip, form: 'slipReply', missing: t('slip.missing') });
  return (
    <Panel title={term('command', REPLY)}>
      <TextForm text={text} label={t('slip.text')} note={t('slip.sure')} rows={[4, 14]} isMain />
    </Panel>
  );
}
