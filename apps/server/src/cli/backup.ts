// `npm run backup <file>`: writes database and pictures into one file, while the studio may go on.
import { lacquerVersion, openStorage } from "@lacquer/runtime";
import { backUp } from "@lacquer/runtime/backup";
import { readServerEnv } from "../env.ts";
import { dataDir } from "./data-dir.ts";
import { runFileCommand } from "./file-command.ts";
import { databaseUrl } from "./operator.ts";

await runFileCommand("Usage: npm run backup <file>", async (file, signal) => {
  const env = readServerEnv();
  const { rows, pictures, foreign } = await backUp({
    file,
    directUrl: env.DATABASE_DIRECT_URL ?? (await databaseUrl(env)),
    storage: openStorage(env, dataDir(env)),
    version: await lacquerVersion(),
    signal,
  });
  const others =
    foreign.length > 0
      ? ` Tables that are not Lacquer's were left out: ${foreign.join(", ")}.`
      : "";
  return `${file} holds ${rows} rows and ${pictures} pictures.${others}`;
});
