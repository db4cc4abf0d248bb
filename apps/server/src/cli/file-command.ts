import { parseArgs } from "node:util";
import { BackupFault } from "@lacquer/runtime/backup";
import { EnvironmentError } from "@lacquer/runtime";
import { errorMessage } from "./error-message.ts";

/**
 * Runs a command on one file. The process ends with exit code 0, or with exit code 1 and an error sentence. A signal
 * stops the command cleanly, without leaving half-finished files.
 */
export async function runFileCommand(
  usage: string,
  work: (file: string, signal: AbortSignal, flags: { check: boolean }) => Promise<string>,
): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => stopping.abort(new BackupFault("Stopped; nothing was saved.")));
  try {
    const { file, check } = readWords(usage);
    process.stdout.write(`${await work(file, stopping.signal, { check })}\n`);
  } catch (error) {
    const isPlain = error instanceof BackupFault || error instanceof EnvironmentError;
    process.stderr.write(
      `${isPlain ? error.message : `This did not work: ${errorMessage(error)}`}\n`,
    );
    process.exitCode = 1;
  }
}

function readWords(usage: string): { file: string; check: boolean } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { check: { type: "boolean", default: false } },
    });
    const [file, ...rest] = positionals;
    if (file && rest.length === 0) return { file, check: values.check };
  } catch {
    // A flag is unknown. The usage, shown below, names the known flags.
  }
  throw new BackupFault(usage);
}
