import { z } from 'zod';
import { Id } from '../reference.contract.js';
import { Line, Text } from '../text.contract.js';
import { operation } from './operation.js';
import { OutcomesRow, OutcomesView, PostedCorrection, VerdictCounts } from './outcomes.views.js';
import { pageOf, pageQuery, YearText } from './page.contract.js';

const params = z.strictObject({ id: Id });
const example = { as: 'supervisor', params: { id: '00000000-0000-4000-8000-000000000000' } } as const;
const tag = 'Outcomes';

/** What a form says beside the report itself: the directive that it is held against. */
export const OutcomesFields = z.strictObject({ directiveYear: YearText, directiveId: Id });

const Begun = z.strictObject({ id: Id, version: z.int(), counts: VerdictCounts });

export const outcomesOperations = [
  operation({
    id: 'outcomes.create',
    method: 'POST',
    path: '/api/v1/outcomes',
    tag,
    summary:
      'Holds a report, as pasted, against a directive that has been issued: each of its items gets a verdict, with the words of both. A text that is no report is refused with `no-report` at `/text`.',
    body: z.strictObject({
      name: Line,
      text: Text,
      directive: z.strictObject({ year: z.int().min(1900).max(2999), id: Id }),
    }),
    answer: Begun,
    status: 201,
    problems: ['bad-body'],
    example: {
      as: 'supervisor',
      body: {
        name: '年度工作报告',
        text: '某市2024年政府工作报告\n一、2023年工作回顾\n新建两所幼儿园。\n二、2024年重点工作\n修缮码头。\n',
        directive: { year: 2023, id: '00000000-0000-4000-8000-000000000000' },
      },
    },
  }),
  operation({
    id: 'outcomes.upload',
    method: 'POST',
    path: '/api/v1/outcomes/files',
    tag,
    summary:
      'Holds a report, sent as the field `file` of a form, against a directive, named by `directiveYear` and `directiveId`. Files are taken as for drafts. Why a file is not read stands as a code at `/file`.',
    takes: 'form',
    body: z.strictObject({ ...OutcomesFields.shape, file: z.string().meta({ format: 'binary' }) }),
    answer: Begun,
    status: 201,
    problems: ['unsupported-type', 'too-large', 'upload-broken', 'bad-body'],
    example: {
      as: 'supervisor',
      body: {
        directiveYear: 2023,
        directiveId: '00000000-0000-4000-8000-000000000000',
        file: '某市2024年政府工作报告\n一、2023年工作回顾\n新建两所幼儿园。\n二、2024年重点工作\n修缮码头。\n',
      },
    },
  }),
  operation({
    id: 'outcomes.list',
    method: 'GET',
    path: '/api/v1/outcomes',
    tag,
    summary: 'The reports that were held against directives, the last changed first.',
    query: z.strictObject(pageQuery),
    /** `mayBegin`: whether the asker may hold another report against a directive. */
    answer: pageOf(OutcomesRow).extend({ mayBegin: z.boolean() }),
    problems: ['bad-query'],
    example: { as: 'supervisor', query: { limit: 10 } },
  }),
  operation({
    id: 'outcomes.read',
    method: 'GET',
    path: '/api/v1/outcomes/{id}',
    tag,
    summary:
      'What a report says of each item of the directive: verdict, marks, both quotes with their places, the rule that decided, the corrections; and which results answer none. The ETag is asked for when it is corrected.',
    params,
    answer: OutcomesView,
    example,
  }),
  operation({
    id: 'outcomes.text',
    method: 'GET',
    path: '/api/v1/outcomes/{id}/text',
    tag,
    summary: 'The text of the report, and that of the directive as it was issued, to which the places refer.',
    params,
    answer: z.strictObject({ report: z.string(), directive: z.string() }),
    example,
  }),
  operation({
    id: 'outcomes.correct',
    method: 'PATCH',
    path: '/api/v1/outcomes/{id}',
    tag,
    summary:
      'Corrects the judgement on rows, each with a reason, all or none, in order; `undo` takes the last ones back, which stay in the list as taken back. Needs `If-Match` with the ETag.',
    params,
    body: z.strictObject({ corrections: z.array(PostedCorrection).min(1).max(500) }),
    answer: z.strictObject({ version: z.int(), counts: VerdictCounts }),
    problems: ['bad-body', 'bad-header', 'stale'],
    example: {
      ...example,
      body: { corrections: [{ type: 'correct', row: 't1', verdict: 'met', marks: [], reason: '以统计部门数据为准' }] },
    },
  }),
  operation({
    id: 'outcomes.download',
    method: 'GET',
    path: '/api/v1/outcomes/{id}/workbook',
    tag,
    summary: 'The rows, the results that answer none and the corrections as .xlsx.',
    params,
    gives: 'file',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    example,
  }),
  operation({
    id: 'outcomes.discard',
    method: 'DELETE',
    path: '/api/v1/outcomes/{id}',
    tag,
    summary: 'Discards what was read and corrected, with the text of the report. Needs `If-Match`.',
    params,
    status: 204,
    problems: ['bad-header', 'stale'],
    example,
  }),
] as const;
