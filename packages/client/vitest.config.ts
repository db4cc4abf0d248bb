import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["@lacquer/testing/setup"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
