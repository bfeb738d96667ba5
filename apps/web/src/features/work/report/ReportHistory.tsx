import type { OperationAnswer } from '@duban/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../client/use-ask.js';
import { Asked } from '../../../parts/Asked.js';
import { Moment } from '../../../parts/Due.js';
import { Mark } from '../../../parts/Light.js';
import { Panel } from '../../../parts/Page.js';
import { TextDifference } from '../../../parts/TextDifference.js';
import { useTerm } from '../../../parts/useTerm.js';
import type { Matter, MemberOf } from '../matter.js';

type Version = OperationAnswer<'report.read'>['versions'][number];

/** 办理过程: each wording, what became of it and why, and what changed since the one before. */
export function ReportHistory({ matter: { task }, member }: { matter: Matter; member: MemberOf }) {
  const { t } = useTranslation('work');
  const [isOpen, setOpen] = useState(false);
  const query = useAsk(
    'report.read',
    { params: { year: task.task.year, id: task.task.id, member: member.id } },
    { enabled: isOpen },
  );
  return (
    <Panel>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('history.title')}</summary>
        {isOpen && (
          <Asked query={query}>
            {({ versions }) => (
              <ol className="work-history">
                {versions.map((version, index) => (
                  <VersionLine key={version.number} version={version} before={versions[index - 1]} />
                ))}
              </ol>
            )}
          </Asked>
        )}
      </details>
    </Panel>
  );
}

function VersionLine({ version: { steps, content }, before }: { version: Version; before: Version | undefined }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  return (
    <li>
      {steps.map(({ type, at, by, reason, mark }) => (
        <div key={`${type} ${at}`}>
          <Moment at={at} /> {by && `${by.unit ?? ''}${by.title}`} {term('command', commandOf[type] ?? type)}{' '}
          {mark && <Mark tone={mark === 'poor' || mark === 'empty' ? 'yellow' : 'green'}>{term('mark', mark)}</Mark>}
          {reason?.text && <p className="text quiet">{reason.text}</p>}
        </div>
      ))}
      {content && before?.content && content.summary !== before.content.summary && (
        <details>
          <summary>{t('history.changes')}</summary>
          <TextDifference before={before.content.summary} after={content.summary} />
        </details>
      )}
    </li>
  );
}

/** The word of a command stands for what it brought about. */
const commandOf: Readonly<Record<string, string>> = {
  'report.drafted': 'report.draft',
  'report.signed': 'report.sign',
  'report.submitted': 'report.submit',
  'report.withdrawn': 'report.withdraw',
  'report.accepted': 'report.accept',
  'report.returned': 'report.return',
  'report.emptied': 'report.empty',
  'subReport.submitted': 'subReport.submit',
  'subReport.withdrawn': 'subReport.withdraw',
  'subReport.approved': 'subReport.approve',
  'subReport.sentBack': 'subReport.sendBack',
};
