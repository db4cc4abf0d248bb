import { LOOK_VERSION } from "@lacquer/contracts";

type Kept = Record<string, unknown>;

/** Under each old version, the step that makes the next version of it. */
export type Migrations = Readonly<Record<number, (kept: Kept) => Kept>>;

/** The first version needs no step. A new version of the format adds its step here and a file of the old one to the tests. */
const MIGRATIONS: Migrations = {};

/** Returns a look in the newest version, brought there one version after another. */
export function migrated(kept: Kept, migrations: Migrations = MIGRATIONS): Kept {
  let look = kept;
  while (typeof look["version"] === "number" && look["version"] < LOOK_VERSION) {
    const step = migrations[look["version"]];
    if (!step) return look;
    look = { ...step(look), version: look["version"] + 1 };
  }
  return look;
}
