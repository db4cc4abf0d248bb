/** The reason why a backup or a restore failed. The message is for the operator. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
}
