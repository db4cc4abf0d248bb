import { defineConfig } from "vitest/config";

// A test that needs one second alone may take many seconds here, because the pipeline compiles other packages at the
// same time.
export default defineConfig({ test: { testTimeout: 60_000 } });
