import { migrationState } from "@lacquer/db/migrate";
import { DatabaseSettingFault } from "@lacquer/db/pooler";
import { errorMessage } from "../error-message.ts";
import { type Diagnosis, good, note, wrong } from "./diagnosis.ts";

/** If more migrations than this are missing, only their number is shown. */
const NAMED = 3;

export async function examineMigrations(directUrl: string): Promise<Diagnosis> {
  try {
    const { waiting, ahead, fault } = await migrationState({ url: directUrl });
    if (fault) return wrong("Migrations", fault);
    if (ahead.length > 0)
      return note(
        "Migrations",
        `${ahead.join(", ")} came with a newer version and only added things; all is well`,
      );
    if (waiting.length === 0) return good("Migrations", "all have run");
    const which =
      waiting.length > NAMED ? `${waiting.length} have not run` : `not run: ${waiting.join(", ")}`;
    return wrong(
      "Migrations",
      `${which}; run pnpm db:push, or start the server, which applies them`,
    );
  } catch (error) {
    const words = error instanceof DatabaseSettingFault ? "" : "cannot be read: ";
    return wrong("Migrations", `${words}${errorMessage(error)}`);
  }
}
