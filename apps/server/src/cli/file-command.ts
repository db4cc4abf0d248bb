import { openStorage } from "@lacquer/runtime";
import { BackupFault } from "@lacquer/runtime/backup";
import { readServerEnv } from "../env.ts";
import { dataDir } from "./data-dir.ts";
import { databaseUrl } from "./operator.ts";
import { said } from "./said.ts";

/** What a command on one file works with. */
export interface FileCommand {
  file: string;
  flags: string[];
  signal: AbortSignal;
  /** The studio that the environment describes. */
  open: typeof open;
}

/**
 * Runs a command on one file and ends the process: 0, or 1 with a sentence. A signal stops it in an orderly way, so that
 * nothing half done is left.
 */
export async function runFileCommand(
  usage: string,
  work: (command: FileCommand) => Promise<string>,
): Promise<void> {
  const words = process.argv.slice(2);
  const flags = words.filter((word) => word.startsWith("--"));
  const [file, ...rest] = words.filter((word) => !word.startsWith("--"));
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => stopping.abort(new BackupFault("Stopped; nothing was kept.")));
  try {
    if (!file || rest.length > 0) throw new BackupFault(usage);
    const line = await work({ file, flags, signal: stopping.signal, open });
    process.stdout.write(`${line}\n`);
  } catch (error) {
    const sentence =
      error instanceof BackupFault ? error.message : `It did not work: ${said(error)}`;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}

async function open() {
  const env = readServerEnv();
  const storage = openStorage(env, dataDir(env));
  await storage.check();
  return { storage, directUrl: env.DATABASE_DIRECT_URL ?? (await databaseUrl(env)) };
}
