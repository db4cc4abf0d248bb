// `pnpm shots [flags]`: takes a picture of every screen and state of the studio, in the ignored folder `shots`. `pnpm
// shots macro [flags]`: draws close-ups of the painter's work, in `shots/macro`.
import path from "node:path";
import { build } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { ROOT } from "./environment.mjs";
import { failed, Fault, stop, stopOnSignals } from "./lifecycle.mjs";
import { run, step } from "./step.mjs";

/** The close-ups need neither a build nor a browser. */
async function macro(flags) {
  const cwd = path.join(ROOT, "packages", "imaging");
  const script = path.join(cwd, "bench", "macro-sheet.ts");
  await step("Macro sheets", () =>
    run(process.execPath, [script, ...flags], { cwd, output: "shown" }),
  );
  return stop(0);
}

async function main() {
  stopOnSignals(1);
  const [first, ...rest] = process.argv.slice(2);
  if (first === "macro") return macro(rest);
  await step("Build", build);
  const browser = await chromium();
  if (!browser) throw new Fault("No Chromium was found. Install one, or name it in CHROME_PATH.");
  const script = path.join(ROOT, "e2e", "shots", "main.ts");
  const options = { cwd: path.join(ROOT, "e2e"), env: { ...process.env, CHROME_PATH: browser } };
  try {
    await step("Shots", () =>
      run(process.execPath, [script, ...process.argv.slice(2)], { ...options, output: "shown" }),
    );
  } catch {
    // No message is printed here, because the script has already named the screen that could not be reached.
    return stop(1);
  }
  return stop(0);
}

main().catch(failed);
