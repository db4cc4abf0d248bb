import { defineConfig } from "vitest/config";

// The tests run in order on one image, and each test uses the results of earlier tests.
export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    include: ["*.test.ts"],
    bail: 1,
    testTimeout: 300_000,
    hookTimeout: 1_800_000,
  },
});
