// Bundles the server into one file, and its HEIC decoder into another. Only native code stays outside; migrations and
// the embedded database's programs are read from the repository.
import { build } from "esbuild";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: [
    { in: "src/main.ts", out: "server" },
    // The HEIC decoder runs in its own thread, so it must be its own file.
    { in: "../../packages/services/src/uploads/heic/thread.ts", out: "heic-thread" },
  ],
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  external: ["sharp", "pg-native"],
  sourcemap: true,
  logLevel: "warning",
  // Packages in the older module form call require, which a module does not have by itself.
  banner: {
    js: 'import { createRequire as lacquerRequire } from "node:module"; const require = lacquerRequire(import.meta.url);',
  },
});
