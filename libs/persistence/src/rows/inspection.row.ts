import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** 督查 as lists show it; all else is in its snapshot. */
@Entity('inspection')
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
  @Column('date', { nullable: true }) fromOn: string | null;
  @Column('date', { nullable: true }) untilOn: string | null;
}

/** An object of an inspection with one of its topics, or a task (`task:ID`), for the days of the plan. */
@Entity('inspection_object')
// The inspection stands in it too, so that what overlaps is found in the index alone.
@Index('inspection_object_overlap', ['tenantId', 'unitId', 'topic', 'untilOn', 'fromOn', 'year', 'inspectionId'])
export class InspectionObjectRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') inspectionId: string;
  @PrimaryColumn('uuid') unitId: string;
  @PrimaryColumn('text') topic: string;
  @Column('date') fromOn: string;
  @Column('date') untilOn: string;
}
