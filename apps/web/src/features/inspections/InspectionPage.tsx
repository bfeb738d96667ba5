import type { InspectionView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Page, Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import { forms } from './forms.js';
import { InspectionMark } from '../../parts/InspectionMark.js';
import { InspectionRecord } from './InspectionRecord.js';
import { NextPanel } from './NextPanel.js';
import { StepContent } from './StepContent.js';
import { StepList } from './StepList.js';
import {
  type InspectionCommand,
  isInspectionCommand,
  presentStep,
  type Step,
  stepOfCommand,
  stepsFor,
} from './steps.js';
import './inspections.css';

/** How often an open page is read again: a change of a covert inspection is told to nobody. */
const FOLLOWED = 10_000;

/** One inspection, led through step by step: what comes next, why, and which article asks for it. */
export default function InspectionPage() {
  const { t } = useTranslation('frame');
  const { year = '', id = '' } = useParams();
  const inspection = useAsk('inspection.read', { params: { year: Number(year), id } }, { every: FOLLOWED });
  if (inspection.data) return <Guided view={inspection.data} />;
  return (
    <Page title={t('pages.inspections')}>
      <Panel>
        <Asked query={inspection}>{() => null}</Asked>
      </Panel>
    </Page>
  );
}

function Guided({ view }: { view: InspectionView }) {
  const { t } = useTranslation(['inspections', 'frame']);
  const [given, setGiven] = useState<InspectionCommand>();
  const { step, choose } = useStep(view);
  const Form = given && forms[given];
  const allowed = view.allowed.filter(isInspectionCommand);
  return (
    <Page
      title={view.title}
      under={
        <>
          <Link to="/inspections">{t('pages.inspections', { ns: 'frame' })}</Link> · {t(`kind.${view.kind}`)} ·{' '}
          {view.authority.unit?.name ?? t('government')} · <InspectionMark status={view.status} />
        </>
      }
    >
      <div className="inspections-guide">
        <StepList view={view} chosen={step} onChoose={choose} />
        <div className="inspections-main">
          <NextPanel view={view} onGive={setGiven} />
          <Panel title={t(`step.${step}`)} extra={<StepDeeds {...{ view, step }} onGive={setGiven} />}>
            <StepContent view={view} step={step} />
          </Panel>
          <InspectionRecord params={{ year: view.year, id: view.id }} />
        </div>
      </div>
      {allowed.includes('inspection.logEvidence') && (
        <div className="inspections-thumb">
          <Button type="primary" size="large" block onClick={() => setGiven('inspection.logEvidence')}>
            {t('logNow')}
          </Button>
        </div>
      )}
      {Form && <Form view={view} onClose={() => setGiven(undefined)} />}
    </Page>
  );
}

/** The step that is looked at: in the address, or else the one that is under way. */
function useStep(view: InspectionView): { step: Step; choose: (step: Step) => void } {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('step');
  const step = stepsFor(view).find((each) => each === asked) ?? presentStep(view);
  return { step, choose: (next) => setSearch(next === presentStep(view) ? {} : { step: next }, { replace: true }) };
}

/** What may be done in a step. */
function StepDeeds({
  view,
  step,
  onGive,
}: {
  view: InspectionView;
  step: Step;
  onGive: (command: InspectionCommand) => void;
}) {
  const term = useTerm();
  const own = view.allowed.filter(isInspectionCommand).filter((command) => stepOfCommand[command] === step);
  return (
    <div className="inspections-deeds">
      {own.map((command) => (
        <Button key={command} danger={command === 'inspection.terminate'} onClick={() => onGive(command)}>
          {term('command', command)}
        </Button>
      ))}
    </div>
  );
}
