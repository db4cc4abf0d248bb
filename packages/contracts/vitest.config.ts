import { defineConfig } from "vitest/config";

// The pipeline runs these beside compilers, so a test of one second may take many.
export default defineConfig({ test: { testTimeout: 60_000 } });
