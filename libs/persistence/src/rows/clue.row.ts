import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** A clue as lists show it; how it stands is in its aggregate. */
@Entity('clue')
@Index('clue_by_receipt', ['tenantId', 'receivedAt', 'id'])
export class ClueRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('text') title: string;
  /** Business time. */
  @Column('timestamptz', { transformer: instant }) receivedAt: string;
}

/** Who reported a clue, under a key that is kept nowhere in clear. Gone when it is erased. */
@Entity('clue_seal')
export class ClueSealRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') clueId: string;
  @Column('bytea') sealed: Buffer;
}

/** The key of a clue, or half of it, sealed for one person. `pending`: of a hand-over that waits for the other half. */
@Entity('clue_share')
export class ClueShareRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') clueId: string;
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('text') share: string;
  @PrimaryColumn('boolean') pending: boolean;
  @Column('bytea') sealed: Buffer;
}

/** The key pair of a person: the private half is wrapped under a passphrase that only they know. */
@Entity('sealing_key')
export class SealingKeyRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('bytea') publicKey: Buffer;
  @Column('bytea') wrapped: Buffer;
  /** Real time. */
  @Column('timestamptz', { transformer: instant }) madeAt: string;
}
