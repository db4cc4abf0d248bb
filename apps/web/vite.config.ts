import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

/** Scripts and fonts are always files of our own origin, because the page's policy allows nothing inline. */
export default defineConfig(({ mode }) => {
  const apiOrigin = loadEnv(mode, ".", "API_")["API_ORIGIN"] ?? "http://localhost:3000";
  const toApi = { target: apiOrigin, changeOrigin: false };
  return {
    plugins: [react()],
    build: {
      target: "esnext",
      assetsDir: "assets",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Packages change seldom: in a file of their own a browser keeps them over our releases. What only the command
      // palette needs comes with it.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [{ name: "packages", test: /node_modules\/(?!(\.pnpm\/)?cmdk)/ }],
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
    // The pipeline runs these beside compilers, so a test of one second may take many.
    test: {
      environment: "happy-dom",
      include: ["test/**/*.test.{ts,tsx}"],
      testTimeout: 60_000,
    },
  };
});
