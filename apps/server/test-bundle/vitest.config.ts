import { defineConfig } from "vitest/config";

// One story in one bundle: each test uses what earlier ones have made.
export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    include: ["*.test.ts"],
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
