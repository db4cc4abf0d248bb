/** An address of the database that cannot serve; the message is for the person who set it. */
export class DatabaseSettingFault extends Error {
  override readonly name = "DatabaseSettingFault";
}
