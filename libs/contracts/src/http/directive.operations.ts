import { z } from 'zod';
import { DirectiveContent } from '../directive.contract.js';
import { DateText, Id } from '../reference.contract.js';
import { Line } from '../text.contract.js';
import { operation } from './operation.js';
import { fieldsOf, pageOf, pageQuery, severalOf, YearText } from './page.contract.js';
import { CommandName, taskExample, TaskParams, TaskStatus, UnitName } from './task.operations.js';

const DirectiveStatus = z.enum(['draft', 'issued', 'closed']);

/** 交办文件: one line of the list. */
export const DirectiveRow = z
  .strictObject({
    year: z.int(),
    id: Id,
    code: z.string().nullable(),
    number: z.string(),
    title: z.string(),
    issuer: z.string(),
    issuedOn: DateText.nullable(),
    effectiveOn: DateText.nullable(),
    status: DirectiveStatus,
    /** Counts its versions: 1 as imported, one more with each amendment. */
    version: z.int(),
    regime: z.strictObject({ code: z.string(), title: z.string() }).nullable(),
    /** Tasks within reach of the caller. */
    tasks: z.int(),
  })
  .meta({ id: 'DirectiveRow' });
export type DirectiveRow = z.infer<typeof DirectiveRow>;

/** A directive with what has become of its tasks. */
export const DirectiveView = DirectiveRow.extend({
  items: z.int(),
  itemsWithoutLead: z.int(),
  byStatus: z.partialRecord(TaskStatus, z.int()),
  /** Commands that the caller's post may give on it. */
  allowed: z.array(CommandName),
}).meta({ id: 'Directive' });
export type DirectiveView = z.infer<typeof DirectiveView>;

const NamedUnit = z.strictObject({ name: z.string(), unit: UnitName.nullable() });

/** An item as it was imported, and the task that it became. */
export const DirectiveItemView = z
  .strictObject({
    position: z.int(),
    number: z.string().nullable(),
    title: z.string(),
    sectionPath: z.array(z.string()),
    text: z.string(),
    lead: NamedUnit.nullable(),
    leadBasis: z.enum(['printed', 'declared', 'firstListed', 'none']),
    jointLeads: z.array(NamedUnit),
    coordinating: z.array(NamedUnit),
    groups: z.array(
      z.strictObject({
        name: z.string(),
        group: z.strictObject({ id: Id, name: z.string() }).nullable(),
        members: z.int(),
      }),
    ),
    openEnded: z.boolean(),
    task: z.strictObject({ year: z.int(), id: Id, status: TaskStatus }).nullable(),
  })
  .meta({ id: 'DirectiveItem' });
export type DirectiveItemView = z.infer<typeof DirectiveItemView>;

export const directiveOperations = [
  operation({
    id: 'directives.list',
    method: 'GET',
    path: '/api/v1/directives',
    tag: 'Directives',
    summary: 'Directives, the newest year first.',
    query: z.strictObject({
      ...pageQuery,
      year: YearText.optional(),
      status: severalOf(DirectiveStatus).optional(),
      /** Found in the title or the number. */
      q: Line.optional(),
      sort: z.enum(['-year', 'number']).default('-year'),
      fields: fieldsOf(DirectiveRow),
    }),
    answer: pageOf(DirectiveRow),
    problems: ['bad-query'],
    example: { query: { year: 2023 }, as: 'supervisor' },
  }),
  operation({
    id: 'directive.read',
    method: 'GET',
    path: '/api/v1/directives/{year}/{id}',
    tag: 'Directives',
    summary: 'One directive with its tasks counted by status.',
    params: TaskParams,
    query: z.strictObject({ fields: fieldsOf(DirectiveView) }),
    answer: DirectiveView.partial(),
    problems: ['bad-query'],
    example: taskExample,
  }),
  operation({
    id: 'directive.items',
    method: 'GET',
    path: '/api/v1/directives/{year}/{id}/items',
    tag: 'Directives',
    summary: 'The items of a directive as imported, in their order, with the tasks that they became.',
    params: TaskParams,
    query: z.strictObject({ ...pageQuery, fields: fieldsOf(DirectiveItemView) }),
    answer: pageOf(DirectiveItemView),
    problems: ['bad-query'],
    example: taskExample,
  }),
  operation({
    id: 'directive.content',
    method: 'GET',
    path: '/api/v1/directives/{year}/{id}/content',
    tag: 'Directives',
    summary: 'The whole content of a directive as it stands, to be amended: its text, and its items with their units.',
    params: TaskParams,
    answer: z.strictObject({
      /** Of the aggregate: the `expectedVersion` of an amendment. */
      version: z.int(),
      content: DirectiveContent,
    }),
    example: { ...taskExample, as: 'issuingClerk' },
  }),
] as const;
