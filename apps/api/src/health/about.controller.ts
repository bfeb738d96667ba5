import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { Controller, Inject } from '@nestjs/common';
import { Operation } from '../http/operation.decorator.js';
import { DUBAN } from '../tokens.js';
import { VERSION } from '../version.js';

/** What runs here. */
@Controller()
export class AboutController {
  constructor(@Inject(DUBAN) private readonly duban: Duban) {}

  @Operation('about.read')
  async read(): Promise<OperationAnswer<'about.read'>> {
    const { pool, clock } = this.duban;
    const [installation, governments] = await Promise.all([
      pool.query<{ mode: 'real' | 'demo' }>('SELECT mode FROM installation'),
      pool.query<{ code: string; name: string }>('SELECT code, name FROM tenant ORDER BY code'),
    ]);
    return {
      name: 'duban',
      version: VERSION,
      mode: installation.rows[0]?.mode ?? 'real',
      now: clock.now(),
      isSetUp: governments.rows.length > 0,
      // Where there are several they do not learn of each other.
      governments: governments.rows.length === 1 ? governments.rows : [],
    };
  }
}
