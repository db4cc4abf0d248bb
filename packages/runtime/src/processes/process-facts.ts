import type { ProcessFacts } from "@lacquer/db/processes";
import { type CommonEnv, dataFolder } from "../environment/common-env.ts";
import { describeProvider } from "../environment/provider-env.ts";
import { describeStore } from "../environment/storage-env.ts";
import { lacquerVersion } from "../version.ts";
import { folderIdentity, secretFingerprint } from "./fingerprints.ts";

/** Returns the settings of a process in this environment. Secrets appear only as short digests. */
export async function processFacts(
  env: CommonEnv,
  kind: ProcessFacts["kind"],
  authSecret?: string,
): Promise<Omit<ProcessFacts, "host" | "pid">> {
  return {
    kind,
    version: await lacquerVersion(),
    dataDir: await folderIdentity(dataFolder(env)),
    authSecret: authSecret === undefined ? null : secretFingerprint(authSecret),
    provider: describeProvider(env),
    store: describeStore(env),
  };
}
