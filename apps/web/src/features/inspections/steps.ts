import type { InspectionView } from '@duban/contracts';

/** The steps of an inspection in their order, as its page shows them. */
export const steps = [
  'matter',
  'approval',
  'plan',
  'team',
  'notice',
  'field',
  'conclusion',
  'feedback',
  'review',
  'rectification',
  'results',
  'close',
] as const;
export type Step = (typeof steps)[number];
export type StepState = 'done' | 'now' | 'ahead' | 'none';

/** Every command on an inspection that is there, with the step whose page gives it. */
export const stepOfCommand = {
  'inspection.approve': 'approval',
  'inspection.plan': 'plan',
  'inspection.approvePlan': 'plan',
  'inspection.formTeam': 'team',
  'inspection.recuse': 'team',
  'inspection.train': 'team',
  'inspection.notify': 'notice',
  'inspection.keepCovert': 'notice',
  'inspection.begin': 'field',
  'inspection.logEvidence': 'field',
  'inspection.find': 'field',
  'inspection.release': 'notice',
  'inspection.conclude': 'conclusion',
  'inspection.issue': 'feedback',
  'inspection.feedBack': 'feedback',
  'inspection.receive': 'feedback',
  'inspection.requestReview': 'review',
  'inspection.decideReview': 'review',
  'inspection.orderRectification': 'rectification',
  'inspection.reportRectification': 'rectification',
  'inspection.verifyRectification': 'rectification',
  'inspection.proposeResult': 'results',
  'inspection.approveResult': 'results',
  'inspection.dropResult': 'results',
  'inspection.carryOutResult': 'results',
  'inspection.close': 'close',
  'inspection.terminate': 'close',
} as const satisfies Record<string, Step>;
export type InspectionCommand = keyof typeof stepOfCommand;

export const isInspectionCommand = (command: string): command is InspectionCommand => command in stepOfCommand;

/** What an object sees of it. */
const ofObject: readonly Step[] = ['notice', 'feedback', 'review', 'rectification', 'results', 'close'];

export const stepsFor = ({ relation }: Pick<InspectionView, 'relation'>): readonly Step[] =>
  relation === 'object' ? ofObject : steps;

/** The step that is under way: the one of the first thing that is missing; in the field, the field itself. */
export function presentStep(view: InspectionView): Step {
  if (view.relation === 'object') return stepOfObject(view);
  if (view.status === 'inField') return 'field';
  const missing = view.next.find(({ met }) => !met);
  return missing && isInspectionCommand(missing.command) ? stepOfCommand[missing.command] : 'close';
}

/** Where its next deed is; with none, how far it has been told. */
function stepOfObject({ allowed, feedback }: InspectionView): Step {
  const [deed] = allowed.filter(isInspectionCommand);
  return deed ? stepOfCommand[deed] : feedback.length > 0 ? 'feedback' : 'notice';
}

/** How far each step is. */
export function stateOfStep(step: Step, view: InspectionView): StepState {
  const { status } = view;
  const isOver = status === 'closed' || status === 'terminated';
  if (!isOver && step === presentStep(view)) return 'now';
  if (!isOver && stillOpen[step]?.(view)) return 'now';
  if (happened[step](view)) return 'done';
  return isOver || step in stillOpen ? 'none' : 'ahead';
}

/** Beside the procedure, as often as needed or never: whether something of it is still to be done. */
const stillOpen: Partial<Record<Step, (view: InspectionView) => boolean>> = {
  review: ({ reviews }) => reviews.some(({ decision }) => decision === null),
  rectification: ({ rectifications }) => rectifications.some(({ state }) => state !== 'verified'),
  results: ({ results }) => results.some(({ state }) => state === 'proposed' || state === 'approved'),
};

const order: readonly InspectionView['status'][] = [
  'proposed',
  'approved',
  'planned',
  'notified',
  'covert',
  'inField',
  'concluded',
  'issued',
  'fedBack',
  'closed',
];

const isBehind = ({ status }: InspectionView, before: InspectionView['status']): boolean =>
  order.indexOf(status) > order.indexOf(before);

const happened: Record<Step, (view: InspectionView) => boolean> = {
  matter: () => true,
  approval: (view) => isBehind(view, 'proposed'),
  plan: ({ plan }) => plan !== null,
  team: ({ team }) => team !== null,
  notice: (view) => view.notifiedOn !== null || isBehind(view, 'planned'),
  field: (view) => isBehind(view, 'inField'),
  conclusion: (view) => isBehind(view, 'inField'),
  feedback: (view) => isBehind(view, 'issued'),
  review: ({ reviews }) => reviews.length > 0,
  rectification: ({ rectifications }) => rectifications.length > 0,
  results: ({ results }) => results.length > 0,
  close: ({ status }) => status === 'closed',
};
