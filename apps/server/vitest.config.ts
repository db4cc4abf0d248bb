import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The suites in test-pooler, test-prometheus and test-proxy need real services, so they have their own commands.
    include: ["test/**/*.test.ts"],
    globalSetup: ["@lacquer/testing/setup"],
    // One process loads the code once for all test files. Each file has its own database.
    isolate: false,
    // Tests mostly wait for server processes to start, so two files at the same time suit two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
