import { PassThrough, type Readable } from "node:stream";
import tar from "tar-stream";

/** Adds a file to the archive, and resolves when the reader has taken it. */
export type AddFile = (name: string, content: Uint8Array | string) => Promise<void>;

/**
 * If the reader takes longer than this for one file, the reader is considered gone, and the archive ends, so that the
 * next person in line can get an archive.
 */
const STALL_MS = 120_000;
/**
 * An archive ends after this time at the latest, even if it is read steadily, so that the next person in line can get
 * an archive.
 */
const MOST_MS = 30 * 60_000;

/** Returns an archive as a stream. The archive is made while it is read, one file at a time. */
export function streamArchive(
  fill: (add: AddFile) => Promise<void>,
  { mostMs = MOST_MS }: { mostMs?: number } = {},
): Readable {
  const pack = tar.pack();
  const stream = new PassThrough();
  // If the pack or the stream ends early, the other one ends too, and the stream's reader gets the error.
  pack.pipe(stream);
  pack.on("error", () => {});
  const end = (error: Error) => stream.destroy(error);
  const lasting = setTimeout(() => end(new Error("The archive took too long.")), mostMs);
  stream.once("close", () => clearTimeout(lasting));
  const gone = new Promise<never>((_, reject) => {
    pack.once("close", () => reject(new Error("The reader of the archive has gone.")));
  });
  // After the last file, nobody waits for this promise. Without a handler, its rejection would then end the process.
  gone.catch(() => {});

  async function add(name: string, content: Uint8Array | string): Promise<void> {
    const body = Buffer.from(content);
    const stalled = setTimeout(() => end(new Error("The archive stalled.")), STALL_MS);
    const taken = new Promise<void>((resolve, reject) => {
      const entry = pack.entry({ name, mode: 0o600 }, body, (error) =>
        error ? reject(error) : resolve(),
      );
      // Without a listener, an entry's error would end the process. The callback above already reports the error.
      entry?.on("error", reject);
    });
    await Promise.race([taken, gone]).finally(() => clearTimeout(stalled));
  }

  fill(add).then(() => pack.finalize(), end);
  return stream;
}
