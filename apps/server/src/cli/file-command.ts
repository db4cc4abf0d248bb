import { BackupFault } from "@lacquer/runtime/backup";
import { EnvironmentError } from "@lacquer/runtime";
import { errorMessage } from "./error-message.ts";

/**
 * Runs a command on one file and ends the process: with 0, or with 1 and a sentence. A signal stops it cleanly, so
 * that nothing half done is left.
 */
export async function runFileCommand(
  usage: string,
  work: (file: string, signal: AbortSignal, flags: string[]) => Promise<string>,
): Promise<void> {
  const words = process.argv.slice(2);
  const flags = words.filter((word) => word.startsWith("--"));
  const [file, ...rest] = words.filter((word) => !word.startsWith("--"));
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => stopping.abort(new BackupFault("Stopped; nothing was kept.")));
  try {
    if (!file || rest.length > 0) throw new BackupFault(usage);
    process.stdout.write(`${await work(file, stopping.signal, flags)}\n`);
  } catch (error) {
    const isPlain = error instanceof BackupFault || error instanceof EnvironmentError;
    process.stderr.write(
      `${isPlain ? error.message : `This did not work: ${errorMessage(error)}`}\n`,
    );
    process.exitCode = 1;
  }
}
