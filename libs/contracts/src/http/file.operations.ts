import { z } from 'zod';
import { Id, InstantText } from '../reference.contract.js';
import { operation } from './operation.js';

const ofTask = {
  /** The task that the file is about: both, or neither. */
  taskYear: z.coerce.number().int().min(1900).max(2999).optional(),
  taskId: Id.optional(),
};

/** What a form says beside the file itself. */
export const FileFields = z
  .strictObject(ofTask)
  .refine(({ taskYear, taskId }) => (taskYear === undefined) === (taskId === undefined), {
    message: 'needs taskYear and taskId together',
  });

const UploadForm = z.strictObject({ file: z.file(), ...ofTask }).meta({ id: 'UploadForm' });

const FileView = z
  .strictObject({
    id: Id,
    name: z.string(),
    /** Media type, told from the content. */
    type: z.string(),
    /** In bytes. */
    size: z.int(),
    /** SHA-256 of the content, in hexadecimal digits. */
    hash: z.string(),
    /** When it came. */
    at: InstantText,
    /** The post that brought it. */
    post: Id,
    task: z.strictObject({ year: z.int(), id: Id }).nullable(),
  })
  .meta({ id: 'File' });
export type FileView = z.infer<typeof FileView>;

const params = z.strictObject({ id: Id });
const example = { as: 'unitLiaison', params: { id: '00000000-0000-4000-8000-000000000000' } } as const;

export const fileOperations = [
  operation({
    id: 'file.upload',
    method: 'POST',
    path: '/api/v1/files',
    tag: 'Files',
    summary:
      'Keeps a file of at most 50 MB, about a task or about none yet. What it is follows from its content, and its extension must agree; programs, scripts, pages and documents with macros are refused. The session must live at the start and at the end.',
    body: UploadForm,
    takes: 'form',
    answer: FileView,
    status: 201,
    problems: ['upload-broken'],
    example: { as: 'unitLiaison', body: { file: '本月进展：已开工。' } },
  }),
  operation({
    id: 'file.read',
    method: 'GET',
    path: '/api/v1/files/{id}',
    tag: 'Files',
    summary: 'What a file is called, what it is and whose.',
    params,
    answer: FileView,
    example,
  }),
  operation({
    id: 'file.download',
    method: 'GET',
    path: '/api/v1/files/{id}/content',
    tag: 'Files',
    summary:
      'The bytes of a file, always to be saved and never to be shown. One stretch may be asked for with `Range`.',
    params,
    gives: 'file',
    problems: ['bad-header'],
    example,
  }),
] as const;
