import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // One browser at a time is enough for two cores.
    fileParallelism: false,
  },
});
