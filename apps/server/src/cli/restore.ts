// `npm run restore <file>`: restores a backup into an empty database and an empty store. With --check it only reads the
// file, so that a broken backup is noticed before a database is created.
import { databaseUrls, dataFolder, openStorage, readEnvironment } from "@lacquer/runtime";
import { restore, verifyBackup } from "@lacquer/runtime/backup";
import { serverEnv, serverFaults } from "../env.ts";
import { runFileCommand } from "./file-command.ts";

await runFileCommand("Usage: npm run restore <file>", async (file, signal, { check }) => {
  const backup = await verifyBackup(file, signal);
  const { version, createdAt } = backup.header;
  if (check) return `${file} is complete: made by version ${version} at ${createdAt}.`;
  const env = readEnvironment(serverEnv, serverFaults);
  const storage = openStorage(env, dataFolder(env));
  await storage.check();
  const directUrl = (await databaseUrls(env)).directUrl;
  await restore({ backup, directUrl, storage, signal });
  const rows = Object.values(backup.manifest.rows).reduce((sum, count) => sum + count, 0);
  return `Restored ${rows} rows and ${backup.manifest.pictures} pictures.`;
});
