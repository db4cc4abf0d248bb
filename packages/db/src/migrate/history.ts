import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { DiagnoseMigrationHistoryOutput, MigrationList } from "@prisma/schema-engine-wasm";
import { packageFolder } from "../package-folder.ts";

/** Reads the migrations of this repository in the form that Prisma's engine takes. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = path.join(packageFolder(), "prisma", "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(path.join(baseDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/**
 * Says in one sentence why migrations must not be applied to this database, or nothing when they may be.
 * Needed because Prisma's engine silently accepts a migration that was edited after it ran.
 */
export function historyFault(found: DiagnoseMigrationHistoryOutput): string | undefined {
  const { editedMigrationNames: edited, failedMigrationNames: failed, history } = found;
  if (failed.length > 0) {
    return `The migration ${list(failed)} failed half-way in this database. Repair what it left, delete its row in _prisma_migrations, and start again.`;
  }
  if (edited.length > 0) {
    return `The migration ${list(edited)} was changed after it had run in this database. Restore the file as it was and put the change into a new migration.`;
  }
  if (history && history.diagnostic !== "databaseIsBehind") {
    return `This database has migrations that this version of Lacquer does not know (${list(history.unpersistedMigrationNames)}). Run the version that made them, or a newer one.`;
  }
  return undefined;
}

function list(names: string[]): string {
  return names.join(", ");
}
