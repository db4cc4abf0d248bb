import path from "node:path";
import { packageFolder } from "@lacquer/db";
import type { ServerEnv } from "../env.ts";

/** The data folder as the server itself finds it: a relative one is taken from the repository's root. */
export function dataDir(env: Pick<ServerEnv, "DATA_DIR">): string {
  return path.resolve(packageFolder(), "..", "..", env.DATA_DIR);
}
