import { accessSync, constants, globSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { run, step } from "./step.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Returns an installed Chromium or Chrome. If there is none on Debian and the user is root, Chromium is installed. */
export async function chromium() {
  const found = find();
  if (found || process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) return found;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () =>
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
  await step("Installing Chromium for the browser tests", async () => {
    await install().catch(async () => {
      await run("apt-get", ["update"], { env });
      await install();
    });
  }).catch((error) => console.error(error.message));
  return find();
}

function find() {
  const { CHROME_PATH, PATH = "" } = process.env;
  const onPath = PATH.split(path.delimiter).flatMap((folder) =>
    NAMES.map((name) => path.join(folder, name)),
  );
  const playwright = globSync("chromium-*/chrome-linux*/chrome", {
    cwd: path.join(homedir(), ".cache", "ms-playwright"),
  }).map((file) => path.join(homedir(), ".cache", "ms-playwright", file));
  return [CHROME_PATH, ...PLACES, ...onPath, ...playwright].find((file) => file && isProgram(file));
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
