// `npm run test:pooler`: servers and workers behind Debian's PgBouncer in transaction mode, as it comes.
import { turbo } from "./build.mjs";
import { failed, Fault, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { cannotInstall, installFromDebian, isProgram } from "./debian.mjs";
import { step } from "./step.mjs";
import { runSuite } from "./suites.mjs";

const SUITE = "apps/server";
const PROGRAM = "/usr/sbin/pgbouncer";

async function main() {
  stopOnSignals(1);
  const why = await missing();
  if (why) {
    console.log(`The pooler's tests are skipped: ${why}`);
    return end({ passed: 0, failed: 0 });
  }
  await step("Client generated", () => turbo(["generate"]));
  const counted = await step("Tests behind PgBouncer", () => runSuite(SUITE, {}, "test-pooler"));
  if (isStopping()) return undefined;
  if (counted.why) console.error(`Tests behind PgBouncer: ${counted.why}`);
  return end(counted);
}

/** Why PgBouncer is not here and cannot be, or nothing. */
async function missing() {
  if (isProgram(PROGRAM)) return undefined;
  const why = cannotInstall();
  if (why) return `they need Debian's pgbouncer, and ${why}.`;
  try {
    await step("Installing PgBouncer", () => installFromDebian(["pgbouncer"]));
  } catch (error) {
    return `PgBouncer could not be installed. Is Debian's archive reachable?\n${error.message}`;
  }
  return isProgram(PROGRAM) ? undefined : "Debian's pgbouncer came without its program.";
}

function end(counted) {
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  return stop(counted.failed === 0 ? 0 : 1);
}

main().catch((error) => {
  // What kept the tests from running counts as one that failed.
  if (!isStopping() && error instanceof Fault) console.log("0 passed, 1 failed");
  failed(error);
});
