import type { Caller, Sessions } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { Controller, Inject } from '@nestjs/common';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SESSIONS } from '../tokens.js';

/** Who is signed in. */
@Controller()
export class SessionController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SESSIONS) readonly sessions: Sessions,
  ) {}

  @Operation('session.read')
  async read(@Asked() { caller }: Ask<'session.read'>): Promise<OperationAnswer<'session.read'>> {
    return this.viewOf(caller);
  }

  private async viewOf(caller: Caller): Promise<OperationAnswer<'session.read'>> {
    const { rows } = await this.duban.pool.query<{ code: string; name: string }>({
      name: 'tenant-of-session',
      text: 'SELECT code, name FROM tenant WHERE id = $1',
      values: [caller.tenant],
    });
    const { person, post, posts, mustChangePassword } = caller;
    const government = rows[0] ?? { code: '', name: '' };
    return { person, government, post: post as never, posts: posts as never, mustChangePassword };
  }
}
