import type { MeetingView } from '@duban/contracts';
import { Button, Form, InputNumber, Modal, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Panel } from '../../parts/Page.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { nameOf } from './fields.js';

type Score = MeetingView['scores'][number];

/** 观摩评分: what all sheets say, the best first, and the reader's own sheet. */
export function ScoresPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation('meetings');
  const [scored, setScored] = useState<string | null>(null);
  const columns = useColumns(view, setScored);
  return (
    <Panel title={t('scores')}>
      <p className="quiet small">{t('scoreHint')}</p>
      <Table<Score>
        className={CARDS}
        size="small"
        rowKey="task"
        columns={columns}
        dataSource={view.scores}
        pagination={false}
      />
      {scored !== null && <ScoreForm key={scored} view={view} task={scored} onClose={() => setScored(null)} />}
    </Panel>
  );
}

const titleIn = ({ agenda }: MeetingView, task: string): string => {
  const item = agenda.find((each) => each.task.id === task);
  return item ? nameOf(item) : '';
};

const ownOf = ({ own }: MeetingView, task: string): readonly number[] | undefined =>
  own.find((each) => each.task === task)?.points;

function useColumns(view: MeetingView, onScore: (task: string) => void): TableColumnType<Score>[] {
  const { t } = useTranslation('meetings');
  const mayScore = view.allowed.includes('meeting.score');
  return cardColumns<Score>([
    { title: t('task'), render: (_, { task }) => titleIn(view, task) },
    { title: t('rank'), render: (_, { rank }) => rank ?? t('unscored') },
    { title: t('total'), render: (_, { total }) => total ?? '–' },
    ...view.criteria.map(({ name }, index) => ({
      title: name.text ?? '–',
      render: (_: unknown, { means }: Score) => means?.[index] ?? '–',
    })),
    { title: t('sheets'), render: (_, { sheets }) => sheets },
    ...(mayScore
      ? [
          {
            title: t('mine'),
            render: (_: unknown, { task }: Score) => {
              const own = ownOf(view, task);
              return (
                <>
                  {own?.reduce((sum, each) => sum + each, 0)}{' '}
                  <Button
                    size="small"
                    aria-label={t('scoreOf', { title: titleIn(view, task) })}
                    onClick={() => onScore(task)}
                  >
                    {t(own ? 'scoreAnew' : 'score')}
                  </Button>
                </>
              );
            },
          },
        ]
      : []),
  ]);
}

interface FormProps {
  view: MeetingView;
  task: string;
  onClose: () => void;
}

function ScoreForm({ view, task, onClose }: FormProps) {
  const { t } = useTranslation(['meetings', 'frame']);
  const { deed, isDoing } = useDeed();
  const [form] = Form.useForm<{ points: number[] }>();
  useReturnedFocus();
  const save = async ({ points }: { points: number[] }): Promise<void> => {
    const target = { kind: 'meeting', year: view.year, id: view.id } as const;
    if (await deed([{ type: 'meeting.score', target, task, points }])) onClose();
  };
  return (
    <Modal
      open
      title={t('scoreOf', { title: titleIn(view, task) })}
      okText={t('confirm', { ns: 'frame' })}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ points: ownOf(view, task) ?? [] }}
        onFinish={(typed) => void save(typed)}
      >
        {view.criteria.map(({ name, points }, index) => (
          <Form.Item
            // Criteria never change, and nothing else tells two of the same name apart.
            key={index}
            name={['points', index]}
            label={name.text ?? '–'}
            extra={t('of', { points })}
            rules={[{ required: true, message: t('fillIn') }]}
          >
            <InputNumber min={0} max={points} precision={0} inputMode="numeric" style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
