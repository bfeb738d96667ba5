import type { LeaderView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Due } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { LeaderPart } from './LeaderPart.js';
import { TaskName } from './TaskName.js';

type Row = LeaderView['instructions']['rows'][number];
type Reply = Row['replies'][number];

/** 批示办理: orders under way, what was replied, and who has not. */
export function InstructionsPart({ view: { instructions } }: { view: LeaderView }) {
  const { t } = useTranslation('leader');
  const { deed, isDoing } = useDeed();
  const askReason = useReason();
  const withdraw = async ({ task, member }: Row): Promise<void> => {
    const reason = await askReason({ title: t('instructions.withdraw'), label: t('instructions.reason') });
    if (reason) await deed([{ type: 'instruction.withdraw', target: task, member, reason }]);
  };
  return (
    <LeaderPart
      name="instructions"
      total={instructions.total}
      printed={5}
      heads={[t('instructions.text'), t('task'), t('dueOn'), t('instructions.replies')]}
    >
      {instructions.rows.map((row) => (
        <tr key={row.member}>
          <td>
            <span className="text leader-clamp">{row.text?.text ?? t('erased', { ns: 'frame' })}</span>
            {row.by && <span className="quiet small">{row.by}</span>}
          </td>
          <td>{row.free ? t('instructions.free') : <TaskName row={row} />}</td>
          <td className="leader-day">
            <Due dueOn={row.dueOn} isDone={row.replies.every(({ repliedAt }) => repliedAt !== null)} />
          </td>
          <td>
            <Replies replies={row.replies} />
          </td>
          <td className="no-print leader-deed">
            {row.allowed.includes('instruction.withdraw') && (
              <Button
                size="small"
                disabled={isDoing}
                onClick={() => void withdraw(row)}
                aria-label={t('instructions.withdrawOf', { text: (row.text?.text ?? '').slice(0, 20) })}
              >
                {t('instructions.withdraw')}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </LeaderPart>
  );
}

function Replies({ replies }: { replies: readonly Reply[] }) {
  const { t } = useTranslation('leader');
  const language = useLanguage();
  const given = replies.filter(({ repliedAt }) => repliedAt !== null);
  const silent = replies.filter(
    ({ repliedAt, state }) => repliedAt === null && state !== 'cancelled' && state !== 'waived',
  );
  return (
    <ul className="leader-asks">
      {silent.map(({ unit, obligation, state }) => (
        <li key={obligation}>
          <Mark tone={state === 'missed' ? 'red' : 'yellow'}>
            {t(state === 'missed' ? 'instructions.late' : 'instructions.waits')}
          </Mark>{' '}
          {unit.name}
        </li>
      ))}
      {given.map(({ unit, obligation, repliedAt, text }) => (
        <li key={obligation} className="leader-clamp">
          <Mark tone="green">{t('instructions.replied')}</Mark> {unit.name}
          {repliedAt && <span className="quiet small"> {dayText(dayOf(repliedAt), language, repliedAt)}</span>}
          <span className="text"> {text?.text ?? t('erased', { ns: 'frame' })}</span>
        </li>
      ))}
    </ul>
  );
}
