import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The suites in test-pooler, test-prometheus and test-proxy need real services and are run by commands of their own.
    include: ["test/**/*.test.ts"],
    globalSetup: ["@lacquer/testing/setup"],
    // One process loads the code once for all files; each file has its own database.
    isolate: false,
    // Most of the time is spent waiting for server processes to start, so two files at once fit on two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
