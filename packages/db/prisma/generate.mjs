// Generates the typed client. `prisma generate` demands an engine binary, although it never uses it. If a variable
// names any executable as that binary, nothing is downloaded, so this script works without a network.
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
