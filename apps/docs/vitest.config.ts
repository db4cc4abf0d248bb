import { defineConfig } from "vitest/config";

// The tests build the site, which takes long while other packages compile.
export default defineConfig({ test: { testTimeout: 300_000, hookTimeout: 300_000 } });
