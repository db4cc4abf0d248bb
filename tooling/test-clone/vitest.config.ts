import { defineConfig } from "vitest/config";

// One story in one clone: each test uses what earlier ones have installed and built.
export default defineConfig({
  test: { include: ["*.test.ts"], bail: 1, testTimeout: 900_000, hookTimeout: 60_000 },
});
