import {
  type CommonEnv,
  checkProvider,
  databaseUrls,
  type DatabaseUrls,
  dataFolder,
  misspeltNames,
  openStorage,
} from "@lacquer/runtime";
import type { Services } from "@lacquer/services";
import { type OwnEnv, serverEnv } from "../../env.ts";
import { openOperatorServices } from "../open-services.ts";
import { examineAddresses } from "./addresses.ts";
import { examineBooks } from "./books.ts";
import { type Check, createCheck } from "./check.ts";
import { examineDatabase } from "./database.ts";
import { type Diagnosis, isWrong, wrong } from "./diagnosis.ts";
import { examineMigrations } from "./migrations.ts";
import { examinePause } from "./pause.ts";
import { examineProcesses } from "./processes.ts";
import { examineProvider, type ProviderHealth } from "./provider.ts";
import { examineProxy } from "./proxy.ts";
import { examineSecrets } from "./secrets.ts";
import { examineStorage } from "./storage.ts";
import { examineWorkers } from "./workers.ts";

type Env = CommonEnv & OwnEnv;

/** The time limit for all checks together. With it, the launcher and the doctor together end within 20 s. */
const TOTAL_SECONDS = 14;

/**
 * Checks the studio that these settings describe. Independent checks run at the same time, each with a time limit, so
 * that the doctor always ends in time.
 */
export async function examine(env: Env): Promise<Diagnosis[]> {
  const check = createCheck(TOTAL_SECONDS);
  const health = checkProvider(env);
  const storage = openStorage(env, dataFolder(env));
  const parts = await Promise.all([
    misspeltNames(serverEnv).map((words) => wrong("Environment", words)),
    examineSecrets(env),
    check("Images", async () => examineProvider(env, await health), { seconds: 8 }),
    check("Storage", () => examineStorage(env, storage), { seconds: 12 }),
    check("Addresses", () => examineAddresses(env)),
    examineWhatIsKept(env, health, check),
  ]);
  return parts.flat();
}

/**
 * Checks the database, and then everything that is read from it. Each step needs the previous one, so the first fault
 * ends the series.
 */
async function examineWhatIsKept(
  env: Env,
  health: Promise<ProviderHealth>,
  check: Check,
): Promise<Diagnosis[]> {
  let urls: DatabaseUrls | undefined;
  const remedy = "check DATABASE_URL and that Postgres runs";
  const found = await check(
    "Database",
    async () => {
      urls = await databaseUrls(env);
      return [];
    },
    { seconds: 6, remedy },
  );
  if (!urls || found.some(isWrong)) return found;
  const { directUrl } = urls;
  const opened = openOperatorServices(env, urls);
  const reached = urls;
  const database = await check("Database", () => examineDatabase(opened, reached), { remedy });
  if (database.some(isWrong)) return database;
  const migrations = await check("Migrations", () => examineMigrations(directUrl));
  if (migrations.some(isWrong)) return [...database, ...migrations];
  return [...database, ...migrations, ...(await examineWork(env, opened.services, health, check))];
}

async function examineWork(
  env: Env,
  services: Services,
  health: Promise<ProviderHealth>,
  check: Check,
): Promise<Diagnosis[]> {
  const parts = await Promise.all([
    check("Proxies", () => examineProxy(env, services)),
    check("Pause", async () => examinePause(services, await health)),
    check("Workers", () => examineWorkers(services)),
    check("Processes", () => examineProcesses(services)),
    check("Books", () => examineBooks(services)),
  ]);
  return parts.flat();
}
