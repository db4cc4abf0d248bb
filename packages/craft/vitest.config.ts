import { defineConfig } from "vitest/config";

// Other packages may be compiled while these tests run, so a test that needs one second on an idle machine may need
// many.
export default defineConfig({ test: { testTimeout: 60_000 } });
