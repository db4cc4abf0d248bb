import { defineConfig } from "vitest/config";

// These tests run while the pipeline compiles other packages, so a test that needs one second alone may take many.
// A snapshot is written on demand alone (`vitest run -u`): a renamed test would otherwise write a second one and pass
// on every machine but a build machine.
export default defineConfig({ test: { testTimeout: 60_000, update: "none" } });
