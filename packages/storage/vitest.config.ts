import { defineConfig } from "vitest/config";

export default defineConfig({
  // The suite in test-s3 is left out here. It needs a real store and is run by `npm run test:s3`.
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
