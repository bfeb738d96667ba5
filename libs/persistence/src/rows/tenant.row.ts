import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A government that keeps its work here. Not shut off by tenant: it is what a tenant is found by. */
@Entity('tenant')
@Unique('tenant_code', ['code'])
export class TenantRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  /** IANA name of the time zone in which its dates are read, such as `Asia/Shanghai`. */
  @Column('text') zone: string;
}
