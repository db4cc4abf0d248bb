import { createHmac, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Long enough to tell two secrets apart, short enough to reveal neither: millions of guesses would match. */
const DIGITS = 8;

export function secretFingerprint(secret: string): string {
  return createHmac("sha256", "lacquer: which secret")
    .update(secret)
    .digest("hex")
    .slice(0, DIGITS);
}

/**
 * Identifies a folder by a name written into it once. One folder may have two paths on two machines, and two folders
 * the same path. Null when nothing can be written.
 */
export async function folderIdentity(folder: string): Promise<string | null> {
  const file = path.join(folder, "folder-id");
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, randomUUID());
    // The file appears whole, by a hard link. When several processes start together, one name stays and none reads
    // half of it.
    await link(draft, file).catch(() => {});
    await rm(draft);
    return (await readFile(file, "utf8")).trim();
  } catch {
    return null;
  }
}
