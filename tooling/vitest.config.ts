import { defineConfig } from "vitest/config";

// Some tests draw many examples or read the whole repository, which takes long on a busy machine. The suite in
// test-clone is run separately by `npm run test:clone`.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
