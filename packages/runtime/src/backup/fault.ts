/** Why there is no backup, or nothing was restored; the message is for the operator. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
}
