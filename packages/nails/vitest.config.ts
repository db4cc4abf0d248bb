import { defineConfig } from "vitest/config";

// These tests run while other packages are compiled, so a test that takes one second alone may take many.
export default defineConfig({ test: { testTimeout: 60_000 } });
