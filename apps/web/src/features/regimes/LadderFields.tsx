import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import type { Rules } from './draft.js';
import { ChoiceField, NumberField, SeveralField, useEditing } from './fields.js';

type Rung = Rules['ladder'][number];

const recipients = ['liaison', 'head', 'leaderInCharge', 'headOfGovernment', 'supervisor', 'chiefSupervisor'] as const;
const levels = ['blue', 'yellow', 'red'] as const;
const issuers = ['automatic', 'supervisor', 'chiefSupervisor'] as const;

/** What happens to what stays undone: rung after rung, each some working days after the due day. */
export function LadderFields() {
  const { t } = useTranslation('regimes');
  const { rules, set, isReadOnly } = useEditing();
  const { ladder } = rules;
  return (
    <Panel title={t('part.ladder')}>
      <p className="quiet small">{t('ladderHint')}</p>
      <NumberField at="/escalateAt" label={t('escalateAt')} min={1} max={23} after={t('oClock')} />
      {ladder.map((rung, index) => (
        <RungFields key={index} rung={rung} index={index} />
      ))}
      {ladder.length === 0 && <p className="quiet">{t('noLadder')}</p>}
      {!isReadOnly && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => set('/ladder', [...ladder, nextRung(ladder)])}>
          {t('addRung')}
        </Button>
      )}
    </Panel>
  );
}

function nextRung(ladder: readonly Rung[]): Rung {
  const last = ladder.at(-1);
  return {
    rung: ladder.length + 1,
    afterWorkingDays: (last?.afterWorkingDays ?? 0) + 2,
    level: last ? 'red' : 'blue',
    to: ['head'],
    issue: 'onApproval',
    by: 'supervisor',
    ...(last ? { reply: 2 } : {}),
  };
}

function RungFields({ rung, index }: { rung: Rung; index: number }) {
  const { t } = useTranslation('regimes');
  const { rules, set, isReadOnly } = useEditing();
  const at = `/ladder/${index}`;
  const name = t('rung', { rung: index + 1 });
  const issueBy = (by: (typeof issuers)[number]): void => {
    const { rung: place, afterWorkingDays, level, to } = rung;
    const common = { rung: place, afterWorkingDays, level, to };
    const asked = rung.issue === 'onApproval' && rung.reply ? { reply: rung.reply } : {};
    set(at, by === 'automatic' ? { ...common, issue: 'automatic' } : { ...common, issue: 'onApproval', by, ...asked });
  };
  const remove = (): void =>
    set(
      '/ladder',
      rules.ladder.toSpliced(index, 1).map((each, place) => ({ ...each, rung: place + 1 })),
    );
  return (
    <fieldset className="regimes-list">
      <legend>{name}</legend>
      <NumberField at={`${at}/afterWorkingDays`} label={t('rungAfter')} min={1} max={120} after={t('workingDays')} />
      <ChoiceField
        at={`${at}/level`}
        label={t('rungLevel')}
        options={levels.map((value) => ({ value, label: t(`levels.${value}`) }))}
      />
      <SeveralField
        at={`${at}/to`}
        label={t('rungTo')}
        options={recipients.map((value) => ({ value, label: t(`recipients.${value}`) }))}
      />
      <ChoiceField
        at={`${at}/issue`}
        label={t('rungIssue')}
        options={issuers.map((value) => ({ value, label: t(`issuers.${value}`) }))}
        value={rung.issue === 'automatic' ? 'automatic' : rung.by}
        onChoose={issueBy}
      />
      {rung.issue === 'onApproval' && (
        <NumberField at={`${at}/reply`} label={t('rungReply')} min={0} max={30} after={t('workingDays')} />
      )}
      {!isReadOnly && (
        <Button size="small" type="text" icon={<DeleteOutlined />} onClick={remove}>
          {t('remove', { what: name })}
        </Button>
      )}
    </fieldset>
  );
}
