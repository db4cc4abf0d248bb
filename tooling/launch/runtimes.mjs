// `npm run test:runtimes`: runs the client's examples in Deno and Bun. Both are installed from npm into a folder of
// their own. Together they take 200 MB, and people who work only on the studio do not need them.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { turbo } from "./build.mjs";
import { ROOT } from "./environment.mjs";
import { failed, Fault, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { run, step } from "./step.mjs";
import { runSuite } from "./suites.mjs";

const VERSIONS = { deno: "2.9.6", bun: "1.4.5" };
const FOLDER = path.join(ROOT, "node_modules", ".cache", "runtimes");
const PNPM = path.join(ROOT, "node_modules", "pnpm", "bin", "pnpm.cjs");
const LIMIT_MS = 10 * 60 * 1000;

main().catch((error) => {
  // A fault that prevents the tests from running counts as one failed test.
  if (!isStopping() && error instanceof Fault) console.log("0 passed, 1 failed");
  failed(error);
});

async function main() {
  stopOnSignals(1);
  try {
    await step("Installing Deno and Bun", installBoth);
  } catch (error) {
    if (isStopping()) return undefined;
    console.log(`The tests in Deno and Bun are skipped: they cannot run here.\n${error.message}`);
    return end({ passed: 0, failed: 0 });
  }
  await step("Client generated", () => turbo(["generate"]));
  const env = { LACQUER_DENO: program("deno"), LACQUER_BUN: program("bun") };
  const counted = await step("Tests in Deno and Bun", () =>
    runSuite("packages/client", env, "test-runtimes"),
  );
  if (isStopping()) return undefined;
  if (counted.why) console.error(`Tests in Deno and Bun: ${counted.why}`);
  return end(counted);
}

/** Rejects if the machine's system or processor has no such program, or the registry cannot be reached. */
async function installBoth() {
  mkdirSync(FOLDER, { recursive: true });
  const manifest = { name: "runtimes", private: true, dependencies: VERSIONS };
  writeFileSync(path.join(FOLDER, "package.json"), JSON.stringify(manifest));
  const words = ["install", "--ignore-workspace", "--prefer-offline", "--ignore-scripts"];
  const inFolder = { cwd: FOLDER, limitMs: LIMIT_MS };
  await run(process.execPath, [PNPM, ...words], inFolder);
  // Each package brings a script that puts the program for this machine in its place.
  await run(process.execPath, ["install.js"], { ...inFolder, cwd: packageOf("bun") });
  for (const name of Object.keys(VERSIONS)) await run(program(name), ["--version"], inFolder);
}

const packageOf = (name) => path.join(FOLDER, "node_modules", name);
const program = (name) => path.join(FOLDER, "node_modules", ".bin", name);

function end(counted) {
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  return stop(counted.failed === 0 ? 0 : 1);
}
