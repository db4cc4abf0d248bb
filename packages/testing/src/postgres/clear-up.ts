import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { stopEmbeddedPostgres } from "@lacquer/db/embedded";

// Runs beside a program with a Postgres of its own: `node clear-up.ts <folder>`. Once that program has ended and left
// its folder behind, stops Postgres and removes the folder.
const [dataDir = ""] = process.argv.slice(2);
process.stdin.resume().once("end", async () => {
  if (!existsSync(dataDir)) return;
  await stopEmbeddedPostgres({ dataDir });
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
});
