import type { InspectionEvent } from '../inspection-state.js';
import type { Birth } from '../plain.js';

/** An inspection whose matter was decided is approved from its first day; one that was proposed waits for the head. */
export function proposedInspection(event: InspectionEvent): Birth<'inspection'> {
  if (event.type !== 'inspection.proposed') throw new Error(`${event.type} begins no inspection`);
  const { kind, basis, authority, topics, tasks, intended } = event;
  const approved = basis.path === 'decision';
  const effects = approved
    ? []
    : [
        {
          type: 'notify' as const,
          kind: 'inspectionApproval' as const,
          unit: null,
          roles: ['headOfGovernment' as const],
        },
      ];
  return {
    value: { procedure: approved ? 'approved' : 'proposed', review: 'none', rectification: 'none', results: 'none' },
    context: {
      kind,
      basis,
      authority,
      topics,
      tasks,
      ...(intended ? { intended } : {}),
      approved,
      plan: null,
      planApproved: false,
      team: null,
      recused: [],
      trainedOn: null,
      notifiedOn: null,
      covert: false,
      releasedOn: null,
      evidence: [],
      findings: [],
      conclusion: null,
      participants: [],
      feedback: [],
      reviews: [],
      rectifications: [],
      results: [],
      ended: false,
      reason: null,
    },
    effects,
  };
}
