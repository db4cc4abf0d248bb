// Builds the published package: two entries in plain JavaScript, and declarations that refer to nothing in the server.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, type Metafile } from "esbuild";

const HERE = import.meta.dirname;
const DIST = path.join(HERE, "dist");
const ENTRIES = ["index", "react"];

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST);
const { metafile } = await build({
  absWorkingDir: HERE,
  entryPoints: ENTRIES.map((name) => `src/${name}.ts`),
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2022",
  // These packages are not bundled, because a program may already have them or must have only one copy. All other
  // packages are bundled.
  external: ["@trpc/client", "react"],
  metafile: true,
  logLevel: "warning",
});
writeFileSync(path.join(DIST, "THIRD-PARTY.txt"), licencesOf(metafile));
writeDeclarations();

/** Returns the licences of the packages in the bundle. */
function licencesOf({ inputs }: Metafile): string {
  const roots = Object.keys(inputs).flatMap((file) => {
    const root = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
    return root ? [path.resolve(HERE, root)] : [];
  });
  return [...new Set(roots)]
    .toSorted()
    .map((root) => {
      const { name, version } = JSON.parse(
        readFileSync(path.join(root, "package.json"), "utf8"),
      ) as {
        name: string;
        version: string;
      };
      const file = ["LICENSE", "LICENSE.md", "license"].find((one) =>
        existsSync(path.join(root, one)),
      );
      if (!file) throw new Error(`${name} has no licence to bring along.`);
      return `${name} ${version}\n\n${readFileSync(path.join(root, file), "utf8").trim()}\n`;
    })
    .join("\n---\n\n");
}

/**
 * The compiler writes out the input and output of each procedure, so the router's declaration is complete. The
 * declaration refers to the server only in the type of its context, which a client never sees.
 */
function writeDeclarations(): void {
  const cache = path.join(HERE, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const types = mkdtempSync(path.join(cache, "types-"));
  try {
    const tsc = path.join(HERE, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", types], {
      cwd: HERE,
      stdio: "inherit",
    });
    const router = readFileSync(path.join(types, "api", "src", "root.d.ts"), "utf8");
    write("app-router.d.ts", routerAlone(router));
    for (const file of reachable(path.join(types, "client", "src")))
      write(file, readFileSync(path.join(types, "client", "src", file), "utf8"));
  } finally {
    rmSync(types, { recursive: true, force: true });
  }
}

function write(file: string, text: string): void {
  const up = file.includes("/") ? "../".repeat(file.split("/").length - 1) : "./";
  const published = text
    .replaceAll('"@lacquer/api"', `"${up}app-router.js"`)
    .replaceAll(/(from |import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"');
  const left = /"@lacquer\/[^"]*"/.exec(published);
  if (left) throw new Error(`${file} names ${left[0]}, which is not published.`);
  const target = path.join(DIST, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, published);
}

/** Returns the router's declaration without the server's context, and without the caller that only the server uses. */
function routerAlone(declaration: string): string {
  const [imports] = declaration.split("export declare const appRouter");
  const start = declaration.indexOf("export declare const appRouter");
  const end = declaration.indexOf("export type AppRouter");
  const router = declaration.slice(start, end).replace("export declare", "declare");
  const zod = (imports ?? "").split("\n").filter((line) => line.includes('from "zod"'));
  return [
    ...zod,
    router.replaceAll(/import\("\.\/trpc\.ts"\)\.(ApiContext|ProcedureMeta)/g, "object"),
    "export type AppRouter = typeof appRouter;",
    "export {};",
    "",
  ].join("\n");
}

/** Returns only the declarations that the entries need. */
function reachable(folder: string): string[] {
  const found = new Set(ENTRIES.map((name) => `${name}.d.ts`));
  for (const file of found) {
    const text = readFileSync(path.join(folder, file), "utf8");
    for (const [, name = ""] of text.matchAll(/"(\.[^"]+)\.ts"/g))
      found.add(path.posix.join(path.posix.dirname(file), `${name}.d.ts`));
  }
  return [...found];
}
