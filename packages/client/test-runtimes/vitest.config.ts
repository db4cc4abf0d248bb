import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    include: ["*.test.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
