import { type AppProcess, freePort, startApp } from "@lacquer/testing";
import { bundleOf } from "./bundles.ts";

export type Env = Record<string, string>;

/** The workers and servers of one deployment. */
export interface Processes {
  worker(env?: Env): Promise<AppProcess>;
  server(env?: Env): Promise<AppProcess & { origin: string }>;
  /**
   * Tells a process to shut down. These shutdowns are counted, because a worker that shuts down may give attempts back.
   */
  leave(process: AppProcess): Promise<number | null>;
  /** The number of processes that were told to shut down. */
  readonly stops: number;
  killAll(): Promise<void>;
}

/** Starts processes with this environment. Variables given at a single start override it. */
export function createProcesses(env: Env): Processes {
  const started: AppProcess[] = [];
  let stops = 0;
  return {
    async worker(more = {}) {
      const process = await startApp("worker", { ...env, ...more }, await bundleOf("worker"));
      started.push(process);
      return process;
    },
    async server(more = {}) {
      const port = await freePort();
      const process = await startApp(
        "server",
        { ...env, PORT: String(port), TRUST_PROXY: "1", ...more },
        await bundleOf("server"),
      );
      started.push(process);
      return { ...process, origin: `http://127.0.0.1:${port}` };
    },
    leave(process) {
      stops += 1;
      return process.end("SIGTERM");
    },
    get stops() {
      return stops;
    },
    async killAll() {
      const alive = started.filter(
        ({ child }) => child.exitCode === null && child.signalCode === null,
      );
      await Promise.all(alive.map(({ end }) => end("SIGKILL")));
    },
  };
}
