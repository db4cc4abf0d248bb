export { backUp, type BackupReport } from "./back-up.ts";
export { BackupFault } from "./fault.ts";
export { restore } from "./restore.ts";
export { type Backup, verifyBackup } from "./verify.ts";
