import { existsSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/**
 * Builds a module of `folder` in place of the module with the same path in `source`. This is the only place where the
 * try page differs from the studio whose parts it shows: no other code checks on which of the two it runs.
 */
export function standIn(source: string, folder: string): Plugin {
  return {
    name: "lacquer:stand-in",
    enforce: "pre",
    async resolveId(wanted, importer, options) {
      const found = await this.resolve(wanted, importer, { ...options, skipSelf: true });
      if (!found?.id.startsWith(source + path.sep)) return null;
      const other = path.join(folder, path.relative(source, found.id));
      return existsSync(other) ? other : null;
    },
  };
}
