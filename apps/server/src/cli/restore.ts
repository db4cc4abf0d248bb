// `npm run restore <file>`: puts a backup into an empty database and an empty store. With --check it only reads the file
// through, so that a broken one is known before a database is made for it.
import { restore, verifyBackup } from "@lacquer/runtime/backup";
import { runFileCommand } from "./file-command.ts";

const CHECK = "--check";

await runFileCommand("Usage: npm run restore <file>", async ({ file, flags, signal, open }) => {
  const backup = await verifyBackup(file, signal);
  const { version, createdAt } = backup.header;
  if (flags.includes(CHECK)) return `${file} is whole: of version ${version}, made ${createdAt}.`;
  await restore({ backup, signal, ...(await open()) });
  const rows = Object.values(backup.manifest.rows).reduce((sum, count) => sum + count, 0);
  return `Restored ${rows} rows and ${backup.manifest.pictures} pictures.`;
});
