// `node lacquer.mjs <command>` inside a bundle: runs the bundle's servers and workers on the given database.
import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readEnvironment, ROOT, settingFaults, settings } from "../launch/environment.mjs";
import { clearOrphans, forgetProcesses } from "../launch/launchers.mjs";
import { failed, Fault, onStop, stop, stopOnSignals } from "../launch/lifecycle.mjs";
import { COMMANDS, OF_FILES, USAGE as COMMANDS_USAGE } from "../launch/operator-commands.mjs";
import { portFault } from "../launch/port.mjs";
import { untilReady } from "../launch/ready.mjs";
import { STEADY_MEMORY } from "../launch/steady-memory.mjs";
import { run, step } from "../launch/step.mjs";
import { Supervisor } from "../launch/supervise.mjs";

const SERVER = "apps/server/dist/server.mjs";
const WORKER = "apps/worker/dist/worker.mjs";
const USAGE = `Usage: node lacquer.mjs <command>
  start                             applies the migrations, then runs a server and a worker
  server · worker                   runs one of them, for a machine with several
${COMMANDS_USAGE}`;

async function main() {
  stopOnSignals();
  readEnvironment();
  const [name = "", ...words] = process.argv.slice(2);
  if (name === "start") return start();
  if (name === "server") return become(SERVER);
  if (name === "worker") return become(WORKER);
  if (!COMMANDS.has(name))
    throw new Fault(name ? `There is no command named "${name}".\n${USAGE}` : USAGE);
  if (name === "db-push") {
    await migrate();
    return stop(0);
  }
  return stop((await runCommand(name, words)) ? 0 : 1);
}

/** A bundle contains no Postgres, so a database must be given. */
function database() {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = process.env;
  if (!DATABASE_URL) {
    throw new Fault(
      "Set DATABASE_URL to a Postgres database: a bundle does not contain Postgres itself.",
    );
  }
  return { url: DATABASE_DIRECT_URL || DATABASE_URL, pooledUrl: DATABASE_URL };
}

async function migrate() {
  const { applyMigrations } = await import(
    pathToFileURL(path.join(ROOT, "apps/server/dist/migrate.mjs")).href
  );
  await step("Migrations", () =>
    applyMigrations({ ...database(), log: console.log }).catch((error) => {
      throw new Fault(`The database could not be brought up to date: ${error.message}`);
    }),
  );
}

async function start() {
  const faults = settingFaults();
  if (faults.length > 0) throw new Fault(faults.join("\n"));
  database();
  await clearOrphans();
  const fault = await portFault();
  if (fault) throw new Fault(fault);
  onStop(forgetProcesses);
  await migrate();
  const { address, workerMetricsPort, drainSeconds } = settings();
  const processes = new Supervisor({ stopTimeoutMs: (drainSeconds + 10) * 1000 });
  await step("Server and worker", async () => {
    processes.add("server", [SERVER], () => STEADY_MEMORY);
    processes.add("worker", [WORKER], () => ({
      ...STEADY_MEMORY,
      METRICS_PORT: String(workerMetricsPort),
    }));
    await Promise.race([untilReady(), processes.failed]);
  });
  processes.settle();
  console.log(`Lacquer is ready at ${address}`);
}

/**
 * Runs one program in place of this process. Signals of a service manager are passed on to the program, and this
 * process ends when the program ends. The program must be a separate process, because the C library reads the memory
 * settings only at the start of a process.
 */
function become(file) {
  const child = spawn(process.execPath, [path.join(ROOT, file)], {
    env: { ...process.env, ...STEADY_MEMORY },
    stdio: "inherit",
  });
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  onStop(() => {
    child.kill("SIGTERM");
    return ended;
  });
  void ended.then(stop);
}

/**
 * Runs a command to its end. A failure of the command is not reported here, because the command reports its own faults.
 */
function runCommand(name, words) {
  const given = OF_FILES.has(name)
    ? words.map((word) => (word.startsWith("-") ? word : path.resolve(word)))
    : words;
  database();
  const script = path.join(ROOT, "apps/server/dist/cli", `${name}.mjs`);
  return run(process.execPath, [script, ...given], {
    cwd: ROOT,
    env: process.env,
    output: "shown",
  }).then(
    () => true,
    () => false,
  );
}

main().catch(failed);
