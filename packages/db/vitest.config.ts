import { defineConfig } from "vitest/config";

// Starting and stopping real clusters waits for the disk, which a busy machine makes slow.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
