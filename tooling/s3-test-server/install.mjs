// Installs Swift's servers from Debian's packages if they are missing. Debian does not start them as services.
import { cannotInstall, installFromDebian, isProgram } from "../launch/debian.mjs";
import { Fault } from "../launch/lifecycle.mjs";
import { step } from "../launch/step.mjs";

const PACKAGES = ["swift-proxy", "swift-account", "swift-container", "swift-object", "memcached"];
const PROGRAMS = [
  "/usr/bin/swift-proxy-server",
  "/usr/bin/swift-account-server",
  "/usr/bin/swift-container-server",
  "/usr/bin/swift-object-server",
  "/usr/bin/swift-ring-builder",
  "/usr/bin/memcached",
  // Ends Swift's processes together with the launcher.
  "/usr/bin/setpriv",
];

/** Installs the missing packages. Throws a Fault with the reason if they cannot be installed. */
export async function installS3TestServer() {
  if (PROGRAMS.every(isProgram)) return;
  const why = cannotInstall();
  if (why) throw new Fault(`The S3 tests need Debian's ${PACKAGES.join(", ")}, and ${why}.`);
  await step("Installing Swift for the S3 tests", () =>
    installFromDebian(PACKAGES).catch((error) => {
      throw new Fault(
        `${error.message}\nSwift could not be installed. Is Debian's archive reachable?`,
      );
    }),
  );
  const missing = PROGRAMS.filter((file) => !isProgram(file));
  if (missing.length > 0) {
    throw new Fault(`Swift was installed without ${missing.join(", ")}: the S3 tests cannot run.`);
  }
}
