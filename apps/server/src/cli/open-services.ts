import { createDatabase, type Database } from "@lacquer/db";
import {
  type CommonEnv,
  type DatabaseUrls,
  dataFolder,
  openStorage,
  serviceConfig,
} from "@lacquer/runtime";
import { openServices, type Services } from "@lacquer/services";

/** The services for an operator's command. */
export interface OperatorServices {
  db: Database;
  services: Services;
  close(): Promise<void>;
}

/** The maximum number of database connections that one command opens. */
export const OPERATOR_SESSIONS = 2;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens the services on the database without migrating it or changing settings. The services log nothing, because the
 * command itself reports errors.
 */
export function openOperatorServices(env: CommonEnv, urls: DatabaseUrls): OperatorServices {
  const db = createDatabase({ ...urls, connections: OPERATOR_SESSIONS });
  const storage = openStorage(env, dataFolder(env));
  const services = openServices({ db, storage, log: silent, config: serviceConfig(env) });
  return { db, services, close: () => db.close() };
}
