import { readFile } from "node:fs/promises";
import path from "node:path";
import { packageFolder } from "@lacquer/db";

/** Returns Lacquer's version, as its package.json states it. */
export async function lacquerVersion(): Promise<string> {
  const file = path.resolve(packageFolder(), "..", "..", "package.json");
  const { version } = JSON.parse(await readFile(file, "utf8")) as { version?: string };
  return version ?? "unknown";
}
