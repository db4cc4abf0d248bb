// `npm run test:browser`: runs all tests in a browser, also those that `npm test` leaves out because they take long.
import { build } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { failed, Fault, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { step } from "./step.mjs";
import { runSuite } from "./suites.mjs";

async function main() {
  stopOnSignals(1);
  await step("Build", build);
  const browser = await chromium();
  if (!browser) throw new Fault("No Chromium was found. Install one, or name it in CHROME_PATH.");
  const counted = await step("Tests in a browser", () => runSuite("e2e", { CHROME_PATH: browser }));
  if (isStopping()) return undefined;
  if (counted.why) console.error(`Tests in a browser: ${counted.why}`);
  for (const line of counted.unsteady ?? [])
    console.error(`Passed at the second attempt only: ${line}`);
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  return stop(counted.failed === 0 ? 0 : 1);
}

main().catch(failed);
