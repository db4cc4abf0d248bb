// The first file that runs, on whatever Node (18 or newer) the machine has. This file makes the quick checks, installs
// the packages, and starts this repository's pinned Node. Do not use newer syntax or packages here.
import path from "node:path";
import { ROOT, readEnvironment, settingFaults } from "./environment.mjs";
import { handOver } from "./hand-over.mjs";
import { install } from "./install.mjs";
import { clearOrphans } from "./launchers.mjs";
import { failed, Fault, isStopping } from "./lifecycle.mjs";
import { portFault } from "./port.mjs";

const SCRIPTS = {
  start: "start.mjs",
  dev: "dev.mjs",
  test: "test.mjs",
  command: "command.mjs",
  bench: "bench.mjs",
  chaos: "chaos.mjs",
  shots: "shots.mjs",
  bundle: "../bundle/make-bundle.mjs",
  s3: "../s3-test-server/run-tests.mjs",
  pooler: "pooler.mjs",
  prometheus: "prometheus.mjs",
  proxy: "proxy.mjs",
  image: "image.mjs",
  runtimes: "runtimes.mjs",
  browser: "browser.mjs",
  "test-bundle": "bundle-suite.mjs",
};
/** Commands that have their own settings, so they must not use a database or a paid key from .env. */
const OWN_SETTINGS = new Set([
  "test",
  "bench",
  "chaos",
  "shots",
  "bundle",
  "s3",
  "pooler",
  "prometheus",
  "proxy",
  "image",
  "runtimes",
  "browser",
  "test-bundle",
]);

async function main() {
  const [name = "", ...words] = process.argv.slice(2);
  const script = SCRIPTS[name];
  if (!script) throw new Fault(`There is no command named "${name}".`);
  const serves = name === "start" || name === "dev";
  if (!OWN_SETTINGS.has(name)) readEnvironment();
  const faults = settingFaults();
  if (faults.length > 0) throw new Fault(faults.join("\n"));
  if (serves) {
    await clearOrphans();
    const fault = await portFault();
    if (fault) throw new Fault(fault);
  }
  await install({ quietWhenDone: name === "command" });
  if (!isStopping()) handOver(path.join(ROOT, "tooling", "launch", script), words);
}

main().catch(failed);
