import type { TaskView } from '@duban/contracts';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExemptionNote } from '../../parts/Exemption.js';
import { FaultLine } from '../../parts/report/FigureRows.js';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import { ActButtons } from './Acts.js';
import type { ObligationOf } from './matter.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';
import { Words } from './Words.js';

const EXEMPT = 'obligation.exempt';
const grounds = ['forceMajeure', 'errorTolerance', 'policyChange', 'precondition'] as const;
type Ground = (typeof grounds)[number];

/** 容错免责: the exemption that stands beside a miss, how it is taken back, and the form to register one. */
export function Exempt({ task, obligation }: { task: TaskView; obligation: ObligationOf }) {
  const acts = useActs(task);
  return (
    <>
      {obligation.exemption && <ExemptionNote exemption={obligation.exemption} />}
      <div className="work-row">
        <ActButtons acts={acts} of={obligation} commands={['obligation.revokeExemption']} size="small" />
      </div>
      {obligation.allowed.includes(EXEMPT) && <ExemptForm task={task} obligation={obligation} />}
    </>
  );
}

function ExemptForm({ task, obligation }: { task: TaskView; obligation: ObligationOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const { typed, type, putAway } = useEdited({
    place: usePlace('exemption', obligation.id),
    version: obligation.version,
    saved: { ground: null as Ground | null, basis: '' },
    textOf: JSON.stringify,
  });
  const [isTried, setTried] = useState(false);
  const { ground } = typed;
  const basis = typed.basis.trim();
  const fault = isTried && basis === '' ? t('exempt.basisMissing') : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (ground === null || basis === '') return;
    if (await give([{ type: EXEMPT, target: task.task, member: obligation.id, ground, basis }])) putAway();
  };
  return (
    <details className="work-more" open={typed.basis !== '' || undefined}>
      <summary>{term('command', EXEMPT)}</summary>
      <div className="work-form">
        <fieldset className="report-part">
          <legend>{t('exempt.ground')}</legend>
          <Radio.Group
            vertical
            value={ground}
            options={grounds.map((value) => ({ value, label: term('exemptionGround', value) }))}
            onChange={({ target }) => type({ ground: target.value as Ground })}
          />
          {isTried && ground === null && <FaultLine>{t('exempt.groundMissing')}</FaultLine>}
        </fieldset>
        <Words label={t('exempt.basis')} value={typed.basis} fault={fault} onChange={(basis) => type({ basis })} />
        <p className="quiet small">{t('exempt.means')}</p>
        <div>
          <Button disabled={isDoing} onClick={() => void send()}>
            {term('command', EXEMPT)}
          </Button>
        </div>
      </div>
    </details>
  );
}
