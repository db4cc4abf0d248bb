import type { Database } from "@lacquer/db";
import {
  type Addresses,
  assertSameDatabase,
  assertUtc,
  DatabaseSettingFault,
  isPooled,
} from "@lacquer/db/pooler";
import { readPostgresVersion } from "@lacquer/services";
import { errorMessage } from "../error-message.ts";
import { OPERATOR_SESSIONS, type OperatorServices } from "../open-services.ts";
import { type Diagnosis, good, wrong } from "./diagnosis.ts";

const OLDEST_POSTGRES = 15;

export async function examineDatabase(
  { db, services }: OperatorServices,
  addresses: Addresses,
): Promise<Diagnosis> {
  try {
    const version = await readPostgresVersion(services);
    if (version < OLDEST_POSTGRES)
      return wrong("Database", `Postgres ${version} is too old; use ${OLDEST_POSTGRES} or newer`);
    await assertAddresses(db, addresses);
    const way = isPooled(addresses) ? " through a pooler, in UTC," : "";
    return good("Database", `Postgres ${version}${way} answers`);
  } catch (error) {
    if (error instanceof DatabaseSettingFault) return wrong("Database", error.message);
    return wrong(
      "Database",
      `does not answer (${errorMessage(error)}); check DATABASE_URL and that Postgres runs`,
    );
  }
}

async function assertAddresses(db: Database, addresses: Addresses): Promise<void> {
  await assertUtc(db.pool, OPERATOR_SESSIONS);
  await assertSameDatabase(addresses);
}
