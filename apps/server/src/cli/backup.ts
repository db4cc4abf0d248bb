// `npm run backup <file>`: writes the database and the pictures into one file. The studio need not be stopped for this.
import {
  databaseUrls,
  dataFolder,
  lacquerVersion,
  openStorage,
  readEnvironment,
} from "@lacquer/runtime";
import { backUp } from "@lacquer/runtime/backup";
import { serverEnv, serverFaults } from "../env.ts";
import { runFileCommand } from "./file-command.ts";

await runFileCommand("Usage: npm run backup <file>", async (file, signal) => {
  const env = readEnvironment(serverEnv, serverFaults);
  const { rows, pictures, foreign } = await backUp({
    file,
    directUrl: (await databaseUrls(env)).directUrl,
    storage: openStorage(env, dataFolder(env)),
    version: await lacquerVersion(),
    signal,
  });
  const others =
    foreign.length > 0
      ? ` Tables that do not belong to Lacquer were left out: ${foreign.join(", ")}.`
      : "";
  return `${file} holds ${rows} rows and ${pictures} pictures.${others}`;
});
