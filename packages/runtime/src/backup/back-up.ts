import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { openSnapshot, type Snapshot, type TableShape } from "@lacquer/db/backup";
import { KEY_PREFIXES, type Storage } from "@lacquer/storage";
import { type AddEntry, writeArchive } from "./archive.ts";
import { BackupFault } from "./fault.ts";
import { HEADER, type Manifest, MANIFEST, newHeader, partName, pictureName } from "./format.ts";
import { readAhead } from "./read-ahead.ts";

const PART_BYTES = 4 * 2 ** 20;

export interface BackupOptions {
  file: string;
  /** The address for session connections. */
  directUrl: string;
  storage: Storage;
  /** The version of Lacquer that made the file. It is only for people to read. */
  version: string;
  signal?: AbortSignal;
}

export interface BackupReport {
  rows: number;
  pictures: number;
  /** Tables in the database that do not belong to Lacquer. They are not in the backup. */
  foreign: string[];
}

/**
 * Writes the database and the pictures into one file while work goes on. The rows come first, as they were at one
 * moment, and then the store's pictures. Stored pictures are never rewritten, so every picture that a row names is in
 * the file. The file gets its final name only when it is complete.
 */
export async function backUp(options: BackupOptions): Promise<BackupReport> {
  const { file, signal } = options;
  if (existsSync(file)) throw new BackupFault(`${file} already exists; name a new file.`);
  const draft = `${file}.${process.pid}.part`;
  const report: BackupReport = { rows: 0, pictures: 0, foreign: [] };
  try {
    await writeArchive(draft, (add, sha256) => fill(options, report, add, sha256), signal);
    await rename(draft, file);
    return report;
  } finally {
    await rm(draft, { force: true });
  }
}

async function fill(
  { directUrl, storage, version }: BackupOptions,
  report: BackupReport,
  add: AddEntry,
  sha256: Record<string, string>,
): Promise<void> {
  const json = (name: string, content: object) => add(name, Buffer.from(JSON.stringify(content)));
  const manifest: Manifest = { rows: {}, sequences: {}, pictures: 0, sha256 };
  const snapshot = await openSnapshot(directUrl);
  try {
    const { migrations, postgres, tables } = snapshot;
    if (migrations.length === 0)
      throw new BackupFault("There is nothing to back up: the database has no Lacquer tables.");
    report.foreign = snapshot.foreign;
    await json(HEADER, newHeader({ version, postgres, migrations, tables }));
    for (const table of tables) manifest.rows[table.name] = await addTable(snapshot, table, add);
    manifest.sequences = await snapshot.sequences();
  } finally {
    await snapshot.close();
  }
  manifest.pictures = await addPictures(storage, add);
  await json(MANIFEST, manifest);
  report.rows = Object.values(manifest.rows).reduce((sum, rows) => sum + rows, 0);
  report.pictures = manifest.pictures;
}

async function addTable(snapshot: Snapshot, table: TableShape, add: AddEntry): Promise<number> {
  const rows = snapshot.rows(table);
  let chunks: Buffer[] = [];
  let bytes = 0;
  let part = 0;
  const flush = async () => {
    if (bytes > 0) await add(partName(table.name, (part += 1)), Buffer.concat(chunks));
    chunks = [];
    bytes = 0;
  };
  for await (const chunk of rows) {
    const buffer = chunk as Buffer;
    chunks.push(buffer);
    bytes += buffer.length;
    if (bytes >= PART_BYTES) await flush();
  }
  await flush();
  return rows.rowCount;
}

/** Adds all pictures of the store. A picture that is removed meanwhile is skipped, because it is no longer needed. */
async function addPictures(storage: Storage, add: AddEntry): Promise<number> {
  let pictures = 0;
  const read = async (key: string) => ({ key, found: await storage.get(key) });
  for await (const { key, found } of readAhead(keysOf(storage), read)) {
    const name = found && pictureName(key, found.contentType);
    if (!name) continue;
    await add(name, found.bytes);
    pictures += 1;
  }
  return pictures;
}

export async function* keysOf(storage: Storage): AsyncGenerator<string, void> {
  for (const prefix of KEY_PREFIXES)
    for await (const page of storage.scan(`${prefix}/`)) for (const { key } of page) yield key;
}
