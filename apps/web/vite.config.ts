import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { messages } from "./build/messages.ts";
import { precompress } from "./build/precompress.ts";

/**
 * Scripts and fonts are always files from our own origin, because the page's content security policy forbids inline
 * ones.
 */
export default defineConfig(({ mode }) => {
  const apiOrigin = loadEnv(mode, ".", "API_")["API_ORIGIN"] ?? "http://localhost:3000";
  const toApi = { target: apiOrigin, changeOrigin: false };
  return {
    plugins: [messages(), react(), precompress()],
    build: {
      target: "esnext",
      assetsDir: "assets",
      assetsInlineLimit: 0,
      // All styles are loaded with the page and in one order, so that nothing loaded later can shift or flash.
      cssCodeSplit: false,
      manifest: true,
      modulePreload: { polyfill: false },
      // The first page needs two scripts. Packages rarely change, so browsers can keep the packages' script across our
      // releases.
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
    // These tests run while the pipeline compiles other packages, so a test that takes one second alone may take many
    // more.
    test: {
      environment: "happy-dom",
      include: ["test/**/*.test.{ts,tsx}"],
      testTimeout: 60_000,
    },
  };
});
