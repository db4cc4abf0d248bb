import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { packageFolder } from "@lacquer/db";

const root = path.resolve(packageFolder(), "..", "..");

/** Bundles of the two apps start in half the time of their sources; the rig starts a hundred. */
export async function buildBundles(): Promise<void> {
  for (const app of ["worker", "server"])
    await promisify(execFile)(process.execPath, [path.join(root, "apps", app, "build.mjs")]);
}

export const BUNDLES = { worker: "dist/worker.mjs", server: "dist/server.mjs" };

/** Where Node keeps what it compiled, so that the next start of the same bundle need not. */
export const COMPILE_CACHE = path.join(root, "node_modules", ".cache", "lacquer-chaos");
