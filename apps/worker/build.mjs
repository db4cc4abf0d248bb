// Bundles the worker into one file. Only native code stays outside the bundle. Migrations and the embedded database's
// programs are read from the repository.
import path from "node:path";
import { build } from "esbuild";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["src/main.ts"],
  outfile: path.join("dist", "worker.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  external: ["sharp", "pg-native"],
  sourcemap: true,
  logLevel: "warning",
  // Packages in CommonJS format call require, which an ES module does not have by default.
  banner: {
    js: 'import { createRequire as lacquerRequire } from "node:module"; const require = lacquerRequire(import.meta.url);',
  },
});
