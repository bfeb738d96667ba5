import type { OperationAnswer, ReportContent } from '@duban/contracts';
import { Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { ReportText } from '../../parts/report/ReportText.js';
import type { Place } from '../../parts/task-path.js';
import { TextDifference } from '../../parts/TextDifference.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { reportLines } from './report-lines.js';
import { until } from './standing.js';
import { useReasonText } from './useReasonText.js';

type Version = OperationAnswer<'report.read'>['versions'][number];

interface ReaderProps {
  place: Place;
  member: string;
  /** The report of the period before, of the same unit. */
  last: { id: string; period: string } | null;
  at: string | null;
}

/** One report as it stood, what became of it, and what is new in it since the last. */
export function ReportReader({ place, member, last, at }: ReaderProps) {
  const { t } = useTranslation('task');
  const report = useAsk('report.read', { params: { ...place, member } });
  const before = useAsk('report.read', { params: { ...place, member: last?.id ?? '' } }, { enabled: last !== null });
  return (
    <Asked query={report}>
      {({ versions, dueOn }) => {
        const shown = until(versions, at);
        const version = shown.at(-1);
        if (!version) return <Nothing>{t('reports.notWritten', { day: dueOn ?? '' })}</Nothing>;
        const former = contentOf(until(before.data?.versions ?? [], at).at(-1));
        return (
          <>
            <Wording version={version} former={last && former ? { content: former, period: last.period } : null} />
            <Steps versions={shown} at={at} />
          </>
        );
      }}
    </Asked>
  );
}

/** What a wording says. A report that is read has every part that a report has. */
const contentOf = (version: Version | undefined): ReportContent | null =>
  (version?.content ?? null) as ReportContent | null;

function Wording({ version, former }: { version: Version; former: { content: ReportContent; period: string } | null }) {
  const { t } = useTranslation(['task', 'frame']);
  const periodText = usePeriod();
  const [isCompared, setCompared] = useState(true);
  const content = contentOf(version);
  if (!content) return <p className="quiet">{t('erased', { ns: 'frame' })}</p>;
  const isCopy = former !== null && former.content.summary === content.summary;
  return (
    <>
      {former && (
        <p className="task-compare">
          <label>
            <Switch size="small" checked={isCompared} onChange={setCompared} />{' '}
            {t('reports.compare', { period: periodText(former.period) })}
          </label>
          {isCopy && <Mark tone="yellow">{t('reports.copy')}</Mark>}
        </p>
      )}
      {former && isCompared ? <Compared before={former.content} after={content} /> : <ReportText content={content} />}
    </>
  );
}

/** Every line that either of the two has, with what changed marked. */
function Compared({ before, after }: { before: ReportContent; after: ReportContent }) {
  const { t } = useTranslation('report');
  const term = useTerm();
  const words = {
    nature: (code: string) => term('nature', code),
    status: (code: string) => term('clauseStatus', code),
  };
  const [old, now] = [reportLines(before, words), reportLines(after, words)];
  return (
    <div className="report-text">
      <TextDifference before={before.summary} after={after.summary} />
      {(['clauses', 'figures', 'problems', 'coordination', 'nextStep'] as const)
        .filter((part) => old[part] !== '' || now[part] !== '')
        .map((part) => (
          <section key={part}>
            <h3>{t(part)}</h3>
            <TextDifference before={old[part]} after={now[part]} />
          </section>
        ))}
    </div>
  );
}

function Steps({ versions, at }: { versions: readonly Version[]; at: string | null }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const reasonText = useReasonText();
  return (
    <section className="task-steps">
      <h3>{t('reports.steps')}</h3>
      <ol>
        {versions.flatMap((version) =>
          until(version.steps, at).map(({ type, at: moment, by, reason, mark }, index) => (
            <li key={`${version.number}-${index}`}>
              <Moment at={moment} /> {by ? `${by.unit ?? ''}${by.title}` : t('course.clock')} {term('event', type)}
              {mark !== null && ` ${term('mark', mark)}`}
              {reason && <div className="text quiet">{reasonText(reason)}</div>}
            </li>
          )),
        )}
      </ol>
    </section>
  );
}
