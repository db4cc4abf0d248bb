import { migrationState } from "@lacquer/db/migrate";
import { errorMessage } from "../error-message.ts";
import { type Diagnosis, good, wrong } from "./diagnosis.ts";

export async function examineMigrations(directUrl: string): Promise<Diagnosis> {
  try {
    const { waiting, fault } = await migrationState({ url: directUrl });
    if (fault) return wrong("Migrations", fault);
    if (waiting.length === 0) return good("Migrations", "all have run");
    return wrong("Migrations", `${waiting.join(", ")} has not run; run pnpm db:push`);
  } catch (error) {
    return wrong(
      "Migrations",
      `cannot be read (${errorMessage(error)}); DATABASE_DIRECT_URL must be a session connection, not a pooler`,
    );
  }
}
