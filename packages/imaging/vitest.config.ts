import { defineConfig } from "vitest/config";

// Other packages may be compiled while these tests run, so a test that needs one second on an idle machine may need
// many. Snapshots are written only on request (`vitest run -u`). Otherwise a renamed test would write a new snapshot
// and pass everywhere except on a build machine.
export default defineConfig({ test: { testTimeout: 60_000, update: "none" } });
