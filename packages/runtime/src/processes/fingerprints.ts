import { createHmac, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * The length of a fingerprint. It is long enough to tell two secrets apart, and too short to reveal either: millions of
 * guesses would match it.
 */
const DIGITS = 8;

export function secretFingerprint(secret: string): string {
  return createHmac("sha256", "lacquer: which secret")
    .update(secret)
    .digest("hex")
    .slice(0, DIGITS);
}

/**
 * Identifies a folder by a random name that is written into it once. A path is not enough: one folder may have two
 * paths on two machines, and two folders may have the same path. Returns null when nothing can be written.
 */
export async function folderIdentity(folder: string): Promise<string | null> {
  const file = path.join(folder, "folder-id");
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, randomUUID());
    // A hard link makes the file appear with its whole content. When several processes start together, the first name
    // stays, and no process reads an incomplete name.
    await link(draft, file).catch(() => {});
    await rm(draft);
    return (await readFile(file, "utf8")).trim();
  } catch {
    return null;
  }
}
