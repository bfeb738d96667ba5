import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { instant } from './column-values.js';

/** A job that a committed change asks for, until the relay has handed it to the queue and deletes it. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' }) id: number;
  @Column('uuid') tenantId: string;
  @Column('text') job: string;
  @Column('jsonb') payload: unknown;
  @Column('timestamptz', { transformer: instant }) createdAt: string;
}
