import { existsSync } from "node:fs";
import path from "node:path";
import { type CommonEnv, dataFolder } from "@lacquer/runtime";
import type { OwnEnv } from "../../env.ts";
import { insecurities, unnamedAddress } from "../../insecure.ts";
import { type Diagnosis, good, note, wrong } from "./diagnosis.ts";

export function examineSecrets(env: CommonEnv & OwnEnv): Diagnosis[] {
  const cron = env.CRON_SECRET
    ? good("Cron endpoint", "open to everybody who knows CRON_SECRET")
    : note("Cron endpoint", "closed; set CRON_SECRET to open it");
  // A missing PUBLIC_URL is left out here, because the check of the addresses reports it.
  const elsewhere = unnamedAddress(env);
  const unsafe = insecurities(env).filter((words) => !elsewhere.includes(words));
  return [sessions(env), cron, ...unsafe.map((words) => safety(env, words))];
}

/**
 * Plain http may be intended in a private network, so it is only a note. A secret that can be guessed is a fault,
 * unless ALLOW_INSECURE is set.
 */
function safety(env: OwnEnv, words: string): Diagnosis {
  const mayBeMeant = env.ALLOW_INSECURE === "1" || words.startsWith("PUBLIC_URL");
  return (mayBeMeant ? note : wrong)("Safety", words);
}

function sessions(env: CommonEnv & OwnEnv): Diagnosis {
  if (env.AUTH_SECRET) return good("Sessions", "signed with AUTH_SECRET");
  const file = path.join(dataFolder(env), "auth-secret");
  if (existsSync(file)) return good("Sessions", `signed with the secret in ${file}`);
  return note(
    "Sessions",
    "a secret will be generated at the first start; if several servers run, set AUTH_SECRET",
  );
}
