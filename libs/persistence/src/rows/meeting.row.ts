import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A meeting as lists show it; how it stands is in its aggregate. */
@Entity('meeting')
@Index('meeting_by_day', ['tenantId', 'heldOn', 'id'])
export class MeetingRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') title: string;
  @Column('date') heldOn: string;
}
