import type { InspectionEntry, OperationAnswer } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Panel } from '../../parts/Page.js';
import { useActor } from '../../parts/record/useActor.js';
import { useTerm } from '../../parts/useTerm.js';

/** What happened, who did it and when. */
export function InspectionRecord({ params }: { params: { year: number; id: string } }) {
  const { t } = useTranslation('inspections');
  const record = useInfiniteQuery({
    queryKey: ['inspection.timeline', { params }, 'pages'],
    queryFn: ({ pageParam, signal }): Promise<OperationAnswer<'inspection.timeline'>> =>
      ask('inspection.timeline', { params, query: { limit: 100, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Panel title={t('record.title')}>
      <Asked query={record}>
        {({ pages }) => (
          <ol className="plain-list">
            {pages
              .flatMap(({ rows }) => rows as InspectionEntry[])
              .map((entry) => (
                <Entry key={entry.seq} entry={entry} />
              ))}
          </ol>
        )}
      </Asked>
      {record.hasNextPage && (
        <Button block loading={record.isFetchingNextPage} onClick={() => void record.fetchNextPage()}>
          {t('record.more')}
        </Button>
      )}
    </Panel>
  );
}

function Entry({ entry: { at, type, by, says, object } }: { entry: InspectionEntry }) {
  const { t } = useTranslation(['inspections', 'frame']);
  const term = useTerm();
  const actor = useActor();
  const who = by ? [by.unit?.name, actor(by)].filter(Boolean).join(' ') : t('record.clock');
  return (
    <li>
      <strong>{term('event', type)}</strong>
      {object && ` · ${object.name}`}{' '}
      <span className="quiet small">
        <Moment at={at} /> · {who}
      </span>
      {says.map(({ text, erased }, index) => (
        <p key={index} className="text">
          {erased ? t('erased', { ns: 'frame' }) : text}
        </p>
      ))}
    </li>
  );
}
