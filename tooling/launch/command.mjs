// The operator's commands. Each finds its database as `npm start` does; an embedded Postgres that had to be
// started for the command is stopped again after it.
import path from "node:path";
import { generate } from "./build.mjs";
import { databaseEnvironment, migrate, openDatabase } from "./database.mjs";
import { ROOT } from "./environment.mjs";
import { failed, Fault, stop, stopOnSignals } from "./lifecycle.mjs";
import { run } from "./step.mjs";

const NAMES = new Set(["db-push", "doctor", "credits", "users"]);

async function main() {
  stopOnSignals(1);
  const [name, ...words] = process.argv.slice(2);
  if (!NAMES.has(name)) throw new Fault(`There is no command named "${name}".`);
  if (name !== "db-push") await generate();
  const database = await openDatabase({ onlyIfStarted: true, log: () => {} });
  if (name === "db-push") {
    await migrate(database);
    return stop(0);
  }
  const script = path.join(ROOT, "apps", "server", "src", "cli", `${name}.ts`);
  try {
    await run(process.execPath, [script, ...words], {
      cwd: ROOT,
      env: { ...process.env, ...databaseEnvironment(database) },
      output: "shown",
    });
    return stop(0);
  } catch {
    // The command has said in words what was wrong.
    return stop(1);
  }
}

main().catch(failed);
