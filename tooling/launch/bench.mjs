// `pnpm bench [name …] [flags]`: runs the benches. Each bench prints lines of `what | figure | aim | ok`. Without a
// name, all benches run one after another, so that they do not disturb each other.
import path from "node:path";
import { build } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { ROOT } from "./environment.mjs";
import { failed, Fault, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { STEADY_MEMORY } from "./steady-memory.mjs";
import { run, step } from "./step.mjs";

const BENCHES = {
  claim: "packages/services/bench/claim.ts",
  growth: "packages/services/bench/growth.ts",
  memory: "packages/services/bench/worker-memory.ts",
  render: "packages/imaging/bench/speed.ts",
  nails: "packages/nail-detection/bench/finding.ts",
  preview: "e2e/bench/preview.ts",
  live: "apps/server/bench/live.ts",
  abuse: "apps/server/bench/abuse.ts",
  browser: "e2e/bench/live.ts",
  web: "e2e/bench/web.ts",
  collection: "e2e/bench/collection.ts",
};

/** `pnpm bench nails --sheet` draws the renderer's work instead of measuring how nails are found. */
const SHEET = "packages/imaging/bench/contact-sheet.ts";

async function main() {
  stopOnSignals(1);
  // parseArgs is not used, because everything from the first flag on is passed to the bench, which parses it itself.
  const words = process.argv.slice(2);
  const flagsFrom = words.findIndex((word) => word.startsWith("-"));
  const names = flagsFrom === -1 ? words : words.slice(0, flagsFrom);
  const flags = flagsFrom === -1 ? [] : words.slice(flagsFrom);
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown) {
    throw new Fault(`There is no bench named "${unknown}"; there are ${Object.keys(BENCHES)}.`);
  }
  await step("Build", build);
  const browser = await chromium();
  // The bench runs with a worker's memory settings.
  const env = { ...process.env, ...STEADY_MEMORY, ...(browser && { CHROME_PATH: browser }) };
  let broken = 0;
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    if (isStopping()) return;
    const sheet = name === "nails" && flags.includes("--sheet");
    const file = path.join(ROOT, sheet ? SHEET : BENCHES[name]);
    const options = { cwd: path.dirname(path.dirname(file)), env, output: "shown" };
    const given = flags.filter((flag) => flag !== "--sheet");
    await step(`Bench ${name}`, () => run(process.execPath, [file, ...given], options)).catch(
      (error) => {
        broken += 1;
        console.error(error.message);
      },
    );
  }
  await stop(broken === 0 ? 0 : 1);
}

main().catch(failed);
