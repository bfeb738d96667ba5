import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person; what may be done hangs on the posts that the person holds. */
@Entity('person')
export class PersonRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  /** Counts the edits. */
  @Column('integer', { default: 1 }) version: number;
}
