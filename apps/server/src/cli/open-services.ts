import { createDatabase, type Database } from "@lacquer/db";
import {
  type CommonEnv,
  type DatabaseUrls,
  dataFolder,
  openStorage,
  serviceConfig,
} from "@lacquer/runtime";
import { openServices, type Services } from "@lacquer/services";

/** What an operator's command works with. */
export interface OperatorServices {
  db: Database;
  services: Services;
  close(): Promise<void>;
}

/** How many sessions a command may hold. */
export const OPERATOR_SESSIONS = 2;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The verbs on the database as it is. Nothing is migrated or set, and only the command reports errors. */
export function openOperatorServices(env: CommonEnv, urls: DatabaseUrls): OperatorServices {
  const db = createDatabase({ ...urls, connections: OPERATOR_SESSIONS });
  const storage = openStorage(env, dataFolder(env));
  const services = openServices({ db, storage, log: silent, config: serviceConfig(env) });
  return { db, services, close: () => db.close() };
}
