import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    // One process loads the code once for all test files. Each file has its own database.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
