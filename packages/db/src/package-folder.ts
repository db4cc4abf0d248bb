import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/**
 * The folder of this package, also for code that was bundled into another folder of the repository: the
 * schema, the migrations and the native binaries stay where they are and are not part of any bundle.
 */
export function packageFolder(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    let folder = start;
    for (;;) {
      const candidate = path.join(folder, "packages", "db");
      if (existsSync(path.join(candidate, "prisma", "migrations"))) return candidate;
      const parent = path.dirname(folder);
      if (parent === folder) break;
      folder = parent;
    }
  }
  throw new Error(
    "packages/db was not found: run Lacquer from a folder inside its repository, so that the migrations and the database binaries can be read.",
  );
}

/** Resolves modules as this package's own source would. */
export function packageRequire(): NodeJS.Require {
  return createRequire(path.join(packageFolder(), "package.json"));
}
