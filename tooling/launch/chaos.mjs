// `pnpm chaos [--long] [--seed N] [--only 5,6]`: the fault rig, which ends with one table of the 26 promises.
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
    // The table has already named the broken promise.
    return stop(1);
  }
  return stop(0);
}

main().catch(failed);
