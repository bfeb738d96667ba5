/** Why a file is not taken. */
export type FileRefusalCode = 'too-large' | 'unsupported-type' | 'empty';

/** A file that is not taken; the message is a sentence for whoever sent it. */
export class FileRefused extends Error {
  constructor(
    readonly code: FileRefusalCode,
    message: string,
  ) {
    super(message);
    this.name = 'FileRefused';
  }
}
