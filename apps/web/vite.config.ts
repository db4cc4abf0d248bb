import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { precompress } from "./build/precompress.ts";

/** Scripts and fonts are always files of our own origin, because the page's policy forbids inline ones. */
export default defineConfig(({ mode }) => {
  const apiOrigin = loadEnv(mode, ".", "API_")["API_ORIGIN"] ?? "http://localhost:3000";
  const toApi = { target: apiOrigin, changeOrigin: false };
  return {
    plugins: [react(), precompress()],
    build: {
      target: "esnext",
      assetsDir: "assets",
      assetsInlineLimit: 0,
      // All styles come with the page, in one order, so that nothing loaded later can shift or flash.
      cssCodeSplit: false,
      manifest: true,
      modulePreload: { polyfill: false },
      // The first page needs two files. Packages seldom change, so browsers can keep theirs over our releases.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: "packages", test: /node_modules/, tags: ["$initial"], priority: 1 },
              { name: "studio", tags: ["$initial"] },
            ],
          },
        },
      },
      chunkSizeWarningLimit: 700,
    },
    server: {
      proxy: {
        "/api": toApi,
        "/trpc": toApi,
        "/files": toApi,
        "/healthz": toApi,
        "/readyz": toApi,
      },
    },
    // These tests run while the pipeline compiles other packages, so a test that needs one second alone may take many.
    test: {
      environment: "happy-dom",
      include: ["test/**/*.test.{ts,tsx}"],
      testTimeout: 60_000,
    },
  };
});
