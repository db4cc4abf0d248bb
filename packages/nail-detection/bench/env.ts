import { existsSync } from "node:fs";

const PLACES = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/google-chrome-stable"];

/** The browser for the measurement. Throws when there is none. */
export function browserPath(): string {
  const found = PLACES.find((place) => place && existsSync(place));
  if (!found) throw new Error("No Chromium was found. Install one, or name it in CHROME_PATH.");
  return found;
}
