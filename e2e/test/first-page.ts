import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

const BUILT = path.resolve(import.meta.dirname, "../../apps/web/dist");
/** The maximum kB of script, compressed with gzip, that the page may request before anything is opened. */
export const SCRIPT_BUDGET_KB = 180;

interface Chunk {
  file: string;
  imports?: string[];
  isDynamicEntry?: boolean;
}

const readManifest = async (built = BUILT): Promise<Record<string, Chunk>> =>
  JSON.parse(await readFile(path.join(built, ".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;

/** The modules of the admins' page, and of the PDF that the page of an order saves. The studio itself loads neither. */
const OF_OTHER_PAGES = [
  "src/features/monitor/MonitorPage.tsx",
  "src/features/craft/tips/save-tips.ts",
];

/** The scripts of all parts that are loaded on demand. The hand finder's worker has its own scripts. */
export async function laterScripts(): Promise<string[]> {
  const chunks = Object.entries(await readManifest());
  return chunks
    .filter(([source, chunk]) => chunk.isDynamicEntry && !OF_OTHER_PAGES.includes(source))
    .map(([, { file }]) => file);
}

/**
 * Every script that the built page names, and all their imports, with their size in gzip. Parts that are loaded on
 * demand are left out.
 */
export async function firstPageScripts(built = BUILT): Promise<{ file: string; bytes: number }[]> {
  const manifest = await readManifest(built);
  const html = await readFile(path.join(built, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="\.?\/([^"]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  );
  const files = new Set<string>();
  const add = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const chunk = Object.values(manifest).find((one) => one.file === file);
    for (const key of chunk?.imports ?? []) add(manifest[key]?.file ?? key);
  };
  for (const file of named) add(file);
  return Promise.all(
    [...files].map(async (file) => {
      const script = await readFile(path.join(built, file));
      return { file, bytes: gzipSync(script, { level: 9 }).length };
    }),
  );
}

export const kilobytes = (scripts: readonly { bytes: number }[]): number =>
  scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
