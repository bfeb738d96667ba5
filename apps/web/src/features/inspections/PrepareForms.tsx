import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Deed } from './Deed.js';
import { ChoiceField, DateField, LineField, PostField, TextField } from './fields.js';
import { type FormProps, targetOf, useFormWords } from './form-words.js';
import { forgetPlan, keptPlan } from './kept-plan.js';
import { PlanFields, planOf, type TypedPlan } from './PlanFields.js';

/** 督查方案, a first one or a new one over the last. */
export function Plan({ view, onClose }: FormProps) {
  const { plan, intended, topics, basisNeeded, id, version } = view;
  const typed: Partial<TypedPlan> = plan
    ? {
        objects: plan.objects.map((each) => each.id),
        topics: plan.topics.map(({ code }) => code),
        content: plan.text?.text ?? '',
        from: plan.from,
        until: plan.until,
        methods: plan.methods,
        ...(plan.basis?.text ? { basis: plan.basis.text } : {}),
        ...(plan.exception?.text ? { exception: plan.exception.text } : {}),
      }
    : {
        topics: topics.map(({ code }) => code),
        ...(intended && { ...intended, objects: intended.objects.map((each) => each.id) }),
        ...keptPlan(id),
      };
  return (
    <Deed<{ plan: TypedPlan }>
      {...useFormWords('inspection.plan')}
      initialValues={{ plan: typed as TypedPlan }}
      commandsOf={(given) => [
        { type: 'inspection.plan', target: targetOf(view), expectedVersion: version, plan: planOf(given.plan) },
      ]}
      onClose={onClose}
      onDone={() => {
        forgetPlan(id);
        onClose();
      }}
    >
      <PlanFields topics={topics} basisNeeded={basisNeeded} except={id} />
    </Deed>
  );
}

const capacities = ['deputy', 'cppccMember', 'counsellor', 'expert'] as const;

interface TypedTeam {
  leader: string;
  members?: { post: string; until: string }[];
  invited?: { name: string; capacity: (typeof capacities)[number]; until: string }[];
}

/** 督查组: who leads it, who is of it, who is invited, each to a last day. */
export function Team({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const { team, plan } = view;
  const until = plan?.until ?? '';
  return (
    <Deed<TypedTeam>
      {...useFormWords('inspection.formTeam')}
      initialValues={{
        ...(team?.leader ? { leader: team.leader.id } : {}),
        members: (team?.members ?? []).map((each) => ({ post: each.id, until: each.until })),
        invited: (team?.invited ?? []).map((each) => ({ ...each, name: each.name ?? '' })),
      }}
      commandsOf={({ leader, members = [], invited = [] }) => [
        { type: 'inspection.formTeam', target: targetOf(view), leader, members, invited },
      ]}
      onClose={onClose}
    >
      <PostField name="leader" label={t('field.leader')} />
      <Rows name="members" label={t('field.members')} add={t('field.addMember')} fresh={{ until }}>
        {(index) => (
          <>
            <PostField name={[index, 'post']} label={t('field.post')} />
            <DateField name={[index, 'until']} label={t('field.memberUntil')} />
          </>
        )}
      </Rows>
      <Rows name="invited" label={t('field.invited')} add={t('field.addInvited')} fresh={{ until }}>
        {(index) => (
          <>
            <LineField name={[index, 'name']} label={t('field.name')} />
            <ChoiceField
              name={[index, 'capacity']}
              label={t('field.capacity')}
              options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
            />
            <DateField name={[index, 'until']} label={t('field.memberUntil')} />
          </>
        )}
      </Rows>
    </Deed>
  );
}

interface RowsProps {
  name: string;
  label: string;
  add: string;
  fresh: object;
  children: (index: number) => ReactNode;
}

/** As many of the same as are wanted. */
function Rows({ name, label, add, fresh, children }: RowsProps) {
  const { t } = useTranslation('inspections');
  return (
    <Form.List name={name}>
      {(rows, { add: insert, remove }) => (
        <fieldset className="inspections-rows">
          <legend>{label}</legend>
          {rows.map(({ key, name: index }) => (
            <div key={key} className="inspections-row">
              {children(index)}
              <Button onClick={() => remove(index)}>{t('field.remove')}</Button>
            </div>
          ))}
          <Button onClick={() => insert(fresh)}>{add}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** 回避. */
export function Recuse({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  return (
    <Deed<{ recused: string; reason: string }>
      {...useFormWords('inspection.recuse')}
      commandsOf={(typed) => [{ type: 'inspection.recuse', target: targetOf(view), ...typed }]}
      onClose={onClose}
    >
      <PostField name="recused" label={t('field.post')} />
      <TextField name="reason" label={t('field.reason')} rows={2} />
    </Deed>
  );
}

export function Train({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  return (
    <Deed<{ on: string; content: string }>
      {...useFormWords('inspection.train')}
      initialValues={{ on: view.today }}
      commandsOf={(typed) => [{ type: 'inspection.train', target: targetOf(view), ...typed }]}
      onClose={onClose}
    >
      <DateField name="on" label={t('field.on')} />
      <TextField name="content" label={t('field.training')} rows={2} />
    </Deed>
  );
}

export function Terminate({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  return (
    <Deed<{ reason: string }>
      {...useFormWords('inspection.terminate')}
      commandsOf={({ reason }) => [{ type: 'inspection.terminate', target: targetOf(view), reason }]}
      onClose={onClose}
    >
      <TextField name="reason" label={t('field.reason')} />
    </Deed>
  );
}
