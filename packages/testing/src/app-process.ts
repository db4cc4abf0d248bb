import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { packageFolder } from "@lacquer/db";
import { waitFor } from "./wait-for.ts";

/** A server or worker that runs from its source in a process of its own. */
export interface AppProcess {
  child: ChildProcess;
  /** Returns everything that the process has written so far. */
  output(): string;
  /** Ends the process and resolves with its exit code (null when the signal killed it). */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

const READY = { server: "server is listening", worker: "worker is running pending jobs" };

/**
 * Starts `apps/server` or `apps/worker` with exactly this environment, and waits until the app reports that it is
 * ready. `entry` is the file to run (the app's source or a bundle), relative to the app's folder.
 */
export async function startApp(
  app: keyof typeof READY,
  env: Record<string, string>,
  entry = "src/main.ts",
): Promise<AppProcess> {
  const root = path.resolve(packageFolder(), "..", "..");
  const child = spawn(process.execPath, [path.join(root, "apps", app, entry)], {
    cwd: root,
    env: { METRICS_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const end = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const fault = (cause?: unknown) => new Error(`The ${app} did not start:\n${text}`, { cause });
  await waitFor(`the ${app} to be ready`, () => hasEnded() || text.includes(READY[app]), {
    seconds: 90,
  }).catch(async (error: unknown) => {
    await end("SIGKILL");
    throw fault(error);
  });
  if (hasEnded()) throw fault();
  return { child, output: () => text, end };
}
