import { inspectionKinds, inspectionStatuses } from '@duban/lifecycle';
import { z } from 'zod';
import { TopicCode } from '../inspection-command.contract.js';
import { DateText, Id, TaskReference } from '../reference.contract.js';
import { InspectionEntry, InspectionOverlap, InspectionRow, InspectionView, TopicName } from './inspection.views.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, severalOf, YearText } from './page.contract.js';

const tag = 'Inspections';
const params = z.strictObject({ year: YearText, id: Id });

export const inspectionOperations = [
  operation({
    id: 'inspections.list',
    method: 'GET',
    path: '/api/v1/inspections',
    tag,
    summary:
      'Inspections, the latest first: all of them for the inspectorate and leaders, for others those of their teams and those of which their unit is an object and knows.',
    query: z.strictObject({
      ...pageQuery,
      status: severalOf(z.enum(inspectionStatuses)).optional(),
      kind: severalOf(z.enum(inspectionKinds)).optional(),
      year: YearText.optional(),
      /** 年度计划: with a day in this year, or proposed in it without any. */
      planYear: YearText.optional(),
    }),
    answer: pageOf(InspectionRow).extend({
      /** The topics that config/inspection.yaml names. */
      topics: z.array(TopicName),
      /** Kinds of units that article 5 does not list: a plan says on what basis they are inspected. */
      basisNeeded: z.array(z.string()),
      /** Whether the post that speaks may propose one. */
      mayPropose: z.boolean(),
    }),
    problems: ['bad-query'],
    example: { as: 'supervisor', query: { limit: 10 } },
  }),
  operation({
    id: 'inspection.read',
    method: 'GET',
    path: '/api/v1/inspections/{year}/{id}',
    tag,
    summary:
      'One inspection: what has been done, both clocks of article 17, what comes next with the article that asks for it, and what the caller may do. An object sees its own part; a covert inspection is not there for it before it is released.',
    params,
    answer: InspectionView,
    example: { as: 'supervisor', params: { year: 2023, id: '00000000-0000-4000-8000-000000000000' } },
  }),
  operation({
    id: 'inspection.timeline',
    method: 'GET',
    path: '/api/v1/inspections/{year}/{id}/timeline',
    tag,
    summary:
      'What happened to an inspection, step by step, with who acted and what was written. An object is told what was done to itself; a page may then hold fewer steps than were asked for.',
    params,
    query: z.strictObject({ ...pageQuery }),
    answer: pageOf(InspectionEntry),
    problems: ['bad-query'],
    example: { as: 'supervisor', params: { year: 2023, id: '00000000-0000-4000-8000-000000000000' } },
  }),
  operation({
    id: 'inspection.overlaps',
    method: 'POST',
    path: '/api/v1/inspections/overlaps',
    tag,
    summary:
      'Inspections of any body that have one of the units, one of the topics or tasks and one of the days in common with what is planned, planned themselves or only intended (article 15: no repeated and no multi-headed inspection). Nothing is changed.',
    body: z
      .strictObject({
        units: z.array(Id).min(1).max(200),
        topics: z.array(TopicCode).max(50).default([]),
        tasks: z.array(TaskReference).max(100).default([]),
        from: DateText,
        until: DateText,
        /** The inspection that is being planned: it does not overlap itself. */
        except: Id.optional(),
      })
      .refine(({ from, until }) => from <= until, { path: ['until'], message: 'ends before it begins' }),
    /** The first 200, by their first day. */
    answer: z.strictObject({ rows: z.array(InspectionOverlap) }),
    problems: ['bad-body'],
    example: {
      as: 'supervisor',
      body: {
        units: ['00000000-0000-4000-8000-000000000000'],
        topics: ['projects'],
        from: '2023-06-01',
        until: '2023-06-30',
      },
    },
  }),
] as const;
