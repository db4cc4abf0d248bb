import { createHmac, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** So short that it tells two secrets apart and says nothing of either: millions of guesses would fit it. */
const DIGITS = 8;

export function secretFingerprint(secret: string): string {
  return createHmac("sha256", "lacquer: which secret")
    .update(secret)
    .digest("hex")
    .slice(0, DIGITS);
}

/**
 * Which folder this is, by a name written into it once: two paths may be one folder on two machines, and one path two.
 * Null where nothing can be written.
 */
export async function folderIdentity(folder: string): Promise<string | null> {
  const file = path.join(folder, "folder-id");
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, randomUUID());
    // Linked whole: of several that start together one's name stays, and none reads half of it.
    await link(draft, file).catch(() => {});
    await rm(draft);
    return (await readFile(file, "utf8")).trim();
  } catch {
    return null;
  }
}
