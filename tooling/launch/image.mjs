// `npm run test:image`: runs the steps of the Dockerfile without Docker, in the root folder of an empty Debian, and
// starts what these steps have made.
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { runDebianSuite } from "./debian-suite.mjs";
import { ROOT } from "./environment.mjs";
import { run, step } from "./step.mjs";

/**
 * An empty Debian, kept for the next run. From it, apps/server/test-image makes the folder that stands in for the base
 * image.
 */
const DEBIAN = path.join(ROOT, "node_modules", ".cache", "lacquer-image", "debian");
const LIMIT_MS = 10 * 60 * 1000;

/**
 * Makes the empty Debian if it is missing. If that is impossible, returns a sentence with the reason; otherwise
 * undefined.
 */
async function makeDebian() {
  if (process.getuid?.() !== 0) return "only the root user may use another root folder.";
  if (existsSync(DEBIAN)) return undefined;
  const half = `${DEBIAN}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  try {
    await step("Empty Debian", () =>
      run("debootstrap", ["--variant=minbase", "bookworm", half], { limitMs: LIMIT_MS }),
    );
  } catch (error) {
    return `there is no empty Debian. Is Debian's archive reachable?\n${error.message}`;
  }
  // The folder gets its final name only when it is complete, so that an incomplete Debian is never used.
  renameSync(half, DEBIAN);
  return undefined;
}

runDebianSuite({
  title: "debootstrap",
  program: "/usr/sbin/debootstrap",
  packageName: "debootstrap",
  suite: "apps/server",
  within: "test-image",
  prepare: makeDebian,
});
