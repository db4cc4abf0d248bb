// Generates the typed client. `prisma generate` asks for an engine binary that it never uses. Pointing it at any
// executable stops it from downloading one, so this works without a network.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const cli = path.join(
  path.dirname(createRequire(import.meta.url).resolve("prisma/package.json")),
  "build",
  "index.js",
);
const { status } = spawnSync(
  process.execPath,
  [cli, "generate", "--schema", "prisma/schema.prisma", "--no-hints"],
  {
    cwd: path.dirname(import.meta.dirname),
    stdio: "inherit",
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  },
);
process.exit(status ?? 1);
