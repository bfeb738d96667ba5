import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { PostView } from '@duban/contracts';
import { AutoComplete, Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../client/session.js';
import { useAsk } from '../../../client/use-ask.js';
import { DayField } from '../../../parts/DayField.js';
import { FaultLine } from '../../../parts/report/FigureRows.js';
import { Field } from '../../../parts/report/ReportFields.js';
import { useAside } from '../../../parts/useAside.js';
import { dayOf } from '../../../time/days.js';
import { emptyMilestone, type MilestoneDraft, type PlanDraft, type PlanFault } from './plan-draft.js';

interface PlanFieldsProps {
  draft: PlanDraft;
  onChange: (change: Partial<PlanDraft>) => void;
  /** Shown beside the fields; empty until somebody has tried to send. */
  faults: readonly PlanFault[];
  posts: readonly PostOption[];
  /** The whole plan names time nodes that the lead will owe; a part does not. */
  isWhole: boolean;
}

/** 时间节点、责任领导、主要措施: the three that every plan says. */
export function PlanFields({ draft, onChange, faults, posts, isWhole }: PlanFieldsProps) {
  const { t } = useTranslation('work');
  const faultAt = (at: string): string | undefined => {
    const fault = faults.find((each) => each.at === at);
    return fault && t(`plan.fault.${fault.code}`);
  };
  const filterPosts = (typed: string, option?: PostOption): boolean => option?.label.includes(typed) ?? false;
  return (
    <div className="report-fields">
      <fieldset className="report-part">
        <legend>
          {t('plan.milestones')} <span className="quiet small">{t('needed')}</span>
        </legend>
        <Milestones
          value={draft.milestones}
          onChange={(milestones) => onChange({ milestones })}
          faultAt={faultAt}
          isWhole={isWhole}
        />
        {faultAt('milestones') && <FaultLine>{faultAt('milestones')}</FaultLine>}
      </fieldset>
      <Field label={t('plan.leader')} isNeeded fault={faultAt('responsibleLeader')}>
        {(id) => (
          <AutoComplete
            id={id}
            value={draft.responsibleLeader}
            options={[...posts]}
            showSearch={{ filterOption: filterPosts }}
            status={faultAt('responsibleLeader') ? 'error' : ''}
            placeholder={t('plan.leaderHint')}
            onChange={(responsibleLeader) => onChange({ responsibleLeader })}
          />
        )}
      </Field>
      <fieldset className="report-part">
        <legend>
          {t('plan.measures')} <span className="quiet small">{t('needed')}</span>
        </legend>
        <Measures value={draft.measures} onChange={(measures) => onChange({ measures })} fault={faultAt('measures')} />
      </fieldset>
    </div>
  );
}

interface MilestonesProps {
  value: readonly MilestoneDraft[];
  onChange: (milestones: MilestoneDraft[]) => void;
  faultAt: (at: string) => string | undefined;
  isWhole: boolean;
}

function Milestones({ value, onChange, faultAt, isWhole }: MilestonesProps) {
  const { t } = useTranslation('work');
  const change = (row: number, part: Partial<MilestoneDraft>): void =>
    onChange(value.map((node, index) => (index === row ? { ...node, ...part } : node)));
  return (
    <div className="report-rows">
      {value.map((node, row) => (
        <div key={row} className="work-milestone" role="group" aria-label={t('plan.milestone', { row: row + 1 })}>
          <div>
            <Input
              value={node.name}
              aria-label={t('plan.milestoneName')}
              placeholder={t('plan.milestoneName')}
              maxLength={500}
              status={faultAt(`milestones.${row}.name`) ? 'error' : ''}
              onChange={({ target }) => change(row, { name: target.value })}
            />
            {faultAt(`milestones.${row}.name`) && <FaultLine>{faultAt(`milestones.${row}.name`)}</FaultLine>}
          </div>
          <div>
            <DayField
              value={node.dueOn}
              label={t('plan.milestoneDay')}
              isWrong={faultAt(`milestones.${row}.dueOn`) !== undefined}
              onChange={(dueOn) => change(row, { dueOn })}
            />
            {faultAt(`milestones.${row}.dueOn`) && <FaultLine>{faultAt(`milestones.${row}.dueOn`)}</FaultLine>}
          </div>
          {isWhole && (
            <Checkbox checked={node.owed} onChange={({ target }) => change(row, { owed: target.checked })}>
              {t('plan.owed')}
            </Checkbox>
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('plan.removeMilestone', { row: row + 1 })}
            onClick={() => onChange(value.filter((_, index) => index !== row))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, emptyMilestone])}>
          {t('plan.addMilestone')}
        </Button>
      </div>
    </div>
  );
}

interface MeasuresProps {
  value: readonly string[];
  onChange: (measures: string[]) => void;
  fault: string | undefined;
}

function Measures({ value, onChange, fault }: MeasuresProps) {
  const { t } = useTranslation('work');
  return (
    <div className="report-rows">
      {value.map((measure, row) => (
        <div key={row} className="report-problem">
          <Input.TextArea
            value={measure}
            aria-label={t('plan.measure', { row: row + 1 })}
            placeholder={t('plan.measureHint')}
            maxLength={500}
            autoSize={{ minRows: 1, maxRows: 8 }}
            status={fault ? 'error' : ''}
            onChange={({ target }) => onChange(value.map((each, index) => (index === row ? target.value : each)))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('plan.removeMeasure', { row: row + 1 })}
            onClick={() => onChange(value.filter((_, index) => index !== row))}
          />
        </div>
      ))}
      {fault && <FaultLine>{fault}</FaultLine>}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, ''])}>
          {t('plan.addMeasure')}
        </Button>
      </div>
    </div>
  );
}

export interface PostOption {
  /** What is written into the plan: the post, so that a successor takes over. */
  value: string;
  /** With who holds it today. */
  label: string;
}

/** Posts of a unit that a plan may name as its responsible leader. */
export function useLeaderPosts(unit: string | undefined): readonly PostOption[] {
  const { data } = useAsk('posts.list', { query: { limit: 200, unit } }, { enabled: unit !== undefined });
  const aside = useAside();
  const now = useNow();
  const today = now === undefined ? '' : dayOf(now);
  // Without `fields` each row is whole.
  const rows: readonly object[] = data?.rows ?? [];
  return (rows as readonly PostView[])
    .filter(({ role }) => role !== 'unitLiaison')
    .map(({ title, unit: of, holders }) => {
      const value = `${of?.name ?? ''}${title}`;
      const holder = holders.find(
        ({ validFrom, validTo }) => (validFrom ?? '') <= today && (validTo === null || validTo >= today),
      );
      return { value, label: holder ? aside(value, holder.person.name) : value };
    });
}
