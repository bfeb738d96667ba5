import type { InspectionView } from '@duban/contracts';
import { Checkbox, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import type { GivenCommand } from '../../client/use-give.js';
import { useAsk } from '../../client/use-ask.js';
import { useTerm } from '../../parts/useTerm.js';
import { AuthorityFields } from './AuthorityFields.js';
import { Deed } from './Deed.js';
import { ChoiceField, LineField, TextField } from './fields.js';
import { IntendedFields, intendedOf, type TypedIntended } from './IntendedFields.js';
import { keepPlan } from './kept-plan.js';
import { PlanFields, planOf, type TypedPlan } from './PlanFields.js';

type Kind = InspectionView['kind'];
type Level = NonNullable<InspectionView['authority']['level']>;

interface Typed {
  title: string;
  kind: Kind;
  path: 'decision' | 'proposal';
  basis: string;
  by: 'government' | 'department';
  level: Level;
  unit: string;
  isDesignated: boolean;
  designation: { matter: string; topics: string[]; from: string; until: string };
  topics: string[];
  tasks: string[];
  intended?: TypedIntended;
  isPlanned: boolean;
  plan?: TypedPlan;
}

const kinds = ['comprehensive', 'special', 'incident', 'daily', 'clue'] as const;

interface ProposeProps {
  topics: InspectionView['topics'];
  basisNeeded: readonly string[];
  onClose: () => void;
  onProposed: (target: { year: number; id: string }) => void;
}

/** 提出督查事项, and with it the plan, where the matter has been decided. */
export function ProposeForm({ topics, basisNeeded, onClose, onProposed }: ProposeProps) {
  const { t } = useTranslation('inspections');
  const term = useTerm();
  const now = useNow();
  const [id] = useState(() => crypto.randomUUID());
  const [isProposed, setProposed] = useState(false);
  if (now === undefined) return null;
  const target = { kind: 'inspection', year: Number(now.slice(0, 4)), id } as const;
  return (
    <Deed<Typed>
      title={term('command', 'inspection.propose')}
      what={t('what.propose')}
      initialValues={{
        kind: 'special',
        path: 'decision',
        by: 'government',
        level: 'prefecture',
        isDesignated: true,
        tasks: [],
        isPlanned: false,
      }}
      commandsOf={(typed) => commandsOf(typed, target, isProposed)}
      onStep={() => setProposed(true)}
      onClose={() => (isProposed ? onProposed(target) : onClose())}
      onDone={({ path: taken, isPlanned: isTyped, plan }) => {
        if (taken === 'proposal' && isTyped && plan) keepPlan(id, plan);
        onProposed(target);
      }}
    >
      <MatterFields topics={topics} basisNeeded={basisNeeded} />
    </Deed>
  );
}

/** What is inspected, on what basis, by whom, and how it is planned. */
function MatterFields({ topics, basisNeeded }: Pick<ProposeProps, 'topics' | 'basisNeeded'>) {
  const { t } = useTranslation('inspections');
  const path = Form.useWatch<Typed['path'] | undefined>('path');
  const isPlanned = Form.useWatch<boolean | undefined>('isPlanned');
  const chosen = Form.useWatch<string[] | undefined>('topics') ?? [];
  return (
    <>
      <LineField name="title" label={t('field.title')} />
      <ChoiceField
        name="kind"
        label={t('field.kind')}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Form.Item name="path" label={t('field.path')}>
        <Radio.Group
          options={(['decision', 'proposal'] as const).map((value) => ({ value, label: t(`basisPath.${value}`) }))}
        />
      </Form.Item>
      <TextField name="basis" label={t('field.basis')} hint={t('field.basisHint')} rows={2} />
      <AuthorityFields topics={topics} />
      <ChoiceField
        name="topics"
        label={t('field.topics')}
        options={topics.map(({ code, title }) => ({ value: code, label: title }))}
        isSeveral
      />
      <TasksField />
      <Form.Item
        name="isPlanned"
        valuePropName="checked"
        extra={t(path === 'proposal' ? 'planLater' : 'planWantedHint')}
      >
        <Checkbox>{t('planWanted')}</Checkbox>
      </Form.Item>
      {isPlanned ? (
        <PlanFields topics={topics.filter(({ code }) => chosen.includes(code))} basisNeeded={basisNeeded} />
      ) : (
        <IntendedFields topics={chosen} />
      )}
    </>
  );
}

const SHOWN = 100;

/** Tasks of the ledger that the inspection is about. */
function TasksField() {
  const { t } = useTranslation('inspections');
  const tasks = useAsk('tasks.list', { query: { limit: SHOWN, fields: 'task,number,title' } });
  const options = (tasks.data?.rows ?? []).map(({ task, number, title = '' }) => ({
    value: task ? `${task.year}/${task.id}` : '',
    label: [number, title].filter(Boolean).join(' '),
  }));
  return (
    <ChoiceField
      name="tasks"
      label={t('field.tasks')}
      hint={t('field.tasksHint')}
      options={options}
      isSeveral
      isOptional
    />
  );
}

/** The matter, unless it was proposed at an earlier attempt, and its plan. */
function commandsOf(
  typed: Typed,
  target: { kind: 'inspection'; year: number; id: string },
  isProposed: boolean,
): readonly GivenCommand[] {
  const { title, kind, path, basis, topics, tasks, intended = {}, isPlanned, plan } = typed;
  const matter: GivenCommand = {
    type: 'inspection.propose',
    target,
    title,
    kind,
    basis: { path, text: basis },
    authority: authorityOf(typed),
    topics,
    tasks: tasks.map((each) => {
      const [year, id = ''] = each.split('/');
      return { kind: 'task' as const, year: Number(year), id };
    }),
    // What is planned before it may be is intended until then.
    ...(isPlanned ? path === 'proposal' && plan && intendedOf(plan) : intendedOf(intended)),
  };
  const planned: GivenCommand[] =
    isPlanned && plan && path === 'decision' ? [{ type: 'inspection.plan', target, plan: planOf(plan) }] : [];
  return [...(isProposed ? [] : [matter]), ...planned];
}

function authorityOf({ by, level, unit, isDesignated, designation }: Typed) {
  if (by === 'government') return { type: 'government' as const, level };
  return { type: 'department' as const, unit, designation: isDesignated ? designation : null };
}
