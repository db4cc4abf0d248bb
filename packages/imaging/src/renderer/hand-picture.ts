import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Hand } from "@lacquer/nails";

/**
 * The folder of the rendered hands, which is found even by code that was bundled into another folder of the repository.
 */
function handsFolder(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    let folder = start;
    for (;;) {
      const candidate = path.join(folder, "packages", "nails", "src", "hand", "pictures");
      if (existsSync(candidate)) return candidate;
      const parent = path.dirname(folder);
      if (parent === folder) break;
      folder = parent;
    }
  }
  throw new Error(
    "The pictures in packages/nails were not found. Run Lacquer from a folder inside its repository, so that it can read the rendered hands.",
  );
}

/** Returns the picture of a rendered hand, from the same file that the studio shows. */
export function handPicture({ file }: Hand): Promise<Buffer> {
  return readFile(path.join(handsFolder(), file));
}
