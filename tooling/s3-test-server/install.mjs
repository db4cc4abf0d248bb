// Swift's servers from Debian's packages, installed where they are missing and never started by the system.
import { accessSync, constants, existsSync, rmSync, writeFileSync } from "node:fs";
import { Fault, onStop } from "../launch/lifecycle.mjs";
import { run, step } from "../launch/step.mjs";

const PACKAGES = ["swift-proxy", "swift-account", "swift-container", "swift-object", "memcached"];
const PROGRAMS = [
  "/usr/bin/swift-proxy-server",
  "/usr/bin/swift-account-server",
  "/usr/bin/swift-container-server",
  "/usr/bin/swift-object-server",
  "/usr/bin/swift-ring-builder",
  "/usr/bin/memcached",
  // Swift's processes end with the launcher by it.
  "/usr/bin/setpriv",
];
/** The system asks this program whether an installed service may start. */
const POLICY = "/usr/sbin/policy-rc.d";
const LIMIT_MS = 10 * 60 * 1000;

const there = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Installs what is missing. Throws a Fault that says why it cannot. */
export async function installS3TestServer() {
  if (PROGRAMS.every(there)) return;
  if (process.getuid?.() !== 0) {
    throw new Fault(
      `The S3 tests need Swift: install ${PACKAGES.join(", ")}, or run them as root, which installs them.`,
    );
  }
  if (!there("/usr/bin/apt-get")) {
    throw new Fault(
      "The S3 tests need Swift from Debian's packages, and there is no apt-get here.",
    );
  }
  await step("Installing Swift for the S3 tests", () => withoutStartingServices(installPackages));
  const missing = PROGRAMS.filter((file) => !there(file));
  if (missing.length > 0) {
    throw new Fault(`Swift was installed without ${missing.join(", ")}: the S3 tests cannot run.`);
  }
}

async function installPackages() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const words = ["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
  const apt = (...args) => run("apt-get", args, { env, limitMs: LIMIT_MS });
  await apt(...words, ...PACKAGES).catch(async () => {
    // The lists of a fresh machine are empty or old.
    await apt("update");
    await apt(...words, ...PACKAGES).catch((error) => {
      throw new Fault(
        `${error.message}\nSwift could not be installed. Is Debian's archive reachable?`,
      );
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
