// `npm start`: builds, prepares the database, and runs server and worker until it is told to stop.
import { build } from "./build.mjs";
import { databaseEnvironment, migrate, openDatabase } from "./database.mjs";
import { settings } from "./environment.mjs";
import { forgetProcesses } from "./launchers.mjs";
import { failed, onStop, stopOnSignals } from "./lifecycle.mjs";
import { untilReady } from "./ready.mjs";
import { step } from "./step.mjs";
import { STEADY_MEMORY } from "./steady-memory.mjs";
import { Supervisor } from "./supervise.mjs";

async function main() {
  stopOnSignals();
  const { address, workerMetricsPort, drainSeconds } = settings();
  await step("Building", () => build());
  onStop(forgetProcesses);
  const database = await step("Database", () => openDatabase());
  await migrate(database);

  let moved;
  const shared = () => databaseEnvironment(database, moved);
  const processes = new Supervisor({ stopTimeoutMs: (drainSeconds + 10) * 1000 });
  await step("Server and worker", async () => {
    processes.add("server", ["apps/server/dist/server.mjs"], () => ({
      ...STEADY_MEMORY,
      ...shared(),
    }));
    processes.add("worker", ["apps/worker/dist/worker.mjs"], () => ({
      ...STEADY_MEMORY,
      ...shared(),
      METRICS_PORT: String(workerMetricsPort),
    }));
    await Promise.race([untilReady(), processes.failed]);
  });
  processes.settle();
  database.watch?.((url) => {
    moved = url;
    processes.restartAll();
  });
  console.log(`Lacquer is ready at ${address}`);
}

main().catch(failed);
