import { readPostgresVersion, type Services } from "@lacquer/services";
import { errorMessage } from "../error-message.ts";
import { type Diagnosis, good, wrong } from "./diagnosis.ts";

const OLDEST_POSTGRES = 15;

export async function examineDatabase(services: Services): Promise<Diagnosis> {
  try {
    const version = await readPostgresVersion(services);
    return version < OLDEST_POSTGRES
      ? wrong("Database", `Postgres ${version} is too old; use ${OLDEST_POSTGRES} or newer`)
      : good("Database", `Postgres ${version} answers`);
  } catch (error) {
    return wrong(
      "Database",
      `does not answer (${errorMessage(error)}); check DATABASE_URL and that Postgres runs`,
    );
  }
}
