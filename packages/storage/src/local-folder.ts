import { randomUUID } from "node:crypto";
import { constants, type Dirent } from "node:fs";
import {
  access,
  mkdir,
  open,
  opendir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import path from "node:path";
import { assertKey, type Storage, StorageError, type StoredKey } from "./storage.ts";

const TYPES: Record<string, string> = { jpg: "image/jpeg", png: "image/png", webp: "image/webp" };

/** The number of objects in one page of a scan. */
const PAGE = 500;

function extension(contentType: string): string {
  const found = Object.entries(TYPES).find(([, type]) => type === contentType);
  if (!found) throw new StorageError(`The store does not accept ${contentType}.`);
  return found[0];
}

/**
 * Uses a folder as the store. A file is written under a temporary name, flushed and renamed, so a crash or a full disk
 * leaves no half object. The ending of a file's name holds the object's type.
 */
export function createLocalStorage(folder: string): Storage {
  const root = path.resolve(folder);
  const place = (key: string) => {
    assertKey(key);
    return path.join(root, ...key.split("/"));
  };
  /** Returns the key of a file: its path below the folder, without the ending that holds the type. */
  const keyOf = (file: string) =>
    path
      .relative(root, file)
      .split(path.sep)
      .join("/")
      .replace(/\.[a-z0-9]+$/, "");
  const guarded = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StorageError) throw error;
      throw new StorageError(`The local store could not ${what}.`, error);
    }
  };

  return {
    kind: "local",
    put: (key, bytes, contentType) =>
      guarded("write an object", async () => {
        await writeWhole(`${place(key)}.${extension(contentType)}`, bytes);
      }),
    get: (key) =>
      guarded("read an object", async () => {
        for (const [ending, contentType] of Object.entries(TYPES)) {
          const bytes = await readFile(`${place(key)}.${ending}`).catch(ignoreMissing);
          if (bytes) return { bytes, contentType };
        }
        return null;
      }),
    list: (prefix) =>
      guarded("list its objects", async () => {
        const base = prefix.replace(/\/$/, "");
        return (await filesBelow(place(base))).map(keyOf).sort();
      }),
    async *scan(prefix) {
      const files = listPages(path.join(root, prefix), keyOf);
      for (;;) {
        const page = await guarded("list its objects", () => files.next());
        if (page.done) return;
        yield page.value;
      }
    },
    remove: (key) =>
      guarded("remove an object", async () => {
        await Promise.all(
          Object.keys(TYPES).map((ending) => rm(`${place(key)}.${ending}`, { force: true })),
        );
      }),
    check: () =>
      guarded(`use the folder ${root}`, async () => {
        await mkdir(root, { recursive: true });
        await access(root, constants.W_OK);
      }),
  };
}

/** Writes under a temporary name, flushes and renames, so the file exists either complete or not at all. */
async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const directory = path.dirname(target);
  await mkdir(directory, { recursive: true });
  const temporary = path.join(directory, `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** True for an object's file. The names of files that are still being written begin with a dot. */
const isObject = (entry: Dirent): boolean => entry.isFile() && !entry.name.startsWith(".");

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    ignoreMissing,
  );
  return (entries ?? []).filter(isObject).map((entry) => path.join(entry.parentPath, entry.name));
}

/** Yields all objects below a folder with their times, one page of files at a time. */
async function* listPages(
  folder: string,
  keyOf: (file: string) => string,
): AsyncGenerator<StoredKey[], void> {
  const directory = await opendir(folder, { recursive: true }).catch(ignoreMissing);
  if (!directory) return;
  let page: StoredKey[] = [];
  for await (const entry of directory) {
    if (!isObject(entry)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const found = await stat(file).catch(ignoreMissing);
    if (found) page.push({ key: keyOf(file), writtenAt: found.mtime });
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function ignoreMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
