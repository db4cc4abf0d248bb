import { Readable } from "node:stream";
import tar from "tar-stream";

/** Adds a file to the archive, and resolves when the reader has taken it. */
export type AddFile = (name: string, content: Uint8Array | string) => Promise<void>;

/** A reader who does not take one file in so long has gone, and holds no place any longer. */
const STALL_MS = 120_000;

/** Returns an archive as a stream. It is made while it is read, one file at a time. */
export function streamArchive(fill: (add: AddFile) => Promise<void>): Readable {
  const pack = tar.pack();
  const gone = new Promise<never>((_, reject) => {
    pack.once("close", () => reject(new Error("The reader of the archive has gone.")));
  });
  // Nobody waits for it after the last file.
  gone.catch(() => {});

  async function add(name: string, content: Uint8Array | string): Promise<void> {
    const body = Buffer.from(content);
    const stalled = setTimeout(() => pack.destroy(new Error("The archive stalled.")), STALL_MS);
    const taken = new Promise<void>((resolve, reject) => {
      pack.entry({ name, mode: 0o600 }, body, (error) => (error ? reject(error) : resolve()));
    });
    await Promise.race([taken, gone]).finally(() => clearTimeout(stalled));
  }

  fill(add).then(
    () => pack.finalize(),
    (error: Error) => pack.destroy(error),
  );
  return Readable.from(pack, { objectMode: false });
}
