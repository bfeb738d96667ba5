import { commandTypes, type OperationAnswer, operations } from '@duban/contracts';
import {
  type Permissions,
  type Reach,
  reachOfCommand,
  reachOfOperation,
  type Role,
  roles,
  scopeOf,
} from '@duban/lifecycle';
import { Controller, Inject } from '@nestjs/common';
import { Operation } from '../http/operation.decorator.js';
import { PERMISSIONS } from '../tokens.js';

type Table = OperationAnswer<'permissions.read'>;
type Row = Table['rows'][number];

/** Who may do what, as it is decided. */
@Controller()
export class PermissionController {
  private readonly table: Table;

  constructor(@Inject(PERMISSIONS) permissions: Permissions) {
    this.table = tableOf(permissions);
  }

  @Operation('permissions.read')
  async read(): Promise<Table> {
    return this.table;
  }
}

function tableOf(permissions: Permissions): Table {
  const commands = commandTypes.map((id): Row => ({
    id,
    kind: 'command',
    isOpen: false,
    reach: byRole((role) => reachOfCommand(permissions, id, role)),
  }));
  const others = operations.map(({ id }): Row => ({
    id,
    kind: 'operation',
    isOpen: scopeOf(permissions, id, null).ok,
    reach: byRole((role) => reachOfOperation(permissions, id, role)),
  }));
  return { roles: [...roles], rows: [...commands, ...others] };
}

function byRole(reachOf: (role: Role) => Reach): Row['reach'] {
  const told = (reach: Reach) => (reach === 'all' ? reach : [...reach]);
  return Object.fromEntries(roles.map((role) => [role, told(reachOf(role))])) as Row['reach'];
}
