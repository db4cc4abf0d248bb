import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    include: ["*.test.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
