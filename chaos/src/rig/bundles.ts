import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { packageFolder } from "@lacquer/db";

type App = "worker" | "server";

const root = path.resolve(packageFolder(), "..", "..");
const built = new Map<App, Promise<string>>();

/**
 * The app as one file, built once for each run, as a path from the app's folder. It starts in half the time of its
 * sources, and the rig starts a hundred.
 */
export function bundleOf(app: App): Promise<string> {
  const known = built.get(app);
  if (known) return known;
  const script = path.join(root, "apps", app, "build.mjs");
  const building = promisify(execFile)(process.execPath, [script]).then(() => `dist/${app}.mjs`);
  built.set(app, building);
  return building;
}

/** Where Node keeps compiled code, so that the next start of the same bundle need not compile. */
export const COMPILE_CACHE = path.join(root, "node_modules", ".cache", "lacquer-chaos");
