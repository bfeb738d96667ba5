export { giveAccount, NameTaken, type NewAccount } from './accounts.js';
export type { Caller, CallerPost } from './caller.js';
export { oneTimePassword, passwordFault } from './password.js';
export { Sessions } from './sessions.js';
