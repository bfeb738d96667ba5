import type { OperationAnswer, Problem } from '@duban/contracts';
import { addressOf } from './ask.js';
import { ProblemError } from './problem.js';

/** What takes a file in a form. */
type Uploading = 'file.upload' | 'draft.upload' | 'outcomes.upload';

/**
 * Brings a file to the server, with the fields that go with it, and tells how far it is, from 0 to 1.
 * @throws ProblemError where it is refused or not reached; the reason of `signal` where it was called off
 */
export function upload<Id extends Uploading>(
  id: Id,
  file: File,
  fields: Readonly<Record<string, string>>,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<OperationAnswer<Id>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    // fetch does not tell how much has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(id, {}));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ProblemError('unreachable', 0));
    request.onload = () => {
      const said = parse(request.responseText);
      if (request.status < 300) resolve(said as OperationAnswer<Id>);
      else {
        const problem = said as Partial<Problem>;
        reject(new ProblemError(problem.code ?? 'upload-broken', request.status, problem));
      }
    };
    request.onabort = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
