import type { OperationAnswer, Problem } from '@duban/contracts';
import { addressOf } from './ask.js';
import { ProblemError } from './problem.js';

/**
 * Brings a file about a task to the server and tells how far it is, from 0 to 1.
 * @throws ProblemError where it is refused or not reached
 */
export function upload(
  file: File,
  task: { year: number; id: string },
  onProgress: (share: number) => void,
): Promise<OperationAnswer<'file.upload'>> {
  const form = new FormData();
  form.append('taskYear', String(task.year));
  form.append('taskId', task.id);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    // fetch does not tell how much has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('file.upload', {}));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ProblemError('unreachable', 0));
    request.onload = () => {
      const said = parse(request.responseText);
      if (request.status < 300) resolve(said as OperationAnswer<'file.upload'>);
      else {
        const problem = said as Partial<Problem>;
        reject(new ProblemError(problem.code ?? 'upload-broken', request.status, problem));
      }
    };
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
