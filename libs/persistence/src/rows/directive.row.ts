import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** The document that assigns tasks. */
@Entity('directive')
@Unique('directive_number', ['tenantId', 'number', 'year'])
export class DirectiveRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) code: string | null;
  @Column('text') number: string;
  @Column('text') title: string;
  @Column('text') issuer: string;
  @Column('date', { nullable: true }) issuedOn: string | null;
  @Column('date', { nullable: true }) effectiveOn: string | null;
  @Column('text') status: string;
  @Column('jsonb', { nullable: true }) regime: unknown;
  /** SHA-256 of its text, by which an import is known for a repeated one. */
  @Column('bytea') digest: Buffer;
  @Column('integer') version: number;
}

/** One numbered item of a directive as it was read, with what a person decided about it. */
@Entity('directive_item')
@ForeignKey(() => DirectiveRow, ['tenantId', 'year', 'directiveId'], ['tenantId', 'year', 'id'], {
  name: 'directive_item_directive',
})
export class DirectiveItemRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') directiveId: string;
  @PrimaryColumn('integer') position: number;
  @Column('jsonb') item: unknown;
}
