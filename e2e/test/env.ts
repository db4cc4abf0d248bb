import { existsSync } from "node:fs";

const PLACES = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/google-chrome-stable"];

/**
 * Returns the path of the browser to drive. Throws when none is installed, because a test that did not run must not
 * count as passed.
 */
export function browserPath(): string {
  const found = PLACES.find((place) => place && existsSync(place));
  if (!found) throw new Error("No Chromium was found. Install one, or name it in CHROME_PATH.");
  return found;
}

/** Returns this process's environment with changes, for a child process. */
export function environmentWith(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
