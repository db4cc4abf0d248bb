import { type CommonEnv, checkProvider, databaseUrls, type DatabaseUrls } from "@lacquer/runtime";
import type { OwnEnv } from "../../env.ts";
import { errorMessage } from "../error-message.ts";
import { openOperatorServices, type OperatorServices } from "../open-services.ts";
import { examineDatabase } from "./database.ts";
import { type Diagnosis, wrong } from "./diagnosis.ts";
import { examineMigrations } from "./migrations.ts";
import { examinePause } from "./pause.ts";
import { examineProvider, type ProviderHealth } from "./provider.ts";
import { examineSecrets } from "./secrets.ts";
import { examineProxy } from "./proxy.ts";
import { examineStorage } from "./storage.ts";
import { examineWorkers } from "./workers.ts";

/** Examines the studio that this environment describes. */
export async function examine(env: CommonEnv & OwnEnv): Promise<Diagnosis[]> {
  const health = await checkProvider(env);
  const diagnoses = [
    ...examineSecrets(env),
    examineProvider(env, health),
    await examineStorage(env),
  ];
  const urls = await databaseUrls(env).catch(errorMessage);
  if (typeof urls === "string") return [...diagnoses, wrong("Database", urls)];
  const opened = openOperatorServices(env, urls);
  try {
    return [...diagnoses, ...(await examineDatabaseAndWork(env, opened, urls, health))];
  } finally {
    await opened.close();
  }
}

/** Each subject stands on the one before: what is wrong ends the looking. */
async function examineDatabaseAndWork(
  env: OwnEnv,
  opened: OperatorServices,
  urls: DatabaseUrls,
  health: ProviderHealth,
): Promise<Diagnosis[]> {
  const database = await examineDatabase(opened, urls);
  if (database.sign === "wrong") return [database];
  const migrations = await examineMigrations(urls.directUrl);
  if (migrations.sign === "wrong") return [database, migrations];
  return [
    database,
    migrations,
    await examineProxy(env, opened.services),
    ...(await examinePause(opened.services, health)),
    ...(await examineWorkers(opened.services)),
  ];
}
