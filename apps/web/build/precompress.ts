import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** Pictures and most fonts are missing from this list, because they are compressed already. */
const COMPRESSES = /\.(?:js|css|html|svg|json|webmanifest|wasm|tflite|data|binarypb)$/;
/** For files above this size, Brotli's two highest levels would add a minute to every build and save only 10 %. */
const LARGE_BYTES = 1024 * 1024;
/** A file below this size fits into one or two packets without compression. */
const SMALL_BYTES = 512;
/** A file that shrinks by less than 5 % is not worth the time to decompress it. */
const WORTH = 0.95;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes `.br` and `.gz` beside each built file that shrinks; the server sends these files as they are. */
export function precompress(): Plugin {
  let folder = "";
  return {
    name: "lacquer:precompress",
    apply: "build",
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    // Runs last, because the files copied from public/ must exist by then.
    closeBundle: { order: "post", sequential: true, handler: () => compressFolder(folder) },
  };
}

export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSES.test(entry.name));
  await Promise.all(files.map(({ parentPath, name }) => compressFile(path.join(parentPath, name))));
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  const quality = bytes.length > LARGE_BYTES ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const packed = [
    { ending: ".br", made: await brotli(bytes, { params }) },
    { ending: ".gz", made: await zip(bytes, { level: constants.Z_BEST_COMPRESSION }) },
  ];
  for (const { ending, made } of packed) {
    const pays = bytes.length >= SMALL_BYTES && made.length < bytes.length * WORTH;
    // The compressed copy from an earlier build must not be served in place of this build's file.
    await (pays ? writeFile(file + ending, made) : rm(file + ending, { force: true }));
  }
}
