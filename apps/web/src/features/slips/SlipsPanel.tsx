import type { SlipView } from '@duban/contracts';
import { App, Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';
import { useDeed } from '../../parts/useDeed.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useReason } from '../../parts/useReason.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, daysBetween, dayText } from '../../time/days.js';
import { useChosen } from './useChosen.js';

type Slips = readonly SlipView[];

/** What can be done with slips, each with those of the chosen ones that allow it. */
const deeds = ['slip.announce', 'slip.issue', 'slip.discard'] as const;

/** Slips that are not issued yet: each with its reason and its text, announced, issued or dropped, several at once. */
export function SlipsPanel() {
  const { t } = useTranslation('review');
  const slips = useAsk('slips.list', {});
  return (
    <Panel title={t('slips.waiting')}>
      <Asked query={slips}>
        {({ total, rows }) =>
          rows.length === 0 ? <Nothing>{t('slips.nothing')}</Nothing> : <SlipList rows={rows} total={total} />
        }
      </Asked>
    </Panel>
  );
}

function SlipList({ rows, total }: { rows: Slips; total: number }) {
  const { t } = useTranslation('review');
  const { chosen, isChosen, set, isAll, isSome, setAll } = useChosen(rows);
  const { announce, issue, discard, isDoing } = useSlipDeeds();
  const [toAnnounce, toIssue, toDiscard] = deeds.map((type) => chosen.filter((slip) => slip.allowed.includes(type)));
  if (!toAnnounce || !toIssue || !toDiscard) return null;
  return (
    <>
      {total > rows.length && <p className="quiet">{t('slips.rows', { shown: rows.length, count: total })}</p>}
      <div className="slips-bar">
        <Checkbox checked={isAll} indeterminate={isSome} onChange={({ target }) => setAll(target.checked)}>
          {t('slips.selectAll')}
        </Checkbox>
        <span className="slips-space" />
        <Button disabled={toDiscard.length === 0 || isDoing} onClick={() => void discard(toDiscard)}>
          {t('slips.discard', { count: toDiscard.length })}
        </Button>
        <Button disabled={toAnnounce.length === 0 || isDoing} onClick={() => announce(toAnnounce)}>
          {t('slips.announce', { count: toAnnounce.length })}
        </Button>
        <Button type="primary" disabled={toIssue.length === 0} loading={isDoing} onClick={() => issue(toIssue)}>
          {t('slips.issue', { count: toIssue.length })}
        </Button>
      </div>
      <ul className="slips-list">
        {rows.map((slip) => (
          <Slip key={slip.id} slip={slip} isChosen={isChosen(slip.id)} onChoose={(choice) => set(slip.id, choice)} />
        ))}
      </ul>
    </>
  );
}

