import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../parts/Due.js';
import { StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { type Place, workPath } from '../../parts/task-path.js';
import { useDeed } from '../../parts/useDeed.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { OutcomeMark } from './OutcomeMark.js';
import type { Member, Obligation, Standing } from './standing.js';

const waiting = new Set(['missed', 'open', 'held']);

/** What may be done at any time, and so waits for nobody. */
const atAnyTime: ReadonlySet<string> = new Set(['disagreement.raise', 'plan.revise']);
const deedsOf = (allowed: readonly string[]): string[] =>
  allowed.filter((command) => !atAnyTime.has(command) && !command.endsWith('.withdraw'));

/** What is owed now and what waits for the reader's post, each with the place that settles it; whoever is late is urged here. */
export function PendingList({ place, standing: { obligations, members } }: { place: Place; standing: Standing }) {
  const { t } = useTranslation('task');
  const { deed, isDoing } = useDeed();
  const owed = obligations.filter(({ state }) => waiting.has(state));
  const listed = new Set(owed.map(({ subject }) => subject));
  const mine = members.filter(({ id, allowed }) => !listed.has(id) && deedsOf(allowed).length > 0);
  const late = owed.filter(({ state, allowed }) => state === 'missed' && allowed.includes('obligation.urge'));
  if (owed.length + mine.length === 0) return null;
  const urge = (those: readonly Obligation[]): Promise<boolean> =>
    deed(
      those.map(({ id }) => ({ type: 'obligation.urge', target: { kind: 'task', ...place }, member: id })),
      t('urged', { count: those.length }),
    );
  return (
    <Panel
      title={t('pending.title')}
      extra={
        late.length > 1 && (
          <Button size="small" loading={isDoing} onClick={() => void urge(late)}>
            {t('pending.urgeAll', { count: late.length })}
          </Button>
        )
      }
    >
      <ul className="task-pending">
        {mine.map((member) => (
          <MemberLine key={member.id} place={place} member={member} />
        ))}
        {owed.map((obligation) => (
          <OwedLine
            key={obligation.id}
            place={place}
            obligation={obligation}
            isDoing={isDoing}
            onUrge={() => void urge([obligation])}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface OwedLineProps {
  place: Place;
  obligation: Obligation;
  isDoing: boolean;
  onUrge: () => void;
}

function OwedLine({ place, obligation, isDoing, onUrge }: OwedLineProps) {
  const term = useTerm();
  const periodText = usePeriod();
  const { id, subject, unit, kind, period, state, dueOn, allowed } = obligation;
  return (
    <li>
      <OutcomeMark state={state} />
      <span className="task-pending-what">
        {unit.name}{' '}
        <Link to={workPath(place, subject ?? id)}>
          {period !== null && `${periodText(period)} `}
          {term('kind', kind)}
        </Link>
      </span>
      <Due dueOn={dueOn} />
      <span className="task-pending-deed">
        {allowed.includes('obligation.urge') && (
          <Button
            size="small"
            disabled={isDoing}
            onClick={onUrge}
            aria-label={`${term('command', 'obligation.urge')} ${unit.name}`}
          >
            {term('command', 'obligation.urge')}
          </Button>
        )}
      </span>
    </li>
  );
}

function MemberLine({
  place,
  member: { id, kind, state, unit, period, level, reply, allowed },
}: {
  place: Place;
  member: Member;
}) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const periodText = usePeriod();
  return (
    <li>
      <StateMark state={state} />
      <span className="task-pending-what">
        {unit?.name}{' '}
        <Link to={workPath(place, id)}>
          {period !== null && `${periodText(period)} `}
          {level === null ? term('kind', kind) : term('slipLevel', level)}
        </Link>
      </span>
      {state === 'announced' && reply?.replyOn && <Due dueOn={reply.replyOn} />}
      <span className="quiet small">
        {deedsOf(allowed)
          .map((command) => term('command', command))
          .join(t('separator'))}
      </span>
    </li>
  );
}
