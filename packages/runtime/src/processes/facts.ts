import type { ProcessFacts } from "@lacquer/db/processes";
import { lacquerVersion } from "../version.ts";
import { folderIdentity, secretFingerprint } from "./fingerprints.ts";

/** What this process runs on, as it may be written down. */
export async function gatherFacts(known: {
  kind: ProcessFacts["kind"];
  dataDir: string;
  /** Left out where the process signs nothing. */
  authSecret?: string | undefined;
  provider: string;
  openai: { model: string; quality: string } | undefined;
  store: string;
}): Promise<Omit<ProcessFacts, "host" | "pid">> {
  const { kind, authSecret, provider, openai, store } = known;
  return {
    kind,
    version: await lacquerVersion(),
    dataDir: await folderIdentity(known.dataDir),
    authSecret: authSecret === undefined ? null : secretFingerprint(authSecret),
    // Equal where the same pictures are made.
    provider: openai ? `${provider} ${openai.model} ${openai.quality}` : provider,
    store,
  };
}