interface SlipProps {
  slip: SlipView;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Slip({ slip, isChosen, onChoose }: SlipProps) {
  const { t } = useTranslation('review');
  const term = useTerm();
  const { level, task, number, title, unit, text, to, draftedAt, by } = slip;
  return (
    <li className="slips-slip">
      <Checkbox
        checked={isChosen}
        aria-label={t('slips.select', { unit: unit.name, title })}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <div>
        <p>
          <Mark tone={level === 'red' ? 'red' : 'yellow'}>{term('slipLevel', level)}</Mark> <strong>{unit.name}</strong>{' '}
          <span className="slips-of">
            <Link to={taskPath(task)}>
              {number && `${number}. `}
              {title}
            </Link>
          </span>
        </p>
        <p>
          <Because slip={slip} />
        </p>
        <p className="small quiet">
          {t('slips.toWhom', { to: to.map((each) => addresseeOf(t, each)).join('、') })}
          {draftedAt && (
            <>
              {' · '}
              {t('slips.drafted')} <Moment at={draftedAt} />
            </>
          )}
          {by === 'chiefSupervisor' && ` · ${t('slips.byChief')}`}
        </p>
        <Heard slip={slip} />
        <details>
          <summary>{t('slips.text')}</summary>
          <div className="slips-text">
            <strong>{text.subject}</strong>
            <p className="text">{text.body}</p>
          </div>
        </details>
      </div>
    </li>
  );
}

const addressees = ['liaison', 'head', 'leaderInCharge', 'headOfGovernment'] as const;

function addresseeOf(t: ReturnType<typeof useTranslation<'review'>>['t'], code: string): string {
  const known = addressees.find((each) => each === code);
  return known ? t(`addressee.${known}`) : code;
}

/** Why there is a slip: what is late since when, and which rung that is. */
function Because({ slip: { unit, obligation, rung } }: { slip: SlipView }) {
  const { t } = useTranslation('review');
  const term = useTerm();
  const language = useLanguage();
  const periodText = usePeriod();
  const now = useNow();
  const { kind, period, dueOn } = obligation;
  const what = period === null ? term('kind', kind) : `${periodText(period)}${term('kind', kind)}`;
  const count = now === undefined ? 0 : daysBetween(dueOn, dayOf(now));
  return t('slips.because', { unit: unit.name, kind: what, day: dayText(dueOn, language, now), count, rung });
}

/** 拟通报: whether its unit is to be told or was told, until when it may reply, and what it replied. */
function Heard({ slip: { state, reply, replied, allowed } }: { slip: SlipView }) {
  const { t } = useTranslation(['review', 'frame']);
  const language = useLanguage();
  const now = useNow();
  if (!reply) return null;
  if (state === 'drafted') return <p className="small quiet">{t('slips.asksReply', { count: reply.workingDays })}</p>;
  if (state === 'announced') {
    const isOver = allowed.includes('slip.issue');
    const day = dayText(reply.replyOn ?? '', language, now);
    return (
      <p>
        <Mark tone={isOver ? 'grey' : 'blue'}>{t(isOver ? 'slips.replyOver' : 'slips.replyUntil', { day })}</Mark>
      </p>
    );
  }
  return (
    <div className="slips-text">
      <strong>{t('slips.replied')}</strong>{' '}
      <span className="small quiet">{reply.repliedAt && <Moment at={reply.repliedAt} />}</span>
      <p className="text">{replied?.erased ? t('erased', { ns: 'frame' }) : (replied?.text ?? '')}</p>
    </div>
  );
}

/** Announces and issues slips after asking, or drops them with a reason. */
function useSlipDeeds() {
  const { t } = useTranslation(['review', 'frame']);
  const { deed, isDoing } = useDeed();
  const askReason = useReason();
  const { modal } = App.useApp();
  const unitsOf = (chosen: Slips): number => new Set(chosen.map(({ unit }) => unit.id)).size;
  const announce = (chosen: Slips): void => {
    modal.confirm({
      title: t('slips.announceTitle', { count: chosen.length }),
      content: t('slips.announceWhom', { units: unitsOf(chosen) }),
      okText: t('confirm', { ns: 'frame' }),
      cancelText: t('cancel', { ns: 'frame' }),
      onOk: async () => {
        await deed(
          chosen.map(({ task, id }) => ({ type: 'slip.announce' as const, target: task, member: id })),
          t('slips.announced', { count: chosen.length }),
        );
      },
    });
  };
  const issue = (chosen: Slips): void => {
    const of = (level: string): number => chosen.filter((slip) => slip.level === level).length;
    modal.confirm({
      title: t('slips.issueTitle', { count: chosen.length }),
      content: t('slips.issueWhom', { units: unitsOf(chosen), yellow: of('yellow'), red: of('red') }),
      okText: t('confirm', { ns: 'frame' }),
      cancelText: t('cancel', { ns: 'frame' }),
      onOk: async () => {
        await deed(
          chosen.map(({ task, id }) => ({ type: 'slip.issue' as const, target: task, member: id })),
          t('slips.issued', { count: chosen.length }),
        );
      },
    });
  };
  const discard = async (chosen: Slips): Promise<void> => {
    const reason = await askReason({
      title: t('slips.discardTitle', { count: chosen.length }),
      label: t('slips.discardWhy'),
    });
    if (reason === undefined) return;
    await deed(
      chosen.map(({ task, id }) => ({ type: 'slip.discard' as const, target: task, member: id, reason })),
      t('slips.discarded', { count: chosen.length }),
    );
  };
  return { announce, issue, discard, isDoing };
}
