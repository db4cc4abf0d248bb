// Runs tests against a Debian program. A missing program is installed. If the program cannot be installed, the tests
// are skipped with a message.
import { turbo } from "./build.mjs";
import { cannotInstall, installFromDebian, isProgram } from "./debian.mjs";
import { failed, Fault, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { step } from "./step.mjs";
import { runSuite } from "./suites.mjs";

/**
 * Runs the tests in `within`, a folder of `suite`, and ends the launcher. `title` is the program's name for messages.
 * `prepare` runs before the tests. If it returns a reason, the tests are skipped.
 */
export function runDebianSuite({ title, program, packageName, suite, within, prepare }) {
  main().catch((error) => {
    // A fault that prevents the tests from running counts as one failed test.
    if (!isStopping() && error instanceof Fault) console.log("0 passed, 1 failed");
    failed(error);
  });

  async function main() {
    stopOnSignals(1);
    const why = (await missing()) ?? (await prepare?.());
    if (why) {
      console.log(`The tests behind ${title} are skipped: ${why}`);
      return end({ passed: 0, failed: 0 });
    }
    await step("Client generated", () => turbo(["generate"]));
    const counted = await step(`Tests behind ${title}`, () => runSuite(suite, {}, within));
    if (isStopping()) return undefined;
    if (counted.why) console.error(`Tests behind ${title}: ${counted.why}`);
    return end(counted);
  }

  /** Returns the reason why the program is missing and cannot be installed, or undefined. */
  async function missing() {
    if (isProgram(program)) return undefined;
    const why = cannotInstall();
    if (why) return `they need Debian's ${packageName}, and ${why}.`;
    try {
      await step(`Installing ${title}`, () => installFromDebian([packageName]));
    } catch (error) {
      return `${title} could not be installed. Is Debian's archive reachable?\n${error.message}`;
    }
    return isProgram(program) ? undefined : `Debian's ${packageName} came without its program.`;
  }
}

function end(counted) {
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  return stop(counted.failed === 0 ? 0 : 1);
}
