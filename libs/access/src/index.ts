export type { Caller, CallerPost } from './caller.js';
export { Sessions } from './sessions.js';
