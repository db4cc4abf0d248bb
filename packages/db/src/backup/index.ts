export { holdsWork, type Load, openLoad } from "./load.ts";
export { appliedMigrations, openSnapshot, type Snapshot } from "./snapshot.ts";
export type { TableShape } from "./tables.ts";
