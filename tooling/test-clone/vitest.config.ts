import { defineConfig } from "vitest/config";

// The tests share one clone and run in order, because each uses what earlier tests have installed and built.
export default defineConfig({
  test: { include: ["*.test.ts"], bail: 1, testTimeout: 1_800_000, hookTimeout: 60_000 },
});
