import { LOOK_VERSION } from "@lacquer/contracts";

type Kept = Record<string, unknown>;

/** For each old version, the function that turns a look of this version into one of the next version. */
export type Migrations = Readonly<Record<number, (kept: Kept) => Kept>>;

/**
 * The first version needs no step. Whoever adds a version of the format adds a step here, and a file of the old version
 * to the tests.
 */
const MIGRATIONS: Migrations = {};

/** Returns a look in the newest version, migrated step by step from each version to the next. */
export function migrated(kept: Kept, migrations: Migrations = MIGRATIONS): Kept {
  let look = kept;
  while (typeof look["version"] === "number" && look["version"] < LOOK_VERSION) {
    const step = migrations[look["version"]];
    if (!step) return look;
    look = { ...step(look), version: look["version"] + 1 };
  }
  return look;
}
