export { giveAccount, NameTaken, type NewAccount } from './accounts.js';
export type { Caller, CallerPost } from './caller.js';
export { changePassword, type PasswordChanged } from './change-password.js';
export { unlock } from './lockout.js';
export { accountName, oneTimePassword, passwordFault } from './password.js';
export { Sessions } from './sessions.js';
export { type FirstPeople, setUp } from './set-up.js';
export { type Credentials, type Door, type SignedIn, signIn } from './sign-in.js';
