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
import { useDeed } from '../../parts/useDeed.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useReason } from '../../parts/useReason.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, daysBetween, dayText } from '../../time/days.js';
import { useChosen } from './useChosen.js';

type Slips = readonly SlipView[];

/** Slips that are drafted: each with its reason and its text, issued or dropped, several at once. */
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
  const { issue, discard, isDoing } = useSlipDeeds();
  return (
    <>
      {total > rows.length && <p className="quiet">{t('slips.rows', { shown: rows.length, count: total })}</p>}
      <div className="slips-bar">
        <Checkbox checked={isAll} indeterminate={isSome} onChange={({ target }) => setAll(target.checked)}>
          {t('slips.selectAll')}
        </Checkbox>
        <span className="slips-space" />
        <Button disabled={chosen.length === 0 || isDoing} onClick={() => void discard(chosen)}>
          {t('slips.discard')}
        </Button>
        <Button type="primary" disabled={chosen.length === 0} loading={isDoing} onClick={() => issue(chosen)}>
          {t('slips.issue', { count: chosen.length })}
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
          ·{' '}
          <Link to={`/tasks/${task.year}/${task.id}`}>
            {number && `${number}. `}
            {title}
          </Link>
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

/** Issues slips after asking, or drops them with a reason. */
function useSlipDeeds() {
  const { t } = useTranslation(['review', 'frame']);
  const { deed, isDoing } = useDeed();
  const askReason = useReason();
  const { modal } = App.useApp();
  const issue = (chosen: Slips): void => {
    const units = new Set(chosen.map(({ unit }) => unit.id)).size;
    const of = (level: string): number => chosen.filter((slip) => slip.level === level).length;
    modal.confirm({
      title: t('slips.issueTitle', { count: chosen.length }),
      content: t('slips.issueWhom', { units, yellow: of('yellow'), red: of('red') }),
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
  return { issue, discard, isDoing };
}
