import type { TaskReference } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GivenCommand } from '../../../client/use-give.js';
import { type ReportDraft, reportContentOf } from '../../../parts/report/report-draft.js';
import type { Edited } from '../../../parts/useEdited.js';
import { useTerm } from '../../../parts/useTerm.js';
import type { MemberOf } from '../matter.js';
import type { Acts } from '../useActs.js';
import { useAutosave } from './useAutosave.js';

interface SendingProps {
  edited: Edited<ReportDraft>;
  acts: Acts;
  member: MemberOf;
  target: TaskReference;
  faults: number;
  isTried: boolean;
  onTry: () => void;
  onRead: (() => void) | undefined;
}

/** The steps that may follow the writing: kept, signed, handed in. */
export function Sending({ edited, acts, member, target, faults, isTried, onTry, onRead }: SendingProps) {
  const { t } = useTranslation('work');
  const { allowed } = member;
  const { isDirty, newer } = edited;
  const draft = draftOf(edited, member.id, target);
  const isDraftable = allowed.includes('report.draft');
  // A draft over what is signed would need a new signature: that is for a person to decide.
  const savedAt = useAutosave(
    draft,
    isDraftable && isDirty && faults === 0 && newer === null && member.state !== 'signed',
  );
  const send = async (type: string, commands: readonly GivenCommand[]): Promise<void> => {
    onTry();
    if (faults > 0 || !(await acts.isMeant(type))) return;
    if ((await acts.give(commands)) && type !== 'report.draft') onRead?.();
  };
  const possible = useSteps(edited, member, target);
  return (
    <div className="work-acts">
      {possible.map(({ type, words, commands }, index) => (
        <Button
          key={type}
          type={index === 0 ? 'primary' : 'default'}
          loading={acts.isDoing}
          disabled={newer !== null || (type === 'report.draft' && !isDirty)}
          onClick={() => void send(type, commands)}
        >
          {words}
        </Button>
      ))}
      {onRead && <Button onClick={onRead}>{t('read')}</Button>}
      <span className="quiet small" role="status">
        {standing()}
      </span>
    </div>
  );

  function standing(): string {
    if (isTried && faults > 0) return t('faultsLeft', { count: faults });
    if (isDirty) return isDraftable ? t('keptHereAndSaved') : t('keptHere');
    if (savedAt) return t('savedBySelf');
    return isDraftable && member.state === 'drafted' && !allowed.includes('report.sign') ? t('waitsForHead') : '';
  }
}

interface Step {
  type: string;
  words: string;
  commands: GivenCommand[];
}

/** What may be done with the report now: what was typed is kept in the same act. */
function useSteps(edited: Edited<ReportDraft>, { id, allowed, state }: MemberOf, target: TaskReference): Step[] {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { isDirty, version: expectedVersion } = edited;
  const draft = draftOf(edited, id, target);
  const about = { target, member: id, group: 'report' };
  const first = isDirty ? [draft] : [];
  const content = reportContentOf(edited.typed);
  const steps: Step[] = [
    {
      type: 'report.sign',
      words: isDirty ? t('saveAndSign') : term('command', 'report.sign'),
      commands: [...first, { type: 'report.sign', ...about }],
    },
    {
      type: 'report.submit',
      words: isDirty ? t('saveAndSubmit') : term('command', 'report.submit'),
      commands: [...first, { type: 'report.submit', ...about }],
    },
    {
      type: 'subReport.submit',
      words: term('command', 'subReport.submit'),
      commands: [{ type: 'subReport.submit', target, member: id, expectedVersion, content }],
    },
    { type: 'report.draft', words: term('command', 'report.draft'), commands: [draft] },
  ];
  // What has been signed is signed anew after a change, before it can be handed in.
  const isUnsigned = isDirty && state === 'signed';
  return steps.filter(({ type }) => allowed.includes(type) && !(type === 'report.submit' && isUnsigned));
}

const draftOf = ({ typed, version }: Edited<ReportDraft>, member: string, target: TaskReference): GivenCommand => ({
  type: 'report.draft',
  target,
  member,
  group: 'report',
  expectedVersion: version,
  content: reportContentOf(typed),
});
