import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 督查 as lists show it; all else is in its snapshot. */
@Entity('inspection')
// What overlaps in days, before objects and topics are looked at.
@Index('inspection_by_days', ['tenantId', 'untilOn', 'fromOn'])
export class InspectionRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  @Column('text') kind: string;
  /** State of the procedure. */
  @Column('text') status: string;
  @Column('text') review: string;
  @Column('text') rectification: string;
  @Column('text') results: string;
  /** Its objects do not know of it yet. */
  @Column('boolean') covert: boolean;
  /** The designated department that inspects; null where the government does. */
  @Column('uuid', { nullable: true }) authorityUnitId: string | null;
  /** Days of the plan in force; until there is one, those that are intended. */
  @Column('date', { nullable: true }) fromOn: string | null;
  @Column('date', { nullable: true }) untilOn: string | null;
  /** Units of the plan in force; until there is one, those that are intended. None once terminated. */
  @Column('uuid', { array: true, default: [] }) objects: string[];
  /** Of the plan in force, or of what is intended: codes, and `task:ID` for each task. */
  @Column('text', { array: true, default: [] }) topics: string[];
}
