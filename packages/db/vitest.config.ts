import { defineConfig } from "vitest/config";

// The limits are high because starting and stopping real clusters waits for the disk, which is slow on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
