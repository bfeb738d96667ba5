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
  /** What it was called before, each name with its days and the document that changed it. */
  @Column('jsonb', { default: [] }) formerNames: unknown;
  /** Units that took over when it ended: one after a merger, several after a split. */
  @Column('uuid', { array: true, default: '{}' }) successors: string[];
  /** The document by which it ended. */
  @Column('text', { nullable: true }) endBasis: string | null;
  /** Counts the edits. */
  @Column('integer', { default: 1 }) version: number;
}

/** A set of units named by one phrase; it expands to its members of the day. */
@Entity('unit_group')
@Unique('unit_group_code', ['tenantId', 'code'])
@ForeignKey(() => UnitGroupRow, ['tenantId', 'parentId'], ['tenantId', 'id'], { name: 'unit_group_parent' })
export class UnitGroupRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text', { array: true, default: '{}' }) aliases: string[];
  /** Every unit of these kinds belongs to it, but for its exceptions. */
  @Column('text', { array: true, default: '{}' }) kinds: string[];
  /** The group of which it is a part that is chosen anew for each task; null: it has members of its own. */
  @Column('uuid', { nullable: true }) parentId: string | null;
  /** Counts the edits. */
  @Column('integer', { default: 1 }) version: number;
}

/** A unit that belongs to a group, or is an exception to it, from one day to another, both included. */
@Entity('unit_group_member')
@ForeignKey(() => UnitGroupRow, ['tenantId', 'groupId'], ['tenantId', 'id'], { name: 'unit_group_member_group' })
@ForeignKey(() => UnitRow, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'unit_group_member_unit' })
export class UnitGroupMemberRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') groupId: string;
  @PrimaryColumn('uuid') unitId: string;
  @PrimaryColumn('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
  /** That it does not belong, though its kind does. */
  @Column('boolean', { default: false }) excluded: boolean;
}
