export { giveAccount, lockAccount, nameOfAccount, NameTaken, type NewAccount, unlockAccount } from './accounts.js';
export type { Caller, CallerPost } from './caller.js';
export { changePassword, type PasswordChanged } from './change-password.js';
export { judge, type Locked, lockOf } from './lockout.js';
export { oneTimePassword, passwordFault } from './password.js';
export { Sessions } from './sessions.js';
export { type FirstPeople, setUp } from './set-up.js';
export { type Credentials, type Door, type SignedIn, signIn } from './sign-in.js';
export { DirectoryFault } from './directory/directory-fault.js';
export { occupyPost } from './directory/occupy-post.js';
export { saveGroup, savePerson, savePost, saveUnit } from './directory/save-directory-entries.js';
export type { Client, Entry } from './directory/save-entry.js';
export { demandSoundUnits } from './directory/unit-record.js';
export { endUnit, learnName, openWithUnit, renameUnit } from './directory/units-over-time.js';
export { type ImportOutcome, importDirectory } from './import/import-directory.js';
export {
  readWorkbook,
  refuseOtherFiles,
  type RowFault,
  textOf,
  type Workbook,
  WorkbookRefused,
} from './import/read-workbook.js';
export { directoryTemplate } from './import/template.js';
export { SealBroken } from './sealing/box.js';
export {
  digestOf,
  handOn,
  openCase,
  type Recipient,
  sealCase,
  type SealedShare,
  type ShareKind,
} from './sealing/case-key.js';
export { newWrappedKey, rewrap, unwrap, type WrappedKey } from './sealing/wrapped-key.js';
