import type { InspectionView } from '@duban/contracts';
import type { ComponentType } from 'react';
import { Feedback, Rectifications, Results, Reviews } from './CaseParts.js';
import { Approval, Closing, Conclusion, Field, Matter, Notice, Plan, Team } from './CourseParts.js';
import type { Step } from './steps.js';

const contents: Readonly<Record<Step, ComponentType<{ view: InspectionView }>>> = {
  matter: Matter,
  approval: Approval,
  plan: Plan,
  team: Team,
  notice: Notice,
  field: Field,
  conclusion: Conclusion,
  feedback: Feedback,
  review: Reviews,
  rectification: Rectifications,
  results: Results,
  close: Closing,
};

/** What there is of a step. */
export function StepContent({ view, step }: { view: InspectionView; step: Step }) {
  const Content = contents[step];
  return <Content view={view} />;
}
