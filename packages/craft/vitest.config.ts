import { defineConfig } from "vitest/config";

// These tests run while the pipeline compiles other packages, so a test that needs one second alone may take many.
export default defineConfig({ test: { testTimeout: 60_000 } });
