import { digest, readArchive } from "./archive.ts";
import { BackupFault } from "./fault.ts";
import { HEADER, type Header, header, type Manifest, MANIFEST, manifest } from "./format.ts";

export interface Backup {
  file: string;
  header: Header;
  manifest: Manifest;
}

/**
 * Reads a whole backup and returns what it contains.
 *
 * @throws {BackupFault} when the file is not a backup, is incomplete, or is damaged anywhere.
 */
export async function verifyBackup(file: string, signal?: AbortSignal): Promise<Backup> {
  const seen = new Map<string, string>();
  let first: unknown;
  let last: Manifest | undefined;
  for await (const { name, bytes } of readArchive(file, signal)) {
    if (name === MANIFEST) last = manifest.safeParse(parse(bytes)).data;
    else seen.set(name, digest(bytes));
    if (name === HEADER) first = parse(bytes);
  }
  const known = header.safeParse(first).data;
  if (!known)
    throw new BackupFault(`${file} is not a Lacquer backup, or it was made by a newer version.`);
  if (!last) throw new BackupFault(`${file} is not complete: its end is missing.`);
  const wanted = Object.entries(last.sha256);
  const wrong = wanted.find(([name, sha256]) => seen.get(name) !== sha256)?.[0];
  if (wrong) throw new BackupFault(`${file} is damaged: ${wrong} differs from what was written.`);
  if (wanted.length !== seen.size)
    throw new BackupFault(
      `${file} contains entries that the backup did not write: it may be damaged.`,
    );
  return { file, header: known, manifest: last };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
