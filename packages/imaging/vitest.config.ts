import { defineConfig } from "vitest/config";

// These tests run while other packages are compiled, so a test that takes one second alone may take many. Snapshots are
// written only on request (`vitest run -u`). Otherwise a renamed test would write a new snapshot and pass everywhere
// except on a build machine.
export default defineConfig({ test: { testTimeout: 60_000, update: "none" } });
