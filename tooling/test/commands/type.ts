import { spawn } from "node:child_process";
import getPort from "get-port";

interface Place {
  /** The folder in which the person types the command. */
  folder: string;
  path: string;
  env?: Record<string, string>;
}

/**
 * Types a command into a shell and reads its output until the command ends or prints the awaited text. Once the text is
 * printed, `meanwhile` runs, and then the command is ended.
 */
export async function type(
  command: string,
  { folder, path, env }: Place,
  until?: RegExp,
  meanwhile?: (port: string) => Promise<void>,
): Promise<{ code: number | null; output: string }> {
  const port = String(await getPort({ host: "127.0.0.1" }));
  // The shell gets its own process group, so that ending the group also ends the shell's programs.
  const child = spawn(command, {
    shell: true,
    cwd: folder,
    detached: true,
    env: { PATH: path, HOME: process.env["HOME"], PORT: port, METRICS_PORT: "0", ...env },
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text: Buffer) => {
        output += text.toString();
        if (until?.test(output)) resolve();
      });
  });
  try {
    await Promise.race([ended, said]);
    if (until?.test(output)) await meanwhile?.(port);
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  }
  return { code: await ended, output };
}
