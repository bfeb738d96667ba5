import type { JobPayload } from '@duban/contracts';

/** Sends a notice over its channels. Does nothing for one that is gone or was sent; throws for what is to be tried again. */
export interface Notifier {
  send(notice: JobPayload<'notice.send'>): Promise<void>;
}

/** One notifier after another: a later channel that fails leaves what the earlier ones did, which do nothing twice. */
export function notifiers(...channels: readonly Notifier[]): Notifier {
  return {
    send: async (notice) => {
      for (const channel of channels) await channel.send(notice);
    },
  };
}
