// Runs the operator's commands. All can be called as `pnpm lacquer <command>`, and some by scripts such as `npm run
// backup`. A command finds its database in the same way as `npm start`. If the embedded Postgres had to be started for
// the command, it is stopped afterwards.
import path from "node:path";
import { generate } from "./build.mjs";
import { databaseEnvironment, migrate, openDatabase } from "./database.mjs";
import { ROOT } from "./environment.mjs";
import { failed, Fault, stop, stopOnSignals } from "./lifecycle.mjs";
import { COMMANDS, OF_FILES, USAGE as COMMANDS_USAGE } from "./operator-commands.mjs";
import { run } from "./step.mjs";

const USAGE = `Usage: pnpm lacquer <command>\n${COMMANDS_USAGE}`;
/**
 * If opening the database takes longer than this, the doctor reports that, because it must end within 20 s in total.
 */
const DOCTOR_OPENING_MS = 4_000;

async function main() {
  stopOnSignals(1);
  const [name, ...words] = process.argv.slice(2);
  if (!COMMANDS.has(name))
    throw new Fault(name ? `There is no command named "${name}".\n${USAGE}` : USAGE);
  if (name !== "db-push") await generate();
  const given = OF_FILES.has(name) ? words.map(fromHere) : words;
  // The file is checked first, because a file that cannot be restored must not even leave an empty database behind.
  if (name === "restore" && !(await runScript(name, ["--check", ...given], {}))) return stop(1);
  const database = await open(name);
  if (name === "db-push") {
    await migrate(database);
    return stop(0);
  }
  const environment = database ? databaseEnvironment(database) : {};
  return stop((await runScript(name, given, environment)) ? 0 : 1);
}

/**
 * Opens the database. The doctor also runs without a database, because it reports the reason why the database cannot be
 * opened.
 */
function open(name) {
  const opening = openDatabase({ onlyIfStarted: true, log: () => {} });
  if (name !== "doctor") return opening;
  const tooLong = new Promise((resolve) => setTimeout(resolve, DOCTOR_OPENING_MS).unref());
  return Promise.race([opening.catch(() => undefined), tooLong]);
}

/**
 * Runs a command to its end. A failure of the command is not reported here, because the command reports its own faults.
 */
function runScript(name, words, environment) {
  const script = path.join(ROOT, "apps", "server", "src", "cli", `${name}.ts`);
  return run(process.execPath, [script, ...words], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    output: "shown",
  }).then(
    () => true,
    () => false,
  );
}

function fromHere(word) {
  return word.startsWith("-") ? word : path.resolve(process.env.INIT_CWD || ROOT, word);
}

main().catch(failed);
