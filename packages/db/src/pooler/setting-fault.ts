/** Thrown when a database address cannot be used. The message is for the person who set the address. */
export class DatabaseSettingFault extends Error {
  override readonly name = "DatabaseSettingFault";
}
