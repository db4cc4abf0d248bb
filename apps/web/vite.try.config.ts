import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { codeSplitting } from "./build/code-splitting.ts";
import { messages } from "./build/messages.ts";
import { standIn } from "./build/stand-in.ts";

const source = path.join(import.meta.dirname, "src");

/**
 * The try page: static files without a server, under any path. It is built from the studio's own parts; the modules of
 * `src/try/stand-in` take the place of those that speak with a server.
 */
export default defineConfig({
  root: path.join(source, "try"),
  base: "./",
  publicDir: false,
  plugins: [messages(), react(), standIn(source, path.join(source, "try/stand-in"))],
  build: {
    outDir: path.join(import.meta.dirname, "dist-try"),
    emptyOutDir: true,
    target: "esnext",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting } },
    chunkSizeWarningLimit: 700,
  },
});
