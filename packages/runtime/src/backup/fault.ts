/** Thrown when a backup or a restore fails. The message gives the operator the reason. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
}
