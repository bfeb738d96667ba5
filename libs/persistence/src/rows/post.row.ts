import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { UnitRow } from './unit.row.js';
import { PersonRow } from './person.row.js';

/** What a person occupies for a time: it has a role and belongs to a unit. */
@Entity('post')
@ForeignKey(() => UnitRow, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'post_unit' })
export class PostRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  /** Null: a post of the government itself. */
  @Column('uuid', { nullable: true }) unitId: string | null;
  @Column('text') role: string;
  @Column('text') title: string;
  /** For a leader in charge: the units and tasks looked after. */
  @Column('jsonb', { default: {} }) looksAfter: unknown;
  /** Counts the edits. */
  @Column('integer', { default: 1 }) version: number;
}

/** Who holds a post from one day to another, both included. */
@Entity('post_holder')
@ForeignKey(() => PostRow, ['tenantId', 'postId'], ['tenantId', 'id'], { name: 'post_holder_post' })
@ForeignKey(() => PersonRow, ['tenantId', 'personId'], ['tenantId', 'id'], { name: 'post_holder_person' })
export class PostHolderRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') postId: string;
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
  /** 代行: in place of the holder, who has it again on the day after. */
  @Column('boolean', { default: false }) acting: boolean;
}
