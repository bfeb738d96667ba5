import type { DeskRow } from '@duban/contracts';

/** A row of the desk that leads to a report. */
export type Waiting = DeskRow & { task: NonNullable<DeskRow['task']>; member: string };

export const isReport = (row: DeskRow): row is Waiting => row.task !== null && row.member !== null;
