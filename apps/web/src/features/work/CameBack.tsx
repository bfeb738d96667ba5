import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Matter } from './matter.js';

const cameBack: ReadonlySet<string> = new Set(['open', 'returned', 'drafted', 'drafting', 'signed']);

/** What came back and why, above everything else; once it is settled, what was remarked. */
export function CameBack({ matter: { kind, member } }: { matter: Matter }) {
  const { t } = useTranslation(['work', 'frame']);
  if (!member?.reason || ['extension', 'instruction', 'reply', 'slip', 'disagreement', 'objection'].includes(kind))
    return null;
  const { text, erased } = member.reason;
  if (!text && !erased) return null;
  const isBack = cameBack.has(member.state) && (kind !== 'closeOut' || member.state !== 'signed');
  return (
    <Alert
      type={isBack || member.state === 'rejected' ? 'warning' : 'info'}
      showIcon
      title={t(isBack ? 'cameBack' : 'remark', { ns: 'work' })}
      description={<p className="text">{text ?? t('erased', { ns: 'frame' })}</p>}
    />
  );
}
