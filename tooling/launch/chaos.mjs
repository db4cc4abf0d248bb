// `pnpm chaos [--long] [--seed N] [--only 5,6]`: runs the fault rig, which prints a table of the 27 promises at the
// end.
import path from "node:path";
import { turbo } from "./build.mjs";
import { ROOT } from "./environment.mjs";
import { failed, stop, stopOnSignals } from "./lifecycle.mjs";
import { run, step } from "./step.mjs";

async function main() {
  stopOnSignals(1);
  await step("Build", () => turbo(["generate"]));
  const script = path.join(ROOT, "chaos", "src", "main.ts");
  try {
    await run(process.execPath, [script, ...process.argv.slice(2)], { cwd: ROOT, output: "shown" });
  } catch {
    // No message is printed here, because the table already shows the broken promise.
    return stop(1);
  }
  return stop(0);
}

main().catch(failed);
