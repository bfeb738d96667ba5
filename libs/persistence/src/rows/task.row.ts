import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** What lists show of a task; its state is the aggregate row of the same id. */
@Entity('task')
@Index('task_of_directive', ['tenantId', 'year', 'directiveId', 'position'])
export class TaskRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') id: string;
  /** Null: a free instruction, outside any directive. */
  @Column('uuid', { nullable: true }) directiveId: string | null;
  @Column('integer') position: number;
  @Column('text', { nullable: true }) number: string | null;
  @Column('text') title: string;
  @Column('text', { array: true }) sectionPath: string[];
  /** Hash of the content row that holds its full text. */
  @Column('bytea', { nullable: true }) body: Buffer | null;
  @Column('uuid', { nullable: true }) leadUnitId: string | null;
  @Column('text') status: string;
  /** The highest rung reached by a missed obligation of the lead; 0 when none is. */
  @Column('smallint') level: number;
  /** Business time of completion or withdrawal. */
  @Column('timestamptz', { transformer: instant, nullable: true }) closedAt: string | null;
}

/** A unit of a task and what it is to it: lead, joint lead, coordinating. */
@Entity('task_unit')
@Index('task_unit_of_unit', ['tenantId', 'unitId', 'relation', 'year', 'taskId'])
export class TaskUnitRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') taskId: string;
  @PrimaryColumn('uuid') unitId: string;
  @Column('text') relation: string;
}

/** A task and one of an earlier directive that it goes on with. */
@Entity('task_continued')
@Index('task_continued_by', ['tenantId', 'earlierYear', 'earlierId'])
export class TaskContinuedRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') taskId: string;
  @PrimaryColumn('integer') earlierYear: number;
  @PrimaryColumn('uuid') earlierId: string;
}
