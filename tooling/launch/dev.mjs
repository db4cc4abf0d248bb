// `pnpm dev`: the same as `npm start`, but runs from source and reloads on changes. The browser connects to Vite, which
// forwards the API's requests to the server, so there is only one origin, as in production.
import { globSync } from "node:fs";
import path from "node:path";
import getPort from "get-port";
import { turbo } from "./build.mjs";
import { databaseEnvironment, migrate, openDatabase } from "./database.mjs";
import { ROOT, settings } from "./environment.mjs";
import { forgetProcesses } from "./launchers.mjs";
import { failed, onStop, stopOnSignals } from "./lifecycle.mjs";
import { untilReady } from "./ready.mjs";
import { step } from "./step.mjs";
import { STEADY_MEMORY } from "./steady-memory.mjs";
import { Supervisor } from "./supervise.mjs";

async function main() {
  stopOnSignals();
  const { address, workerMetricsPort, drainSeconds, port, host } = settings();
  await step("Generating", () => turbo(["generate"]));
  onStop(forgetProcesses);
  const database = await step("Database", () => openDatabase());
  await migrate(database);

  const inner = await getPort({ host: "127.0.0.1" });
  let moved;
  const shared = () => ({
    ...databaseEnvironment(database, moved),
    PUBLIC_URL: process.env.PUBLIC_URL || address,
  });
  const processes = new Supervisor({ stopTimeoutMs: (drainSeconds + 10) * 1000 });
  await step("Server, worker and Vite", async () => {
    processes.add("server", [...watched("server"), "apps/server/src/main.ts"], () => ({
      ...shared(),
      PORT: String(inner),
      HOST: "127.0.0.1",
    }));
    processes.add("worker", [...watched("worker"), "apps/worker/src/main.ts"], () => ({
      ...STEADY_MEMORY,
      ...shared(),
      METRICS_PORT: String(workerMetricsPort),
    }));
    const vite = path.join(ROOT, "apps", "web", "node_modules", "vite", "bin", "vite.js");
    const where = ["--port", String(port), "--strictPort", "--host", host];
    processes.add("Vite server", [vite, path.join(ROOT, "apps", "web"), ...where], () => ({
      API_ORIGIN: `http://127.0.0.1:${inner}`,
    }));
    await Promise.race([untilReady({ port: inner, host: "127.0.0.1" }), processes.failed]);
  });
  processes.settle();
  database.watch?.((url) => {
    moved = url;
    processes.restartAll();
  });
  console.log(`Lacquer is ready at ${address}`);
}

/**
 * Only this repository's own sources are watched. Watching packages as well would restart processes at every
 * installation.
 */
function watched(app) {
  const sources = globSync("packages/*/src", { cwd: ROOT });
  return ["--watch", ...[`apps/${app}/src`, ...sources].map((folder) => `--watch-path=${folder}`)];
}

main().catch(failed);
