import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import tar from "tar-stream";
import { BackupFault } from "./fault.ts";

/** Adds one entry. The promise settles when the archive can take the next entry. */
export type AddEntry = (name: string, bytes: Uint8Array) => Promise<void>;

/** Writes a tar file of the entries that `fill` adds. `sha256` collects the digest of each entry. */
export async function writeArchive(
  file: string,
  fill: (add: AddEntry, sha256: Record<string, string>) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const pack = tar.pack();
  const sha256: Record<string, string> = {};
  // Aborted when the file can no longer be written, so that a writer does not wait for ever.
  const broken = new AbortController();
  const add: AddEntry = async (name, bytes) => {
    broken.signal.throwIfAborted();
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    sha256[name] = digest(body);
    await new Promise<void>((resolve, reject) => {
      broken.signal.addEventListener("abort", reject, { once: true });
      pack.entry({ name, mode: 0o600 }, body, (error) => {
        broken.signal.removeEventListener("abort", reject);
        if (error) reject(error);
        else resolve();
      });
    });
  };
  const filling = fill(add, sha256).then(
    () => pack.finalize(),
    (error: Error) => pack.destroy(error),
  );
  // The file holds everybody's work, so only the user who made the backup may read it.
  const target = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  try {
    await pipeline(pack, target, { ...(signal && { signal }) });
  } catch (error) {
    broken.abort(error);
    throw signal?.aborted ? signal.reason : error;
  } finally {
    await filling;
  }
}

/** Yields the entries of a tar file one after another. Each entry is read completely. */
export async function* readArchive(
  file: string,
  signal?: AbortSignal,
): AsyncGenerator<{ name: string; bytes: Buffer }, void> {
  const extract = tar.extract();
  const source = createReadStream(file);
  source.on("error", (error) => extract.destroy(error));
  source.pipe(extract);
  try {
    for await (const entry of extract) {
      signal?.throwIfAborted();
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      yield { name: entry.header.name, bytes: Buffer.concat(chunks) };
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new BackupFault(`There is no file ${file}.`, { cause: error });
    if (isTarFault(error))
      throw new BackupFault(`${file} is damaged, or not a backup.`, { cause: error });
    throw error;
  } finally {
    source.destroy();
    extract.destroy();
  }
}

function isTarFault(error: unknown): boolean {
  return (
    error instanceof Error && /tar header|unexpected end of data|checksum/i.test(error.message)
  );
}

export function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
