// Bundles the server into one file, and its HEIC decoder into another. Only native code stays outside the bundles.
// Migrations and the embedded database's programs are read from the repository.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { packApiReference } from "./src/routes/docs/pack-api-reference.ts";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: [
    { in: "src/main.ts", out: "server" },
    // The HEIC decoder runs in its own thread, so it needs its own file.
    { in: "../../packages/services/src/uploads/heic/thread.ts", out: "heic-thread" },
  ],
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  // The API reference of /api/docs is packed into a separate file below, because the bundle only reads that file.
  external: ["sharp", "pg-native", "./src/routes/docs/pack-api-reference.ts"],
  sourcemap: true,
  logLevel: "warning",
  // Packages in CommonJS format call require, which an ES module does not have by default.
  banner: {
    js: 'import { createRequire as lacquerRequire } from "node:module"; const require = lacquerRequire(import.meta.url);',
  },
});

await writeFile(
  path.join(import.meta.dirname, "dist", "api-reference.js.gz"),
  await packApiReference(),
);
