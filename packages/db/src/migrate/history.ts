import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { DiagnoseMigrationHistoryOutput, MigrationList } from "@prisma/schema-engine-wasm";
import { packageFolder } from "../package-folder.ts";

/**
 * Reads this repository's migrations in the form that Prisma's engine takes. With `upTo`, later migrations are left
 * out.
 */
export async function readMigrations(upTo?: string): Promise<MigrationList> {
  const baseDir = path.join(packageFolder(), "prisma", "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => upTo === undefined || name <= upTo)
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

/** Returns the names of this version's migrations, in order. */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations()).migrationDirectories.map((folder) => folder.path);
}

/** Returns the migrations of a newer version that have run in the database. */
export function migrationsAhead({ history }: DiagnoseMigrationHistoryOutput): string[] {
  return history && history.diagnostic !== "databaseIsBehind"
    ? history.unpersistedMigrationNames
    : [];
}

/**
 * Returns the reason, in one sentence, why migrations must not run on this database; undefined when they may. We check
 * for edited migrations ourselves, because Prisma's engine silently accepts a migration that was edited after it ran.
 * Newer migrations that are `additive` are no obstacle.
 */
export function historyFault(
  found: DiagnoseMigrationHistoryOutput,
  additive: ReadonlySet<string>,
): string | undefined {
  const { editedMigrationNames: edited, failedMigrationNames: failed, history } = found;
  if (failed.length > 0) {
    return `The migration ${list(failed)} failed half-way in this database. Repair what it left, delete its row in _prisma_migrations, and start again.`;
  }
  if (edited.length > 0) {
    return `The migration ${list(edited)} was changed after it had run in this database. Restore the file as it was and put the change into a new migration.`;
  }
  const unknown = migrationsAhead(found).filter((name) => !additive.has(name));
  if (unknown.length > 0) {
    return `This database has migrations that this version of Lacquer does not know (${list(unknown)}). Run the version that made them, or a newer one.`;
  }
  if (history?.diagnostic === "historiesDiverge") {
    return `This database has migrations of another version of Lacquer (${list(history.unpersistedMigrationNames)}) and lacks some of this one (${list(history.unappliedMigrationNames)}). Run a version that knows all of them.`;
  }
  return undefined;
}

function list(names: string[]): string {
  return names.join(", ");
}
