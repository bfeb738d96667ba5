import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A department, county government, company or committee. */
@Entity('unit')
@Unique('unit_name', ['tenantId', 'name'])
export class UnitRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) shortName: string | null;
  @Column('text') kind: string;
  @Column('text', { array: true, default: '{}' }) aliases: string[];
  @Column('date', { nullable: true }) validFrom: string | null;
  /** The last day on which it exists; null while it does. */
  @Column('date', { nullable: true }) validTo: string | null;
  @Column('integer') sort: number;
  /** Counts the edits. */
  @Column('integer', { default: 1 }) version: number;
}

/** A set of units named by one phrase; it expands to its members of the day. */
@Entity('unit_group')
@Unique('unit_group_code', ['tenantId', 'code'])
export class UnitGroupRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text', { array: true, default: '{}' }) aliases: string[];
  /** Counts the edits. */
  @Column('integer', { default: 1 }) version: number;
}

/** A unit that belongs to a group from one day to another, both included. */
@Entity('unit_group_member')
@ForeignKey(() => UnitGroupRow, ['tenantId', 'groupId'], ['tenantId', 'id'], { name: 'unit_group_member_group' })
@ForeignKey(() => UnitRow, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'unit_group_member_unit' })
export class UnitGroupMemberRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') groupId: string;
  @PrimaryColumn('uuid') unitId: string;
  @PrimaryColumn('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
}
