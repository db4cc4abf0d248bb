import { existsSync } from "node:fs";

const PLACES = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/google-chrome-stable"];

/** Returns the path of the browser for the measurement. Throws when no browser is found. */
export function browserPath(): string {
  const found = PLACES.find((place) => place && existsSync(place));
  if (!found) throw new Error("No Chromium was found. Install one, or name it in CHROME_PATH.");
  return found;
}
