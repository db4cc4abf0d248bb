import { defineConfig } from "vitest/config";

// Many drawn examples, or a whole repository read: a busy machine takes its time. `npm run test:clone` runs the suite in
// test-clone by itself.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
