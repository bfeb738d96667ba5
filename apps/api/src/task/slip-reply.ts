import type { TaskView } from '@duban/contracts';
import type { SlipContext } from '@duban/lifecycle';

/** Where a unit is to be heard about a slip: how long, and where that stands; null where it is not asked. */
export const slipReplyView = ({ reply, ...told }: SlipContext): TaskView['members'][number]['reply'] =>
  reply === undefined
    ? null
    : {
        workingDays: reply,
        announcedAt: told.announcedAt ?? null,
        replyOn: told.replyOn ?? null,
        repliedAt: told.repliedAt ?? null,
      };
