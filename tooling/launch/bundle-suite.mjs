// `npm run test:bundle`: makes a bundle and runs it as another user in an empty folder.
import { failed, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { step } from "./step.mjs";
import { runSuite } from "./suites.mjs";

async function main() {
  stopOnSignals(1);
  const counted = await step("Tests of the bundle", () =>
    runSuite("apps/server", {}, "test-bundle"),
  );
  if (isStopping()) return undefined;
  if (counted.why) console.error(`Tests of the bundle: ${counted.why}`);
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  return stop(counted.failed === 0 ? 0 : 1);
}

main().catch(failed);
