// Installs Debian packages without letting the system start their services.
import { accessSync, constants, existsSync, rmSync, writeFileSync } from "node:fs";
import { onStop } from "./lifecycle.mjs";
import { run } from "./step.mjs";

/** Debian runs this program to ask whether an installed service may start. */
const POLICY = "/usr/sbin/policy-rc.d";
const LIMIT_MS = 10 * 60 * 1000;

/** True if this program is installed. */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns the reason why Debian packages cannot be installed here, as the end of a sentence, or undefined. */
export function cannotInstall() {
  if (!isProgram("/usr/bin/apt-get")) return "there is no apt-get here";
  if (process.getuid?.() !== 0) return "only root may install them";
  return undefined;
}

/** Rejects with apt's own message if the installation fails. */
export function installFromDebian(packages) {
  return withoutStartingServices(async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const words = ["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
    const apt = (...args) => run("apt-get", args, { env, limitMs: LIMIT_MS });
    await apt(...words, ...packages).catch(async () => {
      // The package lists of a fresh machine are empty or old, so a failed installation is tried again after an update.
      await apt("update");
      await apt(...words, ...packages);
    });
  });
}

async function withoutStartingServices(work) {
  if (existsSync(POLICY)) return work();
  const remove = () => rmSync(POLICY, { force: true });
  writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  const withdraw = onStop(remove);
  try {
    return await work();
  } finally {
    withdraw();
    remove();
  }
}
