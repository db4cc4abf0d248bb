import { defineConfig } from "vitest/config";

// Many drawn examples, or a whole repository read: a busy machine takes its time.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
