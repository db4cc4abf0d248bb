import { appliedMigrations, holdsWork, type Load, openLoad } from "@lacquer/db/backup";
import { applyMigrations, knownMigrations, MigrationError } from "@lacquer/db/migrate";
import type { Storage } from "@lacquer/storage";
import { digest, readArchive } from "./archive.ts";
import { keysOf } from "./back-up.ts";
import { BackupFault } from "./fault.ts";
import { pictureName, readPictureName, tableOfPart } from "./format.ts";
import type { Backup } from "./verify.ts";

const PUTS_AT_ONCE = 8;

export interface RestoreOptions {
  backup: Backup;
  /** The address for session connections. */
  directUrl: string;
  storage: Storage;
  signal?: AbortSignal;
}

/**
 * Restores a verified backup completely, or not at all, into an empty database and an empty store. The rows become
 * visible last, after every picture is in the store. The database first gets the schema and the rows of the version
 * that made the backup. Migrations then bring both up to date, as at any start.
 *
 * @throws {BackupFault} when database or store is not empty, or the backup is from a newer version.
 */
export async function restore(options: RestoreOptions): Promise<void> {
  const { backup, directUrl } = options;
  const { migrations } = backup.header;
  await refuseUnknown(migrations);
  if (await holdsWork(directUrl))
    throw new BackupFault(
      "The database is not empty: it holds somebody's work. Name an empty database, or an empty DATA_DIR.",
    );
  const there = await refuseFilledStore(options);
  await makeTables(directUrl, migrations);
  const load = await openLoad(directUrl);
  const made: string[] = [];
  try {
    await pour(options, load, there, made);
    await assertCounts(load, backup);
    await load.commit();
  } catch (error) {
    await load.close();
    for (const key of made) await options.storage.remove(key);
    throw error;
  }
  await load.close();
  await applyMigrations({ url: directUrl });
}

async function refuseUnknown(migrations: string[]): Promise<void> {
  const known = new Set(await knownMigrations());
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new BackupFault(
      `The backup was made by a newer version of Lacquer (this one does not know ${unknown.join(", ")}). Restore it with that version.`,
    );
}

/**
 * Runs the migrations that had run when the backup was made. Newer migrations run only after the backup's rows are in,
 * because they change those rows too.
 */
async function makeTables(directUrl: string, migrations: string[]): Promise<void> {
  const misfit = (cause?: unknown) =>
    new BackupFault(
      "The database already has tables, and the version that made the backup has different ones. Name a database without tables.",
      { cause },
    );
  await applyMigrations({ url: directUrl, upTo: migrations.at(-1) }).catch((error: unknown) => {
    throw error instanceof MigrationError ? misfit(error) : error;
  });
  const there = await appliedMigrations(directUrl);
  if (there.join() !== migrations.join()) throw misfit();
}

/** Throws if the store holds anything except pictures that an interrupted restore of this same backup left there. */
async function refuseFilledStore({ storage, backup }: RestoreOptions): Promise<Set<string>> {
  const there = new Set<string>();
  for await (const key of keysOf(storage)) {
    const found = await storage.get(key);
    const name = found && pictureName(key, found.contentType);
    if (!found || !name || backup.manifest.sha256[name] !== digest(found.bytes))
      throw new BackupFault(
        "The store is not empty: it holds other pictures. Name an empty store, or an empty DATA_DIR.",
      );
    there.add(key);
  }
  return there;
}

async function pour(
  { backup, storage, signal }: RestoreOptions,
  load: Load,
  there: ReadonlySet<string>,
  made: string[],
): Promise<void> {
  const tables = new Map(backup.header.tables.map((table) => [table.name, table]));
  const putting = new Set<Promise<void>>();
  let failure: Error | undefined;
  try {
    for await (const { name, bytes } of readArchive(backup.file, signal)) {
      if (failure) throw failure;
      const table = tables.get(tableOfPart(name) ?? "");
      if (table) await load.write(table, bytes);
      const picture = readPictureName(name);
      if (!picture || there.has(picture.key)) continue;
      made.push(picture.key);
      const put = storage
        .put(picture.key, bytes, picture.contentType)
        .catch((error: Error) => {
          failure ??= error;
        })
        .finally(() => putting.delete(put));
      putting.add(put);
      if (putting.size >= PUTS_AT_ONCE) await Promise.race(putting);
    }
  } finally {
    await Promise.all(putting);
  }
  if (failure) throw failure;
}

async function assertCounts(load: Load, { manifest }: Backup): Promise<void> {
  const counts = await load.finish(manifest.sequences);
  const wrong = Object.entries(manifest.rows).find(([name, rows]) => (counts[name] ?? 0) !== rows);
  if (wrong)
    throw new BackupFault(
      `The table ${wrong[0]} got ${counts[wrong[0]] ?? 0} of its ${wrong[1]} rows. Nothing was restored.`,
    );
}
