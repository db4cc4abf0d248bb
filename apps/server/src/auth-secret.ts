import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Returns the secret that signs sessions: the given one, or else one that is generated once and saved in `dataDir`. */
export async function authSecret(given: string | undefined, dataDir: string): Promise<string> {
  if (given) return given;
  const file = path.join(dataDir, "auth-secret");
  await mkdir(dataDir, { recursive: true });
  try {
    // If several servers start at the same time, "wx" lets only one of them create the file.
    await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(file, "utf8")).trim();
}
