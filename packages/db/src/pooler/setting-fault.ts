/** A database address that cannot be used. The message is for the person who set it. */
export class DatabaseSettingFault extends Error {
  override readonly name = "DatabaseSettingFault";
}
