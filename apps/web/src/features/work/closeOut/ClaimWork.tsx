import type { CloseOutView } from '@duban/contracts';
import { Alert, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../client/use-ask.js';
import { Asked } from '../../../parts/Asked.js';
import { Nothing } from '../../../parts/Nothing.js';
import { Panel } from '../../../parts/Page.js';
import { FaultLine } from '../../../parts/report/FigureRows.js';
import { Field } from '../../../parts/report/ReportFields.js';
import { useEdited } from '../../../parts/useEdited.js';
import { useTerm } from '../../../parts/useTerm.js';
import { EditedNotes } from '../EditedNotes.js';
import type { Matter } from '../matter.js';
import { useActs } from '../useActs.js';
import { usePlace } from '../usePlace.js';
import { type ClaimDraft, claimDraftOf, claimFaults, claimOf, type Closing, earlierClaim } from './claim-draft.js';
import { EvidenceRows } from './EvidenceRows.js';

/** 申请销号: the lead says that the task is done, with evidence for each target and time node, or why there is none. */
export function ClaimWork({ matter }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const { task } = matter;
  const query = useAsk('closeOut.read', { params: { year: task.task.year, id: task.task.id } });
  if (!task.allowed.includes('closeOut.claim')) return <Nothing>{t('claim.notNow')}</Nothing>;
  return <Asked query={query}>{({ asks }) => <ClaimForm matter={matter} asks={asks} />}</Asked>;
}

function ClaimForm({ matter: { task }, asks }: { matter: Matter; asks: CloseOutView['asks'] }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const [isTried, setTried] = useState(false);
  const edited = useEdited<ClaimDraft>({
    place: usePlace('claim', task.task.id),
    // There is nothing yet that somebody else could have changed.
    version: 1,
    saved: claimDraftOf(asks, earlierClaim(task)),
    textOf: (draft) => JSON.stringify(draft),
  });
  const { typed, type } = edited;
  const faults = claimFaults(typed);
  const isWrong = (at: string): boolean => isTried && faults.some((each) => each.at === at);
  const send = async (): Promise<void> => {
    setTried(true);
    if (faults.length > 0) return;
    const { closesAs } = typed;
    const isDone = await give([{ type: 'closeOut.claim', target: task.task, closesAs, content: claimOf(typed) }]);
    if (isDone) edited.takeNewer();
  };
  return (
    <>
      <Before matter={task} />
      <Panel title={t('claim.title')}>
        <div className="work-form">
          <EditedNotes edited={edited} />
          <Field label={t('claim.summary')} isNeeded fault={isWrong('summary') ? t('claim.empty') : undefined}>
            {(id) => (
              <Input.TextArea
                id={id}
                value={typed.summary}
                status={isWrong('summary') ? 'error' : ''}
                autoSize={{ minRows: 3, maxRows: 16 }}
                onChange={({ target }) => type({ summary: target.value })}
              />
            )}
          </Field>
          <ClosesAs typed={typed} type={type} isWrong={isWrong} />
          <EvidenceRows
            value={typed.evidence}
            onChange={(evidence) => type({ evidence })}
            task={task.task}
            isWrong={(row) => isWrong(`evidence.${row}`)}
          />
          <div className="work-acts">
            <Button type="primary" loading={isDoing} onClick={() => void send()}>
              {term('command', 'closeOut.claim')}
            </Button>
            <span className="quiet" role="status">
              {isTried && faults.length > 0 ? t('faultsLeft', { count: faults.length }) : t('claim.means')}
            </span>
          </div>
        </div>
      </Panel>
    </>
  );
}

/** What became of the claim before, and why: its rows stand in this one. */
function Before({ matter }: { matter: Matter['task'] }) {
  const { t } = useTranslation(['work', 'frame']);
  const earlier = earlierClaim(matter);
  if (!earlier) return null;
  const { state, reason } = earlier.member;
  return (
    <Alert
      type="warning"
      showIcon
      title={t(state === 'rejected' ? 'claim.before.rejected' : 'claim.before.partlyConfirmed', { ns: 'work' })}
      description={<p className="text">{reason?.text ?? t('erased', { ns: 'frame' })}</p>}
    />
  );
}

const closings: readonly Closing[] = ['measured', 'continuing', 'unmeasurable'];

interface ClosesAsProps {
  typed: ClaimDraft;
  type: (change: Partial<ClaimDraft>) => void;
  isWrong: (at: string) => boolean;
}

/** As what it is to be closed; what is not measured is explained. */
function ClosesAs({ typed: { closesAs, explanation }, type, isWrong }: ClosesAsProps) {
  const { t } = useTranslation('work');
  return (
    <>
      <fieldset className="report-part">
        <legend>{t('claim.closesAs')}</legend>
        <Radio.Group
          value={closesAs}
          onChange={({ target }) => type({ closesAs: target.value as Closing })}
          options={closings.map((value) => ({ value, label: t(`claim.closing.${value}`) }))}
        />
        <p className="quiet small">{t(`claim.closingMeans.${closesAs}`)}</p>
        {isWrong('closesAs') && <FaultLine>{t('claim.nothingShown')}</FaultLine>}
      </fieldset>
      {closesAs !== 'measured' && (
        <Field
          label={t(`claim.explanation.${closesAs}`)}
          isNeeded
          fault={isWrong('explanation') ? t('claim.explanationMissing') : undefined}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              value={explanation}
              status={isWrong('explanation') ? 'error' : ''}
              autoSize={{ minRows: 2, maxRows: 10 }}
              onChange={({ target }) => type({ explanation: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
