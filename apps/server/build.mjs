// Bundles the server into one file and a decoder. Only what carries native code stays outside; migrations and the programs of the
// embedded database are read from the repository.
import { build } from "esbuild";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: [
    { in: "src/main.ts", out: "server" },
    // The decoder of HEIC runs in a thread of its own, so it has to be a file of its own.
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
