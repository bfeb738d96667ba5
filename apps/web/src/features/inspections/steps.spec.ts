import type { InspectionView } from '@duban/contracts';
import { expect, test } from 'vitest';
import { presentStep, stateOfStep, type Step, steps } from './steps.js';

const step = (command: string, met = false): InspectionView['next'][number] => ({
  command: command as InspectionView['next'][number]['command'],
  article: null,
  localRule: null,
  why: '',
  met,
});
const view = (given: Partial<InspectionView>): InspectionView =>
  ({
    relation: 'stranger',
    status: 'approved',
    next: [],
    allowed: [],
    plan: null,
    team: null,
    notifiedOn: null,
    feedback: [],
    reviews: [],
    rectifications: [],
    results: [],
    ...given,
  }) as unknown as InspectionView;

test('the present step is that of the first thing that is missing', () => {
  const planned = [step('inspection.formTeam', true), step('inspection.approvePlan'), step('inspection.notify')];
  expect(presentStep(view({ status: 'planned', next: planned }))).toBe('plan');
  expect(presentStep(view({ status: 'closed' }))).toBe('close');
});

test('in the field it stays the field, also once something was found', () => {
  const next = [step('inspection.logEvidence', true), step('inspection.find', true), step('inspection.conclude')];
  expect(presentStep(view({ status: 'inField', next }))).toBe('field');
});

test('an object is led to what it may do', () => {
  expect(presentStep(view({ relation: 'object', allowed: ['inspection.requestReview'] }))).toBe('review');
  expect(presentStep(view({ relation: 'object' }))).toBe('notice');
});

test('what never happened beside the procedure is told apart from what is ahead', () => {
  const states = (given: Partial<InspectionView>) => {
    const shown = view(given);
    return Object.fromEntries(steps.map((each) => [each, stateOfStep(each, shown)])) as Record<Step, string>;
  };
  expect(states({ status: 'approved', next: [step('inspection.plan')] })).toMatchObject({
    approval: 'done',
    plan: 'now',
    conclusion: 'ahead',
    review: 'none',
  });
  expect(states({ status: 'closed' })).toMatchObject({ feedback: 'done', results: 'none', close: 'done' });
  expect(states({ status: 'terminated' })).toMatchObject({ conclusion: 'none', close: 'none' });
});
