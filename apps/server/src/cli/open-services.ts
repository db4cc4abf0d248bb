import { createDatabase, type Database } from "@lacquer/db";
import { type CommonEnv, dataFolder, openStorage, serviceConfig } from "@lacquer/runtime";
import { openServices, type Services } from "@lacquer/services";

/** What a command of the operator works with. */
export interface OperatorServices {
  db: Database;
  services: Services;
  close(): Promise<void>;
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The verbs, on a database as it is: nothing is migrated or set, and what goes wrong is told by the command alone. */
export function openOperatorServices(env: CommonEnv, url: string): OperatorServices {
  const db = createDatabase({ url, connections: 2 });
  const storage = openStorage(env, dataFolder(env));
  const services = openServices({ db, storage, log: silent, config: serviceConfig(env) });
  return { db, services, close: () => db.close() };
}
