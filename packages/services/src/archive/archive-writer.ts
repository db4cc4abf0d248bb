import { PassThrough, type Readable } from "node:stream";
import tar from "tar-stream";

/** Adds a file to the archive, and resolves when the reader has taken it. */
export type AddFile = (name: string, content: Uint8Array | string) => Promise<void>;

/** A reader who does not take one file in so long has gone, and holds no place any longer. */
const STALL_MS = 120_000;
/** A reader holds a place for no longer than this, however steadily the archive is read. */
const MOST_MS = 30 * 60_000;

/** Returns an archive as a stream. It is made while it is read, one file at a time. */
export function streamArchive(
  fill: (add: AddFile) => Promise<void>,
  { mostMs = MOST_MS }: { mostMs?: number } = {},
): Readable {
  const pack = tar.pack();
  const stream = new PassThrough();
  // Whichever of the two ends early ends the other one, and the stream's reader learns why.
  pack.pipe(stream);
  pack.on("error", () => {});
  const end = (error: Error) => stream.destroy(error);
  const lasting = setTimeout(() => end(new Error("The archive took too long.")), mostMs);
  stream.once("close", () => clearTimeout(lasting));
  const gone = new Promise<never>((_, reject) => {
    pack.once("close", () => reject(new Error("The reader of the archive has gone.")));
  });
  // Nobody waits for it after the last file.
  gone.catch(() => {});

  async function add(name: string, content: Uint8Array | string): Promise<void> {
    const body = Buffer.from(content);
    const stalled = setTimeout(() => end(new Error("The archive stalled.")), STALL_MS);
    const taken = new Promise<void>((resolve, reject) => {
      const entry = pack.entry({ name, mode: 0o600 }, body, (error) =>
        error ? reject(error) : resolve(),
      );
      // An entry that nobody listens to would end the process with its error, which is told above.
      entry?.on("error", reject);
    });
    await Promise.race([taken, gone]).finally(() => clearTimeout(stalled));
  }

  fill(add).then(() => pack.finalize(), end);
  return stream;
}
