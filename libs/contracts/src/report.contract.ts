import { z } from 'zod';
import { DateText, Id } from './reference.contract.js';
import { Line, Text } from './text.contract.js';

/** How far one clause of the task has come. */
export const ClauseStatus = z.enum(['notStarted', 'underWay', 'done', 'behind']);
export type ClauseStatus = z.infer<typeof ClauseStatus>;

const Clause = z.strictObject({ clause: Line, status: ClauseStatus, text: Text.optional() });

/** A number as it is written, kept as text: no binary fraction touches it. */
export const Decimal = z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/, 'write a decimal number without separators');

/** A figure with all that is needed to hold it against a target: of which day, of which period, of what, and who says so. */
export const Figure = z.strictObject({
  name: Line,
  value: Decimal,
  unit: Line,
  asOf: DateText,
  /** Label of the period that it covers; left out for a stock. */
  period: Line.optional(),
  nature: z.enum(['forecast', 'actual']),
  /** 口径: what is counted. */
  scope: Line.optional(),
  source: Line.optional(),
});
export type Figure = z.infer<typeof Figure>;

/** What needs coordination, and of which unit where one can be named. */
const Coordination = z.strictObject({ matter: Text, of: Id.nullable(), note: Text.optional() });

const MOST_PARTS = 200;
const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(MOST_PARTS).default([]);

/** Ids of files. */
export const Attachments = z.array(Id).max(50).default([]);

/** What a report and a sub-report say of one period. */
export const ReportContent = z.strictObject({
  summary: Text,
  /** Nothing new since the period before; from the second time in succession on, with the reason. */
  unchanged: z.strictObject({ reason: Text.optional() }).optional(),
  clauses: several(Clause),
  figures: several(Figure),
  problems: several(Text),
  coordination: several(Coordination),
  nextStep: Text.optional(),
  attachments: Attachments,
});
export type ReportContent = z.infer<typeof ReportContent>;

/**
 * What the lead claims when a task is done. It answers for each target and milestone: with evidence, or with a statement
 * that it is not done (未完成) or that nothing can be shown (无法提供), and why.
 */
export const CloseOutContent = z.strictObject({
  summary: Text,
  /** Of what is not closed as measured: how the work goes on, or why it cannot be measured. */
  explanation: Text.optional(),
  evidence: several(
    z.strictObject({
      subject: Line,
      lacks: z.enum(['unfinished', 'unavailable']).optional(),
      text: Text,
      attachments: Attachments,
    }),
  ),
});
export type CloseOutContent = z.infer<typeof CloseOutContent>;

/** The reviewer's mark of a report that is accepted; one that says nothing is returned as empty. */
export const Mark = z.enum(['good', 'sufficient', 'poor']);
export type Mark = z.infer<typeof Mark>;
