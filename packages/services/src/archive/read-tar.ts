import { LacquerError } from "@lacquer/contracts";

const BLOCK = 512;
const FILE = /^[0\0]$/;

/** A file in a tar archive. Its content must be read before the next file is asked for, because it is skipped then. */
export interface TarFile {
  name: string;
  size: number;
  bytes(): Promise<Buffer>;
}

/**
 * Yields the files of a tar archive while it arrives. Only the file that is being read is in memory. tar-stream is not
 * used here, because it holds a long header of any length in memory, and a stranger chooses that length. Throws
 * archive_unreadable if the archive has a fault or ends early.
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const input = createReader(source);
  for (;;) {
    const header = await input.take(BLOCK);
    // An archive ends with empty blocks.
    if (header.every((byte) => byte === 0)) return;
    const { name, size, type } = readHeader(header);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if (!FILE.test(type)) {
      await input.skip(size + padding);
      continue;
    }
    let isRead = false;
    yield {
      name,
      size,
      async bytes() {
        isRead = true;
        const content = await input.take(size);
        await input.skip(padding);
        return content;
      },
    };
    if (!isRead) await input.skip(size + padding);
  }
}

const text = (header: Buffer, from: number, length: number): string => {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? length : end);
};

function readHeader(header: Buffer): { name: string; size: number; type: string } {
  const size = text(header, 124, 12).trim();
  const sum = Number.parseInt(text(header, 148, 8), 8);
  // The checksum is computed as if its own field contained only spaces.
  const counted = header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== counted || !/^[0-7]+$/.test(size)) throw new LacquerError("archive_unreadable");
  const name = text(header, 0, 100).replace(/^\.\//, "");
  return { name, size: Number.parseInt(size, 8), type: header.toString("latin1", 156, 157) };
}

function createReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function next(): Promise<void> {
    const chunk = await chunks.next();
    if (chunk.done) throw new LacquerError("archive_unreadable");
    rest = chunk.value;
  }

  return {
    async take(length: number): Promise<Buffer> {
      const parts: Buffer[] = [];
      let missing = length;
      while (missing > 0) {
        if (rest.length === 0) await next();
        const part = rest.subarray(0, missing);
        parts.push(part);
        rest = rest.subarray(part.length);
        missing -= part.length;
      }
      return Buffer.concat(parts, length);
    },
    async skip(length: number): Promise<void> {
      for (let missing = length; missing > 0;) {
        if (rest.length === 0) await next();
        const skipped = Math.min(missing, rest.length);
        rest = rest.subarray(skipped);
        missing -= skipped;
      }
    },
  };
}
