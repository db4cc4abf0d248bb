import { defineConfig } from "vitest/config";

// Some tests draw many examples or read the whole repository, which takes long on a busy machine. `npm run test:clone`
// runs the suite in test-clone by itself.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
