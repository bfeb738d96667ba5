/** Why an edit of the directory is refused. */
export class DirectoryFault extends Error {
  constructor(
    readonly code: 'stale' | 'already-exists' | 'bad-body' | 'not-found' | 'not-in-state',
    message: string,
    /** `path`: pointer into the body; `version`: the one that is there. */
    readonly details: { path?: string; version?: number } = {},
  ) {
    super(message);
    this.name = 'DirectoryFault';
  }
}
