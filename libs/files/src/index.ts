export { cleanFileName } from './file-name.js';
export { FileRefused, type FileRefusalCode } from './file-refused.js';
export type { ByteRange, FileStore, StoredBlob } from './file-store.js';
export { mediaTypeOf } from './media-type.js';
export { PostgresFileStore } from './postgres.store.js';
export { FILE_LIMIT, spool, type Spooled } from './spool.js';
