import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser at a time is enough for two cores.
    fileParallelism: false,
  },
});
