/** Why a file cannot be read as a directive. */
export type UnreadableCode = 'unreadable-encoding' | 'not-text' | 'empty-document';

/** A file that cannot be read as a directive at all; the message is one sentence that says what to do. */
export class DirectiveUnreadable extends Error {
  constructor(
    readonly code: UnreadableCode,
    message: string,
  ) {
    super(message);
    this.name = 'DirectiveUnreadable';
  }
}
