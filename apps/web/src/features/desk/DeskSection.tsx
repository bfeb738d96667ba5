import type { DeskRow, DeskView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../client/session.js';
import { Panel } from '../../parts/Page.js';
import { useDeed } from '../../parts/useDeed.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { commandOf, type Deed, deedOf, keyOfRow } from './batch.js';
import { BatchBar } from './BatchBar.js';
import { DeskLine } from './DeskLine.js';
import { returnDaysOf } from './lateness.js';
import { ownSections, restOf } from './place.js';
import { useSettle } from './useSettle.js';

interface DeskSectionProps {
  section: DeskView['sections'][number];
  /** Business time. */
  now: string;
  /** Asks for more rows; left out where there are no more to ask for. */
  onMore?: () => void;
}

/** One part of the desk: its rows, how many there are, and what can be done with several of them at once. */
export function DeskSection({ section: { section, total, rows }, now, onMore }: DeskSectionProps) {
  const term = useTerm();
  const { deed, isDoing } = useDeed();
  const settle = useSettle();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const lines = rows.map((row) => ({ key: keyOfRow(row), row, can: deedOf(section, row) }));
  const doable = lines.flatMap(({ key, can }) => (can ? [{ key, can }] : []));
  const picked = doable.filter(({ key }) => chosen.has(key));
  const give = async (deeds: readonly Deed[]): Promise<void> => {
    if (await deed(deeds.map(commandOf))) setChosen(new Set());
  };
  const choose = (key: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const heading = (
    <>
      {term('section', section)} <span className="desk-count figures">{total}</span>
    </>
  );
  return (
    <Panel
      id={`desk-${section}`}
      title={heading}
      extra={ownSections.has(section) && <ReturnLinks rows={rows} now={now} />}
    >
      {doable.length > 1 && (
        <BatchBar
          section={section}
          isDoing={isDoing}
          picked={picked.map(({ can }) => can)}
          all={doable.map(({ can }) => can)}
          onChooseAll={(isChosen) => setChosen(new Set(isChosen ? doable.map(({ key }) => key) : []))}
          onGive={(deeds) => void give(deeds)}
        />
      )}
      <ul className={`desk-rows${doable.length > 1 ? ' desk-choosing' : ''}`}>
        {lines.map(({ key, row, can }) => (
          <DeskLine
            key={key}
            section={section}
            row={row}
            now={now}
            isDoing={isDoing}
            onDeed={can ? () => void give([can]) : settle(row)}
            {...(can && doable.length > 1
              ? { isChosen: chosen.has(key), onChoose: (is: boolean) => choose(key, is) }
              : {})}
          />
        ))}
      </ul>
      {total > rows.length && (
        <Rest section={section} shown={rows.length} total={total} {...(onMore ? { onMore } : {})} />
      )}
    </Panel>
  );
}

/** Several returns of one day are filled in on one sheet. */
function ReturnLinks({ rows, now }: { rows: readonly DeskRow[]; now: string }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const days = returnDaysOf(rows, dayOf(now));
  if (days.length === 0) return null;
  return (
    <span className="desk-returns">
      {days.map((day) => (
        <Link key={day} to={`/returns/${day}`}>
          {t('toReturn', { day: dayText(day, language, now) })}
        </Link>
      ))}
    </span>
  );
}

interface RestProps extends Pick<DeskSectionProps, 'onMore'> {
  section: DeskView['sections'][number]['section'];
  shown: number;
  total: number;
}

function Rest({ section, shown, total, onMore }: RestProps) {
  const { t } = useTranslation('desk');
  const { post } = useSession();
  return (
    <p className="desk-rest">
      <span className="quiet">{t('shown', { shown, total })}</span>
      {onMore ? (
        <Button type="link" size="small" onClick={onMore}>
          {t('more', { ns: 'frame' })}
        </Button>
      ) : (
        <Link to={restOf(section, post?.unit?.id ?? null)}>{t('rest')}</Link>
      )}
    </p>
  );
}
