import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The suite in test-runtimes needs Deno and Bun, so it has its own command.
    include: ["test/**/*.test.ts"],
    globalSetup: ["@lacquer/testing/setup"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
