import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/**
 * Returns the folder of this package, even for code that was bundled into another folder of the repository. The schema,
 * the migrations and the native binaries stay in this package and are not part of any bundle.
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
    "packages/db was not found. Run Lacquer from a folder inside its repository, so that it can read the migrations and the database binaries.",
  );
}

/** Returns a `require` that finds modules as this package's own source would. */
export function packageRequire(): NodeJS.Require {
  return createRequire(path.join(packageFolder(), "package.json"));
}
